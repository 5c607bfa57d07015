import type { Table } from '../../data/table.ts';
import { padded, writeRows, type Memory } from './memory.ts';

/** Where a table's rows lie in the module's memory: addresses of `[rows, stride]`. */
export interface PlacedTable {
	inputs: number;
	targets: number;
}

/** Tables in the module's memory: each once, however many networks learn from it. */
export class Tables {
	readonly #memory: Memory;
	readonly #placed = new Map<Table, PlacedTable>();

	constructor(memory: Memory) {
		this.#memory = memory;
	}

	of(table: Table): PlacedTable {
		let placed = this.#placed.get(table);
		if (!placed) {
			placed = this.allocate(table.rows, table);
			this.write(placed, table);
			this.#placed.set(table, placed);
		}
		return placed;
	}

	/** Room for so many rows as wide as those of `like`. */
	allocate(rows: number, like: Table): PlacedTable {
		const room = (values: Float32Array) =>
			this.#memory.allocate(padded(rows) * padded(values.length / like.rows));
		return { inputs: room(like.inputs), targets: room(like.targets) };
	}

	write({ inputs, targets }: PlacedTable, table: Table): void {
		this.#write(inputs, table.inputs, table.rows);
		this.#write(targets, table.targets, table.rows);
	}

	#write(address: number, values: Float32Array, rows: number): void {
		const width = values.length / rows;
		writeRows(this.#memory.floats(address, rows * padded(width)), values, width);
	}
}

import { formatCount } from '../../../format.ts';
import { commonestWidth } from './delimiter.ts';
import { hasColumnNames, nameColumns } from './columnNames.ts';
import { TableProblem } from '../problem.ts';
import type { RawColumn, RawTable } from './rawTable.ts';

/** From so many rows one can tell names from cells, and how many cells a row has. */
const firstRows = 1000;

export const oneColumn =
	'There is only one column in it. A network needs at least two: one to learn from, one to predict. ' +
	'Columns may be parted by commas, semicolons, tabs or vertical bars.';

/** Takes rows of cells, and gives columns of words. */
export class RowCollector {
	#asked: boolean | undefined;
	/** Kept until it is clear what they are; null once it is. */
	#first: string[][] | null = [];
	#hasNames = false;
	#width = 0;
	#names: string[] = [];
	#warnings: string[] = [];
	#words: Map<string, number>[] = [];
	#cells: number[][] = [];
	#uneven: number[] = [];
	#rows = 0;

	constructor(hasNames: boolean | undefined) {
		this.#asked = hasNames;
	}

	/** `wrong` is the row among these in which a quotation mark stands where none may. */
	add(rows: readonly string[][], wrong: number | undefined) {
		for (const [i, row] of rows.entries()) {
			if (i === wrong) throw new TableProblem(this.#quoteProblem());
			if (row.length === 1 && row[0].trim() === '') continue;
			if (this.#first === null) this.#take(row);
			else if (this.#first.push(row) === firstRows) this.#begin();
		}
		if (wrong !== undefined && wrong >= rows.length) throw new TableProblem(this.#quoteProblem());
	}

	#quoteProblem(): string {
		const line = formatCount(this.#rows + (this.#first?.length ?? (this.#hasNames ? 1 : 0)) + 1);
		return `In line ${line} a quotation mark opens a cell and does not close it. Within a cell it must be written twice.`;
	}

	#begin() {
		const rows = this.#first ?? [];
		this.#first = null;
		this.#width = commonestWidth(rows);
		if (this.#width < 2) throw new TableProblem(rows.length ? oneColumn : 'There is no row in it.');
		this.#hasNames = this.#asked ?? hasColumnNames(rows);
		const written = this.#hasNames ? rows.shift()! : [];
		// As R writes it: the names of the rows have no name themselves.
		if (this.#hasNames && written.length === this.#width - 1) written.unshift('');
		const { names, warnings } = nameColumns(written, this.#width);
		this.#names = names;
		this.#warnings = warnings;
		this.#words = names.map(() => new Map());
		this.#cells = names.map(() => []);
		for (const row of rows) this.#take(row);
	}

	#take(row: readonly string[]) {
		const isEven =
			row.length === this.#width ||
			(row.length > this.#width && row.slice(this.#width).every((cell) => cell.trim() === ''));
		if (!isEven) this.#uneven.push(this.#rows);
		for (let column = 0; column < this.#width; column++) {
			const words = this.#words[column];
			const word = row[column] ?? '';
			let at = words.get(word);
			if (at === undefined) words.set(word, (at = words.size));
			this.#cells[column].push(at);
		}
		this.#rows++;
	}

	finish(): Pick<RawTable, 'columns' | 'rows' | 'hasNames' | 'uneven' | 'warnings'> {
		if (this.#first) this.#begin();
		if (this.#uneven.length > this.#rows / 4) {
			const [uneven, all] = [this.#uneven.length, this.#rows].map(formatCount);
			throw new TableProblem(
				`This is not a table: ${uneven} of its ${all} rows have more or fewer cells than the others.`
			);
		}
		const columns = this.#names.map((name, column): RawColumn => ({
			name,
			words: [...this.#words[column].keys()],
			cells: Uint32Array.from(this.#cells[column])
		}));
		return {
			columns,
			rows: this.#rows,
			hasNames: this.#hasNames,
			uneven: this.#uneven,
			warnings: this.#warnings
		};
	}
}

import { shuffle } from '../../random/shuffle.ts';
import { randomStream } from '../../random/randomStream.ts';
import type { ColumnReading } from './reading/columnReading.ts';
import type { Column } from './columns.ts';
import { largestInputs } from './limits.ts';
import type { TableInput } from './ownTable.ts';
import type { RawTable } from './reading/rawTable.ts';
import { shorten } from './shorten.ts';

interface EncodedColumn {
	inputs: TableInput[];
	/** `[rows, inputs]` */
	values: Float64Array;
}

export interface EncodedInputs {
	inputs: TableInput[];
	/** `[rows, inputs]` */
	values: Float64Array;
	/** How many columns went beyond the limit. */
	beyondLimit: number;
}

/** Numbers as they are; words one input each, 1 where the row has the word and 0 elsewhere. */
export function encodeInputs(
	raw: RawTable,
	readings: readonly ColumnReading[],
	columns: readonly Column[],
	rows: Int32Array
): EncodedInputs {
	const used = columns.flatMap(({ role }, i) => (role === 'input' ? i : []));
	const labels = new Map(used.map((column) => [column, labelsOf(column)]));
	const widthOf = (column: number) => labels.get(column)?.length ?? 1;

	/** The words that these rows have; null for numbers. */
	function labelsOf(column: number): number[] | null {
		if (columns[column].kind === 'number') return null;
		const { categories } = readings[column];
		const found = new Set<number>();
		for (const row of rows) found.add(categories[raw.columns[column].cells[row]]);
		return [...found].sort((one, other) => one - other);
	}

	function encode(column: number): EncodedColumn {
		const name = shorten(columns[column].name);
		const { numbers, categories, labels: words } = readings[column];
		const { cells } = raw.columns[column];
		const found = labels.get(column);
		if (!found) {
			return {
				inputs: [{ name, column: name }],
				values: Float64Array.from(rows, (row) => numbers[cells[row]])
			};
		}
		const places = new Map(found.map((label, i) => [label, i]));
		const values = new Float64Array(rows.length * found.length);
		for (const [i, row] of rows.entries()) {
			values[i * found.length + places.get(categories[cells[row]])!] = 1;
		}
		const inputs = found.map((label) => {
			const word = shorten(words[label]);
			return { name: `${name}: ${word}`, column: name, word };
		});
		return { inputs, values };
	}

	const kept = withinLimit(used, widthOf);
	const encoded = kept.map(encode);
	const inputs = encoded.flatMap((column) => column.inputs);
	const values = new Float64Array(rows.length * inputs.length);
	let start = 0;
	for (const column of encoded) {
		const width = column.inputs.length;
		for (let row = 0; row < rows.length; row++) {
			const from = column.values.subarray(row * width, (row + 1) * width);
			values.set(from, row * inputs.length + start);
		}
		start += width;
	}
	return { inputs, values, beyondLimit: used.length - kept.length };
}

/** All of the columns, or as many as fit, drawn at random, in their own order. */
function withinLimit(columns: readonly number[], widthOf: (column: number) => number): number[] {
	const total = columns.reduce((sum, column) => sum + widthOf(column), 0);
	if (total <= largestInputs) return [...columns];
	let left = largestInputs;
	const kept: number[] = [];
	for (const i of shuffle(columns.length, randomStream(0, 'table', 'columns'))) {
		if (widthOf(columns[i]) > left) continue;
		left -= widthOf(columns[i]);
		kept.push(columns[i]);
	}
	return kept.sort((one, other) => one - other);
}

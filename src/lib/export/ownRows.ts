import type { DataSettings } from '../data/draw.ts';
import { partsOf } from '../data/tables/drawTable.ts';
import type { OwnTable } from '../data/tables/ownTable.ts';
import { toCsv } from '../data/tables/reading/csv.ts';

/** The rows of a reader's table with their part, in the reader's own words and units. */
export function ownRowsCsv(table: OwnTable, settings: DataSettings): string {
	const { inputs, values, target, targets } = table;
	const parts = partsOf(table, settings);
	const cellsOf = (part: string) => (row: number) => [
		part,
		...values.subarray(row * inputs.length, (row + 1) * inputs.length),
		target.task === 'classification' ? target.classes[targets[row]] : targets[row]
	];
	return toCsv(
		['part', ...inputs.map(({ name }) => name), target.name],
		[
			...Array.from(parts.training, cellsOf('training')),
			...Array.from(parts.validation, cellsOf('validation')),
			...Array.from(parts.keptAside, cellsOf('kept aside'))
		]
	);
}

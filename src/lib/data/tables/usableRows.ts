import { counted, formatCount } from '../../format.ts';
import type { ColumnReading } from './reading/columnReading.ts';
import type { Column } from './columns.ts';
import { isMissing } from './reading/cells.ts';
import { cellOf, type RawTable } from './reading/rawTable.ts';
import { shorten } from './shorten.ts';

export interface UsableRows {
	/** From 0, in their order. */
	rows: Int32Array;
	/** The others. */
	leftOut: Int32Array;
	/** Why others are left out, in sentences; `warnings` where something is wrong with them. */
	notes: string[];
	warnings: string[];
}

const fewRows = 3;

/** The rows in which every column that is used has a value of its kind. */
export function usableRows(
	raw: RawTable,
	readings: readonly ColumnReading[],
	columns: readonly Column[]
): UsableRows {
	const used = columns.flatMap(({ role }, i) => (role === 'left out' ? [] : i));
	const uneven = new Set(raw.uneven);
	const missing: number[] = [];
	const strangers = new Map<number, number[]>();
	const rows: number[] = [];
	const others: number[] = [];
	for (let row = 0; row < raw.rows; row++) {
		const wrong = used.find((column) => !hasValue(raw, readings, columns, column, row));
		if (wrong === undefined && !uneven.has(row)) {
			rows.push(row);
			continue;
		}
		others.push(row);
		if (wrong === undefined || uneven.has(row)) continue;
		if (used.some((column) => isMissing(cellOf(raw.columns[column], row)))) missing.push(row);
		else if (strangers.has(wrong)) strangers.get(wrong)!.push(row);
		else strangers.set(wrong, [row]);
	}
	const notes =
		missing.length > 0 ? [`${leftOut(missing, raw.rows)}: a cell that is needed is missing.`] : [];
	const warnings = [...strangers].map(([column, found]) => {
		const { name } = columns[column];
		const cell = shorten(cellOf(raw.columns[column], found[0]));
		const again = found.length - 1;
		const more = again > 0 ? `, and so in ${counted(again, 'more row')}` : '';
		const sentence = `Row ${formatCount(found[0] + 1)}, column “${name}”: “${cell}” is not a number${more}.`;
		return `${sentence} ${found.length === 1 ? 'The row is' : 'These rows are'} left out.`;
	});
	if (raw.uneven.length > 0) {
		warnings.push(`${leftOut(raw.uneven, raw.rows)}: more or fewer cells than in the others.`);
	}
	return { rows: Int32Array.from(rows), leftOut: Int32Array.from(others), notes, warnings };
}

function hasValue(
	raw: RawTable,
	readings: readonly ColumnReading[],
	columns: readonly Column[],
	column: number,
	row: number
): boolean {
	const word = raw.columns[column].cells[row];
	const { numbers, categories } = readings[column];
	return columns[column].kind === 'number' ? !Number.isNaN(numbers[word]) : categories[word] >= 0;
}

/** "Rows 4 and 272 are left out", "7 of 60 rows are left out". */
function leftOut(rows: readonly number[], all: number): string {
	const { length } = rows;
	const verb = length === 1 ? 'is' : 'are';
	if (length > fewRows) return `${formatCount(length)} of ${counted(all, 'row')} ${verb} left out`;
	const numbers = rows.map((row) => formatCount(row + 1));
	const last = numbers.pop()!;
	const listed = numbers.length > 0 ? `${numbers.join(', ')} and ${last}` : last;
	return `${length === 1 ? 'Row' : 'Rows'} ${listed} ${verb} left out`;
}

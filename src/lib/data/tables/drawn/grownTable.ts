/** A drawing that is drawn on while networks learn from it. */
import type { Growth, OwnTable } from '../ownTable.ts';
import { keptRows, type PointCounts } from '../parts.ts';

/** A table that networks learn from. */
export interface TableInUse extends PointCounts {
	table: OwnTable;
	/** Share of the rows that stays aside. */
	kept: number;
}

/**
 * The table in use with the points that `drawn` has beyond it; the one in use where there are none. Null
 * where `drawn` does not begin with the same points of the same classes. As large a share of the points
 * that join is new and kept aside as of those before.
 */
export function grownTable(inUse: TableInUse, drawn: OwnTable): TableInUse | null {
	const { table, training, validation, kept } = inUse;
	if (!beginsWith(drawn, table)) return null;
	const rows = drawn.rows - table.rows;
	if (rows === 0) return inUse;
	const before = keptRows(table.rows, { kept });
	const aside = keptRows(drawn.rows, { kept }) - before;
	const share = Math.round((drawn.rows * validation) / table.rows) - validation;
	const judged = Math.max(0, Math.min(share, rows - aside));
	const learned = rows - aside - judged;
	const growth: Growth = { rows, learned, aside, front: training, back: validation + before };
	return {
		table: { ...drawn, growths: [...(table.growths ?? []), growth] },
		training: training + learned,
		validation: validation + judged,
		kept
	};
}

/** Whether the first points of a drawing are those of another one, of the same classes. */
export function beginsWith(drawn: OwnTable, table: OwnTable): boolean {
	const isSame = (one: Float64Array, other: Float64Array) =>
		one.every((value, at) => value === other[at]);
	return (
		Boolean(drawn.isDrawn && table.isDrawn) &&
		drawn.rows >= table.rows &&
		drawn.inputs.length === table.inputs.length &&
		JSON.stringify(drawn.target) === JSON.stringify(table.target) &&
		isSame(table.values, drawn.values) &&
		isSame(table.targets, drawn.targets)
	);
}

/** Null where they fit no table of so many rows. */
export function checkedGrowths(growths: unknown, rows: number): Growth[] | null {
	if (!Array.isArray(growths) || growths.length === 0) return null;
	const read = growths.map((growth: unknown): Growth | null => {
		const isList = Array.isArray(growth) && growth.length === 5;
		if (!isList || !growth.every((value) => Number.isInteger(value) && value >= 0)) return null;
		const [rows, learned, aside, front, back] = growth as number[];
		return { rows, learned, aside, front, back };
	});
	if (!read.every((growth) => growth !== null)) return null;
	let before = rows - read.reduce((sum, growth) => sum + growth.rows, 0);
	if (before < 1) return null;
	for (const { rows, learned, aside, front, back } of read) {
		if (rows < 1 || learned + aside > rows || front + back > before) return null;
		before += rows;
	}
	return read;
}

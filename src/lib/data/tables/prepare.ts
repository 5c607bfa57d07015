import { counted, formatCount } from '../../format.ts';
import { readClasses } from './classes.ts';
import type { ColumnReading } from './reading/columnReading.ts';
import type { Column } from './columns.ts';
import { encodeInputs } from './encode.ts';
import { largestInputs, largestRows } from './limits.ts';
import type { OwnTable, TableTarget } from './ownTable.ts';
import { checkRoles, checkRows, checkSpread } from './preparationChecks.ts';
import type { RawTable } from './reading/rawTable.ts';
import { shorten } from './shorten.ts';
import { rowOrder } from './rowOrder.ts';
import { usableRows } from './usableRows.ts';

export interface PreparedTable {
	table: OwnTable;
	/** Which row of the reader's table each one was, from 1. */
	rowNumbers: Int32Array;
	/** Rows of the reader's table that cannot be used, from 1. */
	leftOut: Int32Array;
	/** What was left out or drawn, and why, in sentences. */
	notes: string[];
	/** The same where something seems to be wrong with the table. */
	warnings: string[];
}

export interface PrepareOptions {
	/** The nine commonest classes, and one for the rest. */
	isGrouped?: boolean;
}

/** A table with its columns' kinds and roles, ready for a network. Throws a `TableProblem` if it cannot be. */
export function prepareTable(
	raw: RawTable,
	readings: readonly ColumnReading[],
	columns: readonly Column[],
	{ isGrouped = false }: PrepareOptions = {}
): PreparedTable {
	checkRows(raw.rows, raw.rows);
	const targetColumn = checkRoles(readings, columns);
	const usable = usableRows(raw, readings, columns);
	const notes = [...usable.notes];
	const warnings = [...raw.warnings, ...usable.warnings];
	const whole = readTarget(usable.rows);
	checkRows(raw.rows, usable.rows.length);
	if (whole.target.task === 'regression') checkSpread(whole.target.name, whole.targets);

	const rows = sampleOf(usable.rows, whole.target, whole.targets);
	const { target, targets } = rows === usable.rows ? whole : readTarget(rows);
	const { inputs, values, beyondLimit } = encodeInputs(raw, readings, columns, rows);
	if (rows.length < usable.rows.length) {
		const share = target.task === 'classification' ? ', each class in its share' : '';
		const all = counted(usable.rows.length, 'row');
		notes.push(`${formatCount(rows.length)} of ${all} are used, drawn at random${share}.`);
	}
	if (beyondLimit > 0) {
		const left = `${counted(beyondLimit, 'column')}, drawn at random, ${beyondLimit === 1 ? 'is' : 'are'} left out`;
		notes.push(`A network here takes at most ${largestInputs} inputs: ${left}.`);
	}
	return {
		table: { name: shorten(raw.name), inputs, target, rows: rows.length, values, targets },
		rowNumbers: rows.map((row) => row + 1),
		leftOut: usable.leftOut.map((row) => row + 1),
		notes,
		warnings
	};

	function readTarget(rows: Int32Array): { target: TableTarget; targets: Float64Array } {
		const [column, reading] = [raw.columns[targetColumn], readings[targetColumn]];
		const name = shorten(column.name);
		if (columns[targetColumn].kind === 'number') {
			const targets = Float64Array.from(rows, (row) => reading.numbers[column.cells[row]]);
			return { target: { name, task: 'regression' }, targets };
		}
		if (rows.length === 0) checkRows(raw.rows, 0);
		const { classes, targets } = readClasses(column, reading, rows, isGrouped);
		return { target: { name, task: 'classification', classes }, targets };
	}
}

/** All rows, or as many as are allowed, each class in its share, in the order of the table. */
function sampleOf(rows: Int32Array, target: TableTarget, targets: Float64Array): Int32Array {
	if (rows.length <= largestRows) return rows;
	const order = rowOrder({ rows: rows.length, target, targets }, 0);
	return Int32Array.from(order.subarray(0, largestRows).sort(), (place) => rows[place]);
}

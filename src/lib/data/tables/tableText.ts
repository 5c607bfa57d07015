/**
 * A table as text, column by column: what is kept on the device, what a file holds, and, made small, what
 * a link carries. The same table always has the same text.
 */
import { checkedGrowths } from './drawn/grownTable.ts';
import { isOnPlane } from './drawn/plane.ts';
import type { OwnTable, TableInput, TableTarget } from './ownTable.ts';

interface Written {
	name: string;
	/** Name, column and, where there is one, word of each input. */
	inputs: string[][];
	target: string;
	/** Missing where the target is a number. */
	classes?: readonly string[];
	/** Of each input. */
	values: number[][];
	targets: number[];
	/** Missing where the table was not drawn. */
	isDrawn?: true;
	/** Rows, learned, aside, front and back of each; missing where no points joined later. */
	growths?: number[][];
}

const most = { rows: 20_000, inputs: 64, classes: 10, text: 200 };

export function writeTable(table: OwnTable): string {
	const { name, inputs, target, rows, values, targets } = table;
	const written: Written = {
		name,
		inputs: inputs.map(({ name, column, word }) => [
			name,
			column,
			...(word === undefined ? [] : [word])
		]),
		target: target.name,
		...(target.task === 'classification' ? { classes: target.classes } : {}),
		values: inputs.map((_, input) =>
			Array.from({ length: rows }, (_, row) => values[row * inputs.length + input])
		),
		targets: Array.from(targets),
		...(table.isDrawn ? { isDrawn: true } : {}),
		...(table.growths
			? {
					growths: table.growths.map(({ rows, learned, aside, front, back }) => [
						rows,
						learned,
						aside,
						front,
						back
					])
				}
			: {})
	};
	return JSON.stringify(written);
}

const isText = (value: unknown): value is string =>
	typeof value === 'string' && value.length <= most.text;
const isListOf = <T>(value: unknown, holds: (item: unknown) => item is T): value is T[] =>
	Array.isArray(value) && value.every(holds);
const isNumber = (value: unknown): value is number => Number.isFinite(value);

/** Null where the text is no table that this page can take up. Never throws. */
export function readTable(text: string): OwnTable | null {
	let written: Partial<Written> | null;
	try {
		written = JSON.parse(text) as Partial<Written> | null;
	} catch {
		return null;
	}
	const target = readTarget(written);
	const inputs = readInputs(written?.inputs);
	const rows = written?.targets?.length ?? 0;
	if (!isText(written?.name) || target === null || inputs === null || rows > most.rows) return null;
	const columns = written.values;
	if (!isListOf(written.targets, isNumber) || !Array.isArray(columns)) return null;
	if (columns.length !== inputs.length) return null;
	if (!columns.every((column) => isListOf(column, isNumber) && column.length === rows)) return null;
	if (!areTargets(written.targets, target)) return null;
	const values = new Float64Array(rows * inputs.length);
	columns.forEach((column, input) =>
		column.forEach((value, row) => (values[row * inputs.length + input] = value))
	);
	const targets = Float64Array.from(written.targets);
	const table: OwnTable = { name: written.name, inputs, target, rows, values, targets };
	if (written.isDrawn === undefined) return written.growths === undefined ? table : null;
	const drawn: OwnTable = { ...table, isDrawn: true };
	if (written.isDrawn !== true || !isOnPlane(drawn)) return null;
	if (written.growths === undefined) return drawn;
	const growths = checkedGrowths(written.growths, rows);
	return growths && { ...drawn, growths };
}

function readTarget(written: Partial<Written> | null): TableTarget | null {
	if (!isText(written?.target)) return null;
	const { target: name, classes } = written;
	if (classes === undefined) return { name, task: 'regression' };
	const isUsable =
		isListOf(classes, isText) && classes.length >= 2 && classes.length <= most.classes;
	return isUsable ? { name, task: 'classification', classes } : null;
}

function readInputs(inputs: unknown): TableInput[] | null {
	if (!Array.isArray(inputs) || inputs.length < 1 || inputs.length > most.inputs) return null;
	const read = inputs.map((input: unknown): TableInput | null => {
		if (!isListOf(input, isText) || input.length < 2 || input.length > 3) return null;
		const [name, column, word] = input;
		return { name, column, ...(word === undefined ? {} : { word }) };
	});
	return read.every((input) => input !== null) ? read : null;
}

/** Enough rows for two parts, and of a classification whole class numbers, at least two of them. */
function areTargets(targets: readonly number[], target: TableTarget): boolean {
	if (targets.length < 8) return false;
	if (target.task === 'regression') return true;
	const isClass = (value: number) =>
		Number.isInteger(value) && value >= 0 && value < target.classes.length;
	return targets.every(isClass) && new Set(targets).size > 1;
}

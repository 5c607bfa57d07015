import type { OwnTable } from '$lib/data/tables/ownTable.ts';
import { rowOrder } from '$lib/data/tables/rowOrder.ts';
import { lookOf, lookPath } from '../drawing/classes/looks.ts';

/** A picture of a table's rows over two of its columns. */
export interface Scatter {
	x: Axis;
	y: Axis;
	/** A path for each look of a class; of a regression one, with look −1. */
	marks: { look: number; path: string }[];
}

export interface Axis {
	name: string;
	minimum: number;
	maximum: number;
}

/** More would be one blot. */
const mostPoints = 800;

/**
 * The first two inputs that are numbers, with classes as marks; of a regression the first one with the
 * target over it. Null where there are not two such numbers.
 */
export function scatterOf(table: OwnTable, width: number, height: number): Scatter | null {
	const { inputs, values, target, targets, rows } = table;
	const numbers = inputs.flatMap(({ word }, i) => (word === undefined ? i : []));
	const isClassified = target.task === 'classification';
	if (numbers.length < (isClassified ? 2 : 1)) return null;
	const input = (i: number) => (row: number) => values[row * inputs.length + i];
	const across = input(numbers[0]);
	const up = isClassified ? input(numbers[1]) : (row: number) => targets[row];
	const x = axisOf(inputs[numbers[0]].name, rows, across);
	const y = axisOf(isClassified ? inputs[numbers[1]].name : target.name, rows, up);

	const paths = new Map<number, string[]>();
	for (const row of rowOrder(table, 0).subarray(0, mostPoints)) {
		const look = isClassified ? lookOf(targets[row], target.classes.length) : -1;
		const place = [placeOn(x, across(row)) * width, (1 - placeOn(y, up(row))) * height, 3] as const;
		const path = paths.get(look) ?? [];
		path.push(lookPath(Math.max(0, look), ...place));
		paths.set(look, path);
	}
	const marks = [...paths].map(([look, path]) => ({ look, path: path.join('') }));
	return { x, y, marks: marks.sort((one, other) => one.look - other.look) };
}

function axisOf(name: string, rows: number, valueOf: (row: number) => number): Axis {
	let [minimum, maximum] = [Infinity, -Infinity];
	for (let row = 0; row < rows; row++) {
		minimum = Math.min(minimum, valueOf(row));
		maximum = Math.max(maximum, valueOf(row));
	}
	return { name, minimum, maximum };
}

/** From 0 to 1, a little inside the ends. */
function placeOn({ minimum, maximum }: Axis, value: number): number {
	const margin = 0.03;
	const share = maximum > minimum ? (value - minimum) / (maximum - minimum) : 0.5;
	return margin + share * (1 - 2 * margin);
}

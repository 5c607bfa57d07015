import type { Dataset, Options } from '$lib/data/dataset.ts';
import { drawData, type DataSettings } from '$lib/data/draw.ts';
import type { Moved } from '$lib/data/moved.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import type { Table } from '$lib/data/table.ts';
import { windowOf } from '$lib/data/window.ts';
import { looksOf } from './decisionPoints.ts';

/** Paths of dots: lines of hardly any length, whose round or square ends are the marks. In a PDF those of
 * no length at all have no square ends. */
export interface Dots {
	/** Points of a regression, and of the third and further classes. */
	ink: string;
	/** Class 1 of two, or the first of more. */
	positive: string;
	/** Class 0 of two, or the second of more. */
	negative: string;
}

const points = 44;

/** A data set's first points, about forty, as its pictures show them, in a square of `side`. */
export function dotsOf(dataset: Dataset, seed: number, side: number, moved?: Moved): Dots {
	const usual = { training: points, validation: 0, flips: 0, options: {}, seed };
	return dotsOfData({ ...usual, set: dataset.name, ...(moved && { moved }) }, side);
}

/** The same of an experiment's own training points, the first `most` of them. */
export function dotsOfData(data: DataSettings, side: number, most = points): Dots {
	const dataset = datasetNamed(data.set);
	const { training } = drawData({
		...data,
		training: Math.min(most, data.training),
		validation: 0
	});
	return dotsOfPoints(dataset, training, data.options, side, windowOf(data));
}

/** These points; of more than two inputs the first two. */
export function dotsOfPoints(
	dataset: Dataset,
	table: Table,
	options: Options,
	side: number,
	window = dataset.window
): Dots {
	const dots: Dots = { ink: '', positive: '', negative: '' };
	if (dataset.isStrip) return { ...dots, ink: firstStrip(dataset, table, side) };
	const kinds = ['positive', 'negative'] as const;
	const looks = looksOf(table);
	for (const [row, { left, top }] of placesOf(dataset, table, options, side, window).entries()) {
		const kind = dataset.task === 'regression' ? 'ink' : (kinds[looks[row]] ?? 'ink');
		dots[kind] += `M${left.toFixed(1)} ${top.toFixed(1)}h.01`;
	}
	return dots;
}

/** The samples of the first row, from left to right. */
function firstStrip({ window }: Dataset, table: Table, side: number): string {
	const samples =
		table.rows === 0 ? [] : table.inputs.subarray(0, table.inputs.length / table.rows);
	const [low, high] = window.y;
	return Array.from(samples, (value, at) => {
		const left = ((at + 0.5) / samples.length) * side;
		const top = ((high - value) / (high - low)) * side;
		return `M${left.toFixed(1)} ${top.toFixed(1)}h.01`;
	}).join('');
}

/** Where each row lies, from the top left. */
export function placesOf(
	dataset: Dataset,
	{ rows, inputs, targets }: Table,
	options: Options,
	side: number,
	{ x, y } = dataset.window
): { left: number; top: number }[] {
	const width = dataset.inputs(options);
	return Array.from({ length: rows }, (_, row) => {
		const up = width === 1 ? targets[row] : inputs[row * width + 1];
		return {
			left: ((inputs[row * width] - x[0]) / (x[1] - x[0])) * side,
			top: ((y[1] - up) / (y[1] - y[0])) * side
		};
	});
}

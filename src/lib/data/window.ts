/** The part of the plane that pictures show. */
import type { Dataset } from './dataset.ts';
import { drawTestPoints, type DataSettings } from './draw.ts';
import { datasetNamed } from './sets/index.ts';

export type Window = Dataset['window'];

/** Points that say how far those of a data set reach. */
const sampled = 400;
/** How far the window reaches beyond them, in their own reach. */
const margin = 0.1;

/** The data set's own where all points are in it, else as much larger as those need that are moved. */
export function windowOf(settings: DataSettings): Window {
	const { set, options, moved } = settings;
	const { window } = datasetNamed(set);
	if (!moved) return window;
	const drawn = { set, options, moved, seed: 1, flips: 0, training: 0, validation: 0 };
	const { inputs } = drawTestPoints(drawn, sampled);
	const reach = (first: number): [low: number, high: number] => {
		const along = inputs.filter((_, i) => i % 2 === first);
		const [low, high] = [Math.min(...along), Math.max(...along)];
		return [low - margin * (high - low), high + margin * (high - low)];
	};
	const [x, y] = [reach(0), reach(1)];
	const isWithin = ([low, high]: readonly number[], i: number) => {
		const [from, to] = [window.x, window.y][i];
		// Where they come near an edge of the set's own window, there is room enough.
		const room = (margin * (high - low)) / (1 + 2 * margin);
		return low + room >= from && high - room <= to;
	};
	return [x, y].every(isWithin) ? window : windowAround([window, { x, y }]);
}

/** A square that holds them all: a unit is as long across as up. */
export function windowAround(windows: readonly Window[]): Window {
	if (windows.every((one) => one === windows[0])) return windows[0];
	const ends = (['x', 'y'] as const).map((axis) => [
		Math.min(...windows.map((one) => one[axis][0])),
		Math.max(...windows.map((one) => one[axis][1]))
	]);
	const half = Math.max(...ends.map(([low, high]) => (high - low) / 2));
	const [x, y] = ends.map(([low, high]): [number, number] => {
		const middle = (low + high) / 2;
		return [middle - half, middle + half];
	});
	return { x, y };
}

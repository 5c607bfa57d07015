/** Where a map of several classes turns from one to the next: short lines, each across one cell of the grid. */
import type { Grid } from '../decisionField.ts';

type Place = readonly [x: number, y: number];
/** In shares of the picture, 0–1 from its left and top. */
export type Border = readonly [from: Place, to: Place];

/** Corners of a cell in turn, and so its edges from one to the next. */
const corners: readonly Place[] = [
	[0, 0],
	[1, 0],
	[1, 1],
	[0, 1]
];

/**
 * On each edge whose ends belong to two classes the place where they are equally probable. A cell with
 * two such edges has one line between them; with more, lines from each to their middle.
 */
export function classBorders(grids: readonly Grid[]): Border[] {
	const [{ columns, rows }] = grids;
	const likeliest = likeliestOf(grids);
	const borders: Border[] = [];
	for (let row = 0; row < rows - 1; row++) {
		for (let column = 0; column < columns - 1; column++) {
			const cell = row * columns + column;
			const own = likeliest[cell];
			const below = cell + columns;
			if (likeliest[cell + 1] === own && likeliest[below] === own && likeliest[below + 1] === own) {
				continue;
			}
			const cells = [cell, cell + 1, below + 1, below];
			const crossings: Place[] = [];
			cells.forEach((from, at) => {
				const to = cells[(at + 1) % 4];
				const [one, other] = [likeliest[from], likeliest[to]];
				if (one === other || one < 0 || other < 0) return;
				const ahead = grids[one].values[from] - grids[other].values[from];
				const behind = grids[other].values[to] - grids[one].values[to];
				const share = ahead + behind > 0 ? ahead / (ahead + behind) : 0.5;
				const [start, end] = [corners[at], corners[(at + 1) % 4]];
				crossings.push([
					(column + start[0] + (end[0] - start[0]) * share - 0.5) / (columns - 2),
					(row + start[1] + (end[1] - start[1]) * share - 0.5) / (rows - 2)
				]);
			});
			borders.push(...joined(crossings));
		}
	}
	return borders;
}

function joined(crossings: readonly Place[]): Border[] {
	if (crossings.length < 2) return [];
	if (crossings.length === 2) return [[crossings[0], crossings[1]]];
	const mean = (axis: 0 | 1) =>
		crossings.reduce((sum, place) => sum + place[axis] / crossings.length, 0);
	const middle: Place = [mean(0), mean(1)];
	return crossings.map((crossing): Border => [crossing, middle]);
}

/** The most probable class of each cell; −1 where an output is no number. */
function likeliestOf(grids: readonly Grid[]): Int8Array {
	const likeliest = new Int8Array(grids[0].values.length);
	const largest = grids[0].values.slice();
	for (const [own, { values }] of grids.entries()) {
		for (let cell = 0; cell < values.length; cell++) {
			if (Number.isNaN(values[cell])) [largest[cell], likeliest[cell]] = [NaN, -1];
			else if (values[cell] > largest[cell]) [largest[cell], likeliest[cell]] = [values[cell], own];
		}
	}
	return likeliest;
}

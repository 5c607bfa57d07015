/** Names of classes at their places on a map: in the middle of their points. */
import { classOfTargets } from '$lib/network/classes.ts';
import type { Table } from '$lib/data/table.ts';

export interface NamePlace {
	own: number;
	x: number;
	y: number;
}

const middleOf = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1];

/** The median of each class's points along both axes; classes without points have none. */
export function namePlaces(
	{ rows, inputs, targets }: Table,
	placeOf: (inputs: Float32Array, row: number) => readonly [x: number, y: number]
): NamePlace[] {
	const width = targets.length / rows;
	const places = new Map<number, [xs: number[], ys: number[]]>();
	for (let row = 0; row < rows; row++) {
		const own = classOfTargets(targets, row, width);
		const [x, y] = placeOf(inputs, row);
		const known = places.get(own) ?? [[], []];
		known[0].push(x);
		known[1].push(y);
		places.set(own, known);
	}
	return [...places]
		.sort(([a], [b]) => a - b)
		.map(([own, [xs, ys]]) => ({ own, x: middleOf(xs), y: middleOf(ys) }));
}

/** Moves names that would lie on earlier ones down or up by lines until they are free; all stay inside. */
export function settleNames(
	places: readonly NamePlace[],
	widths: readonly number[],
	line: number,
	{ width, height }: { width: number; height: number }
): NamePlace[] {
	const settled: (NamePlace & { wide: number })[] = [];
	for (const [at, place] of places.entries()) {
		const wide = widths[at];
		const x = Math.max(wide / 2 + 2, Math.min(width - wide / 2 - 2, place.x));
		const inside = (y: number) => Math.max(line / 2 + 2, Math.min(height - line / 2 - 2, y));
		const isFree = (y: number) =>
			settled.every(
				(other) =>
					Math.abs(other.y - y) >= line || Math.abs(other.x - x) >= (other.wide + wide) / 2 + 4
			);
		const tries = [0, 1, -1, 2, -2, 3, -3, 4, -4].map((lines) => inside(place.y + lines * line));
		settled.push({ own: place.own, x, y: tries.find(isFree) ?? tries[0], wide });
	}
	return settled.map(({ own, x, y }) => ({ own, x, y }));
}

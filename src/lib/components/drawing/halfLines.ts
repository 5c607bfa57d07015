import { contours } from 'd3-contour';
import type { Grid } from './decisionField.ts';

export type Line = [x: number, y: number][];

/**
 * Where the field is 0, the probability ½: rings in shares of the picture, 0–1 from its left and
 * top. They close outside the picture, so whoever draws them clips them to it.
 */
export function halfLines(rim: Grid): Line[] {
	const { columns, rows } = rim;
	const region = contours()
		.size([columns, rows])
		.contour(rim.values as unknown as number[], 0);
	return region.coordinates
		.flat()
		.map((ring) =>
			ring.map(([x, y]): [number, number] => [(x - 1) / (columns - 2), (y - 1) / (rows - 2)])
		);
}

import type { Palette } from '../palette.ts';

/** Marks are added to the context's path, so that many share one fill or stroke. */

export function addCircle(
	path: Pick<CanvasPath, 'moveTo' | 'arc'>,
	x: number,
	y: number,
	radius: number
) {
	path.moveTo(x + radius, y);
	path.arc(x, y, radius, 0, 2 * Math.PI);
}

/** A square about as heavy as the circle of this radius. */
export function addSquare(path: Pick<CanvasPath, 'rect'>, x: number, y: number, radius: number) {
	const side = radius * 1.8;
	path.rect(x - side / 2, y - side / 2, side, side);
}

export function addCross(path: CanvasPath, x: number, y: number, radius: number) {
	path.moveTo(x - radius, y - radius);
	path.lineTo(x + radius, y + radius);
	path.moveTo(x + radius, y - radius);
	path.lineTo(x - radius, y + radius);
}

/** Crosses in ink on a rim of the ground: legible on every fill, and points show through. */
export function strokeCrosses(context: CanvasRenderingContext2D, palette: Palette) {
	const width = 1.2;
	context.lineCap = 'round';
	context.strokeStyle = palette.pointEdge;
	context.globalAlpha = 0.75;
	context.lineWidth = width * 2.4;
	context.stroke();
	context.globalAlpha = 1;
	context.strokeStyle = palette.ink;
	context.lineWidth = width;
	context.stroke();
}

/** Radius in CSS pixels of a filled point: larger on a larger picture, smaller among many. */
export function pointRadius(size: number, points: number): number {
	const crowd = Math.min(1, Math.sqrt(200 / Math.max(points, 1)));
	return Math.max(1.6, Math.min(7, Math.max(2.6, size / 85)) * crowd);
}

import { drawnWindow, type Place } from '$lib/data/tables/drawn/plane.ts';
import type { DrawnPoint, Ground } from '$lib/data/tables/drawn/drawing.ts';
import { placeIn } from '../../drawing/decisionPoints.ts';
import { addLook } from '../../drawing/classes/looks.ts';
import { addCircle, pointRadius } from '../../drawing/marks.ts';
import type { Pen } from '../../drawing/surface.svelte.ts';
import { formatFixed } from '$lib/format.ts';

export interface PlanePicture {
	ground: Ground;
	points: readonly DrawnPoint[];
	/** Where keys place the next point; null while none are pressed. */
	cursor: Place | null;
	/** Where the eraser is, and how far it reaches; null for none. */
	eraser: (Place & { reach: number }) | null;
}

const ticks = [-1, 0, 1] as const;
const { x: across, y: up } = drawnWindow;

/** The place in the plane of a place in the picture, and back. */
export function placeOnPlane(x: number, y: number, width: number, height: number): Place {
	return {
		x: across[0] + (x / width) * (across[1] - across[0]),
		y: up[1] - (y / height) * (up[1] - up[0])
	};
}

function placeOnPicture({ x, y }: Place, pen: Pick<Pen, 'width' | 'height'>) {
	return placeIn(pen, drawnWindow)(Float32Array.of(x, y), 0);
}

export function drawPlane(pen: Pen, { ground, points, cursor, eraser }: PlanePicture) {
	drawLines(pen, ground);
	const { context, palette, width } = pen;
	const radius = Math.max(3, pointRadius(width, points.length));
	context.strokeStyle = palette.pointEdge;
	context.lineWidth = 1;
	for (const point of points) {
		const [x, y] = placeOnPicture(point, pen);
		context.fillStyle = ground === 'line' ? palette.ink : palette.classes[point.mark];
		context.beginPath();
		if (ground === 'line') addCircle(context, x, y, radius);
		else addLook(context, point.mark, x, y, radius);
		context.fill();
		context.stroke();
	}
	if (eraser) drawEraser(pen, eraser);
	if (cursor) drawCursor(pen, cursor);
}

/** Hairlines at whole numbers, which are written beside them. */
function drawLines(pen: Pen, ground: Ground) {
	const { context, palette, fontSize, width, height } = pen;
	context.strokeStyle = palette.hairline;
	context.lineWidth = 1;
	context.beginPath();
	for (const tick of ticks) {
		const [x, y] = placeOnPicture({ x: tick, y: tick }, pen).map(
			(place) => Math.round(place) + 0.5
		);
		context.moveTo(x, 0);
		context.lineTo(x, height);
		context.moveTo(0, y);
		context.lineTo(width, y);
	}
	context.stroke();
	context.font = `${fontSize}px ${palette.sans}`;
	context.fillStyle = palette.muted;
	for (const tick of ticks) {
		const [x, y] = placeOnPicture({ x: tick, y: tick }, pen);
		context.textAlign = 'left';
		context.textBaseline = 'bottom';
		context.fillText(formatFixed(tick, 0), x + 4, height - 4);
		context.fillText(formatFixed(tick, 0), 6, y - 3);
	}
	context.textBaseline = 'top';
	context.fillText(ground === 'line' ? 'y' : 'x₂', 6, 6);
	context.textAlign = 'right';
	context.textBaseline = 'bottom';
	context.fillText(ground === 'line' ? 'x' : 'x₁', width - 6, height - 4);
}

function drawEraser(pen: Pen, { reach, ...place }: Place & { reach: number }) {
	const { context, palette, width } = pen;
	const [x, y] = placeOnPicture(place, pen);
	context.beginPath();
	addCircle(context, x, y, (reach / (across[1] - across[0])) * width);
	context.strokeStyle = palette.ink;
	context.lineWidth = 1.5;
	context.stroke();
}

/** A cross with an open middle, on a rim of the ground. */
function drawCursor(pen: Pen, place: Place) {
	const { context, palette } = pen;
	const [x, y] = placeOnPicture(place, pen);
	const [inner, outer] = [6, 15];
	context.beginPath();
	for (const [right, down] of [
		[1, 0],
		[-1, 0],
		[0, 1],
		[0, -1]
	]) {
		context.moveTo(x + inner * right, y + inner * down);
		context.lineTo(x + outer * right, y + outer * down);
	}
	context.strokeStyle = palette.card;
	context.lineWidth = 5;
	context.stroke();
	context.strokeStyle = palette.ink;
	context.lineWidth = 2;
	context.stroke();
}

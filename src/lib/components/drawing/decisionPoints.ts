import type { DrawnData, Table } from '$lib/data/table.ts';
import { classesOfWidth, classOfTargets, isRightClass } from '$lib/network/classes.ts';
import { addLook, lookOf } from './classes/looks.ts';
import { addCircle, addCross, pointRadius, strokeCrosses } from './marks.ts';
import type { Pen } from './surface.svelte.ts';

/** The part of input space that a picture shows. */
export interface Window {
	x: readonly [minimum: number, maximum: number];
	y: readonly [minimum: number, maximum: number];
}

/** Where in a picture each row of inputs lies, in CSS pixels. */
export function placeIn({ width, height }: Pick<Pen, 'width' | 'height'>, { x, y }: Window) {
	const across = width / (x[1] - x[0]);
	const up = height / (y[1] - y[0]);
	return (inputs: Float32Array, row: number) =>
		[(inputs[2 * row] - x[0]) * across, (y[1] - inputs[2 * row + 1]) * up] as const;
}

/** Calls `visit` with every row's place. */
function eachPoint(
	pen: Pen,
	window: Window,
	{ rows, inputs }: Table,
	visit: (row: number, x: number, y: number) => void
) {
	const placeOf = placeIn(pen, window);
	for (let row = 0; row < rows; row++) visit(row, ...placeOf(inputs, row));
}

/** The look of each row's class. */
export function looksOf({ rows, targets }: Table): Uint8Array {
	const width = targets.length / rows;
	return Uint8Array.from({ length: rows }, (_, row) =>
		lookOf(classOfTargets(targets, row, width), classesOfWidth(width))
	);
}

export function drawTrainingPoints(pen: Pen, window: Window, data: DrawnData) {
	const { context, palette, width } = pen;
	const radius = pointRadius(width, data.training.rows);
	const looks = looksOf(data.training);
	context.strokeStyle = palette.pointEdge;
	context.lineWidth = 1;
	for (const [look, colour] of palette.classes.entries()) {
		context.fillStyle = colour;
		eachPoint(pen, window, data.training, (row, x, y) => {
			if (looks[row] !== look) return;
			context.beginPath();
			addLook(context, look, x, y, radius);
			context.fill();
			context.stroke();
		});
	}

	drawRings(pen, window, data, radius);
}

/** About flipped points. */
function drawRings(pen: Pen, window: Window, data: DrawnData, radius: number) {
	const { context, palette } = pen;
	context.beginPath();
	eachPoint(pen, window, data.training, (row, x, y) => {
		if (data.flipped.training[row]) addCircle(context, x, y, radius + 3.2);
	});
	context.strokeStyle = palette.ink;
	context.lineWidth = 1.5;
	context.stroke();
}

/** Points of the source task that are learned too: the shapes of their classes, hollow. */
export function drawRehearsed(pen: Pen, window: Window, points: Table) {
	const { context, palette, width } = pen;
	const radius = pointRadius(width, points.rows);
	const looks = looksOf(points);
	context.fillStyle = palette.card;
	context.lineWidth = 1.8;
	for (const [look, colour] of palette.classes.entries()) {
		context.strokeStyle = colour;
		context.beginPath();
		eachPoint(pen, window, points, (row, x, y) => {
			if (looks[row] === look) addLook(context, look, x, y, radius);
		});
		context.fill();
		context.stroke();
	}
}

/** Small and pale: where another task lies. */
export function drawGhosts(pen: Pen, window: Window, points: Table) {
	const { context, palette, width } = pen;
	const radius = pointRadius(width, points.rows) * 0.7;
	const looks = looksOf(points);
	context.globalAlpha = 0.45;
	for (const [look, colour] of palette.classes.entries()) {
		context.fillStyle = colour;
		context.beginPath();
		eachPoint(pen, window, points, (row, x, y) => {
			if (looks[row] === look) addLook(context, look, x, y, radius);
		});
		context.fill();
	}
	context.globalAlpha = 1;
}

export const isRightRow = ({ rows, targets }: Table, outputs: Float32Array, row: number) =>
	isRightClass(outputs, targets, row, targets.length / rows);

/** Faint outlines, only of those that the network gets right. */
export function drawNewPoints(
	pen: Pen,
	window: Window,
	data: Table,
	outputs: Float32Array | null,
	trainingRows: number
) {
	const { context, palette, width } = pen;
	const radius = pointRadius(width, trainingRows) * 0.85;
	const looks = looksOf(data);
	context.beginPath();
	eachPoint(pen, window, data, (row, x, y) => {
		if (outputs && !isRightRow(data, outputs, row)) return;
		addLook(context, looks[row], x, y, radius);
	});
	context.globalAlpha = 0.3;
	context.strokeStyle = palette.ink;
	context.lineWidth = 1;
	context.stroke();
	context.globalAlpha = 1;
}

/** Crosses on those that the network gets wrong. */
export function drawCrosses(
	pen: Pen,
	window: Window,
	data: Table,
	outputs: Float32Array | null,
	trainingRows: number
) {
	if (!outputs) return;
	const { context, palette, width } = pen;
	const radius = pointRadius(width, trainingRows) * 0.85;
	context.beginPath();
	eachPoint(pen, window, data, (row, x, y) => {
		if (isRightRow(data, outputs, row)) return;
		addCross(context, x, y, radius);
	});
	strokeCrosses(context, palette);
}

import type { DrawnData, Table } from '$lib/data/table.ts';
import { isRight } from '$lib/network/loss.ts';
import { addCircle, addClassMark, addCross, pointRadius, strokeCrosses } from './marks.ts';
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

export function drawTrainingPoints(pen: Pen, window: Window, data: DrawnData) {
	const { context, palette, width } = pen;
	const radius = pointRadius(width, data.training.rows);
	const draw = (isPositive: boolean) => {
		context.fillStyle = isPositive ? palette.positive : palette.negative;
		eachPoint(pen, window, data.training, (row, x, y) => {
			if (data.training.targets[row] > 0.5 !== isPositive) return;
			context.beginPath();
			addClassMark(context, isPositive, x, y, radius);
			context.fill();
			context.stroke();
		});
	};
	context.strokeStyle = palette.pointEdge;
	context.lineWidth = 1;
	draw(true);
	draw(false);

	context.beginPath();
	eachPoint(pen, window, data.training, (row, x, y) => {
		if (data.flipped.training[row]) addCircle(context, x, y, radius + 3.2);
	});
	context.strokeStyle = palette.ink;
	context.lineWidth = 1.5;
	context.stroke();
}

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
	context.beginPath();
	eachPoint(pen, window, data, (row, x, y) => {
		if (outputs && !isRight('binaryCrossEntropy', outputs, data.targets, row, 1)) return;
		addClassMark(context, data.targets[row] > 0.5, x, y, radius);
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
		if (isRight('binaryCrossEntropy', outputs, data.targets, row, 1)) return;
		addCross(context, x, y, radius);
	});
	strokeCrosses(context, palette);
}

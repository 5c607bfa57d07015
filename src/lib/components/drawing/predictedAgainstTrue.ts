import type { Task } from '$lib/data/dataset.ts';
import type { Table } from '$lib/data/table.ts';
import type { Split } from '$lib/data/table.ts';
import { isRight } from '$lib/network/loss.ts';
import { clipped, drawFrame, type Frame } from './frame.ts';
import { addCircle, addClassMark, addCross, pointRadius, strokeCrosses } from './marks.ts';
import type { Pen } from './surface.svelte.ts';

/** What the network says of each row: values, or logits of class 1. */
export interface Outputs {
	training: Float32Array;
	validation: Float32Array;
}

export function drawPredictedAgainstTrue(
	pen: Pen,
	task: Task,
	data: Split,
	outputs: Outputs | null
) {
	if (task === 'regression') drawScatter(pen, data, outputs);
	else drawStrips(pen, data, outputs);
}

function drawScatter(pen: Pen, { training, validation }: Split, outputs: Outputs | null) {
	const { context, palette } = pen;
	const range = rangeOf([training.targets, validation.targets]);
	const frame = drawFrame(pen, { x: range, y: range, xTitle: 'true', yTitle: 'predicted' });
	clipped(context, frame, () => {
		context.beginPath();
		context.moveTo(frame.x(range[0]), frame.y(range[0]));
		context.lineTo(frame.x(range[1]), frame.y(range[1]));
		context.setLineDash([5, 4]);
		context.strokeStyle = palette.muted;
		context.lineWidth = 1.5;
		context.stroke();
		context.setLineDash([]);
		if (!outputs) return;
		const radius = pointRadius(pen.width, training.rows);
		const draw = (targets: Float32Array, values: Float32Array, isFilled: boolean) => {
			context.globalAlpha = isFilled ? 1 : 0.3;
			context.fillStyle = palette.ink;
			context.strokeStyle = isFilled ? palette.pointEdge : palette.ink;
			context.lineWidth = 1;
			for (let i = 0; i < targets.length; i++) {
				if (!Number.isFinite(values[i])) continue;
				const y = Math.min(range[1], Math.max(range[0], values[i]));
				context.beginPath();
				addCircle(context, frame.x(targets[i]), frame.y(y), isFilled ? radius : radius * 0.85);
				if (isFilled) context.fill();
				context.stroke();
			}
			context.globalAlpha = 1;
		};
		draw(validation.targets, outputs.validation, false);
		draw(training.targets, outputs.training, true);
	});
}

/** A twentieth wider than the values on either side. */
export function rangeOf(tables: readonly Float32Array[]): [number, number] {
	let minimum = Infinity;
	let maximum = -Infinity;
	for (const table of tables) {
		for (const value of table) {
			minimum = Math.min(minimum, value);
			maximum = Math.max(maximum, value);
		}
	}
	if (!(minimum <= maximum)) return [0, 1];
	const margin = (maximum - minimum) / 20 || 1;
	return [minimum - margin, maximum + margin];
}

/** Where in its strip a row lies, 0–1: spread evenly by the golden ratio, the same at every visit. */
export function jitter(row: number): number {
	return ((row + 1) * 0.6180339887498949) % 1;
}

/** Class 1 above, class 0 below; from left to right the probability of class 1. */
function drawStrips(pen: Pen, { training, validation }: Split, outputs: Outputs | null) {
	const { context, palette, fontSize } = pen;
	const frame = drawFrame(pen, {
		x: [0, 1],
		y: [0, 0],
		xTitle: pen.width < 18 * fontSize ? 'P(class 1)' : 'predicted probability of class 1'
	});
	drawStripGround(pen, frame);
	if (!outputs) return;
	const radius = pointRadius(pen.width, training.rows);
	const strip = frame.height / 2;
	const room = strip - 4 * radius - fontSize * 1.6;
	const place = (table: Table, values: Float32Array, row: number): [number, number] => {
		const top = frame.top + (table.targets[row] > 0.5 ? 0 : strip) + fontSize * 1.6 + 2 * radius;
		const probability = 1 / (1 + Math.exp(-values[row]));
		return [frame.x(probability), top + jitter(row) * room];
	};
	const right = (table: Table, values: Float32Array, row: number) =>
		isRight('binaryCrossEntropy', values, table.targets, row, 1);

	context.beginPath();
	for (let row = 0; row < validation.rows; row++) {
		if (!right(validation, outputs.validation, row)) continue;
		const [x, y] = place(validation, outputs.validation, row);
		addClassMark(context, validation.targets[row] > 0.5, x, y, radius * 0.85);
	}
	context.globalAlpha = 0.3;
	context.strokeStyle = palette.ink;
	context.lineWidth = 1;
	context.stroke();
	context.globalAlpha = 1;

	context.strokeStyle = palette.pointEdge;
	for (let row = 0; row < training.rows; row++) {
		const isPositive = training.targets[row] > 0.5;
		context.fillStyle = isPositive ? palette.positive : palette.negative;
		context.beginPath();
		addClassMark(context, isPositive, ...place(training, outputs.training, row), radius);
		context.fill();
		context.stroke();
	}

	context.beginPath();
	for (let row = 0; row < validation.rows; row++) {
		if (right(validation, outputs.validation, row)) continue;
		addCross(context, ...place(validation, outputs.validation, row), radius * 0.85);
	}
	strokeCrosses(context, palette);
}

function drawStripGround({ context, palette, fontSize }: Pen, frame: Frame) {
	const middle = frame.top + frame.height / 2;
	context.strokeStyle = palette.hairline;
	context.lineWidth = 1;
	context.strokeRect(frame.left + 0.5, frame.top + 0.5, frame.width - 1, frame.height - 1);
	context.beginPath();
	context.moveTo(frame.left, Math.round(middle) + 0.5);
	context.lineTo(frame.left + frame.width, Math.round(middle) + 0.5);
	context.stroke();
	context.beginPath();
	context.moveTo(frame.x(0.5), frame.top);
	context.lineTo(frame.x(0.5), frame.top + frame.height);
	context.strokeStyle = palette.ink;
	context.lineWidth = 1.6;
	context.stroke();
	context.fillStyle = palette.muted;
	context.textAlign = 'left';
	context.textBaseline = 'top';
	context.fillText('class 1', frame.left + fontSize * 0.6, frame.top + fontSize * 0.5);
	context.fillText('class 0', frame.left + fontSize * 0.6, middle + fontSize * 0.5);
}

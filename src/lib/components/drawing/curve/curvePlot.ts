import type { DrawnData, Table } from '$lib/data/table.ts';
import type { Palette } from '../../palette.ts';
import type { Window } from '../decisionPoints.ts';
import { clipped, drawFrame, drawFrameIn, type AxisUnits, type Frame } from '../frame.ts';
import { addCircle, pointRadius } from '../marks.ts';
import type { Pen } from '../surface.svelte.ts';

export interface CurveSeries {
	letter: string;
	colour: keyof Palette['networks'];
	/** Predictions over `xs`. */
	values: Float32Array | null;
	/** Drawn heavier than the others, and over them. */
	emphasised: boolean;
}

/** A curve to compare with, by its values over `xs`. */
export interface GhostCurve {
	name: string;
	values: Float32Array;
}

export interface CurvePicture {
	series: readonly CurveSeries[];
	xs: Float32Array;
	window: Window;
	data: DrawnData;
	/** Points of the source task that are learned beside those. */
	rehearsed?: Table | null;
	/** The true function over `xs`. */
	truth: Float32Array | null;
	ghost?: GhostCurve | null;
	/** Predictions at the training points. */
	sticks?: Float32Array | null;
	/** Of a reader's table. */
	units?: AxisUnits | null;
}

/** Returns where the data lies. */
export function drawCurves(pen: Pen, picture: CurvePicture): Frame {
	const { series, xs, window, data, truth, ghost = null, sticks = null, units = null } = picture;
	const { rehearsed = null } = picture;
	const { context, palette } = pen;
	const frame = units
		? drawFrameIn(pen, units, { ...window, xTitle: units.x?.name, yTitle: units.y?.name })
		: drawFrame(pen, window);
	const size = Math.min(pen.width, pen.height) * 1.15;
	const radius = pointRadius(size, data.training.rows * 2);
	const newRadius = pointRadius(size, Math.max(data.training.rows * 2, data.validation.rows)) * 0.8;
	clipped(context, frame, () => {
		drawPoints(pen, frame, data.validation, newRadius, 'new');
		if (truth) {
			strokeRim(pen, frame, xs, truth, 3.5);
			context.setLineDash([5, 4]);
			strokeCurve(context, frame, xs, truth, palette.muted, 1.5);
			context.setLineDash([]);
		}
		if (sticks) drawSticks(pen, frame, data.training, sticks);
		if (ghost) {
			context.setLineDash([8, 5]);
			context.globalAlpha = 0.6;
			strokeCurve(context, frame, xs, ghost.values, palette.ink, 2);
			context.globalAlpha = 1;
			context.setLineDash([]);
		}
		const hasOne = series.some(({ emphasised }) => emphasised);
		const inOrder = [...series].sort((a, b) => Number(a.emphasised) - Number(b.emphasised));
		for (const { values, colour, emphasised } of inOrder) {
			if (!values) continue;
			const isFaint = hasOne && !emphasised;
			const width = emphasised ? 2.4 : isFaint ? 1.4 : 2;
			if (!isFaint) strokeRim(pen, frame, xs, values, width + 2.4);
			context.globalAlpha = isFaint ? 0.5 : 1;
			strokeCurve(context, frame, xs, values, palette.networks[colour], width);
			context.globalAlpha = 1;
		}
		if (rehearsed) drawPoints(pen, frame, rehearsed, radius, 'rehearsed');
		drawPoints(pen, frame, data.training, radius, 'learned');
	});
	return frame;
}

/** From each point straight up or down to the curve. */
function drawSticks(
	{ context, palette }: Pen,
	frame: Frame,
	{ rows, inputs, targets }: Table,
	predictions: Float32Array
) {
	context.strokeStyle = palette.ink;
	context.globalAlpha = 0.55;
	context.lineWidth = 1.5;
	context.beginPath();
	for (let row = 0; row < rows; row++) {
		if (!Number.isFinite(predictions[row])) continue;
		context.moveTo(frame.x(inputs[row]), frame.y(targets[row]));
		context.lineTo(frame.x(inputs[row]), frame.y(predictions[row]));
	}
	context.stroke();
	context.globalAlpha = 1;
}

function drawPoints(
	{ context, palette }: Pen,
	frame: Frame,
	{ rows, inputs, targets }: Table,
	radius: number,
	kind: 'learned' | 'rehearsed' | 'new'
) {
	context.strokeStyle = kind === 'learned' ? palette.pointEdge : palette.ink;
	context.fillStyle = kind === 'learned' ? palette.ink : palette.card;
	context.lineWidth = kind === 'rehearsed' ? 1.8 : 1;
	context.globalAlpha = kind === 'new' ? 0.25 : 1;
	for (let row = 0; row < rows; row++) {
		context.beginPath();
		addCircle(context, frame.x(inputs[row]), frame.y(targets[row]), radius);
		if (kind !== 'new') context.fill();
		context.stroke();
	}
	context.globalAlpha = 1;
}

/** Parts a curve from what lies under it. */
function strokeRim(
	{ context, palette }: Pen,
	frame: Frame,
	xs: Float32Array,
	values: Float32Array,
	width: number
) {
	context.globalAlpha = 0.7;
	strokeCurve(context, frame, xs, values, palette.card, width);
	context.globalAlpha = 1;
}

/** Interrupted where the values are no numbers. */
function strokeCurve(
	context: CanvasRenderingContext2D,
	frame: Frame,
	xs: Float32Array,
	values: Float32Array,
	colour: string,
	width: number
) {
	const farAbove = frame.top - 10 * frame.height;
	const farBelow = frame.top + 11 * frame.height;
	let isDown = false;
	context.beginPath();
	for (let i = 0; i < xs.length; i++) {
		const y = Math.min(farBelow, Math.max(farAbove, frame.y(values[i])));
		if (Number.isNaN(y)) isDown = false;
		else if (isDown) context.lineTo(frame.x(xs[i]), y);
		else {
			context.moveTo(frame.x(xs[i]), y);
			isDown = true;
		}
	}
	context.strokeStyle = colour;
	context.lineWidth = width;
	context.lineJoin = 'round';
	context.stroke();
}

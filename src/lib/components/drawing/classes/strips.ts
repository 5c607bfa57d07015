/** Predicted against true of classes: a strip for each true class, and across it what the network says. */
import type { Split, Table } from '$lib/data/table.ts';
import { classesOfWidth, classOfTargets, probabilitiesOf } from '$lib/network/classes.ts';
import { isRightRow, looksOf } from '../decisionPoints.ts';
import { drawFrame, type Frame } from '../frame.ts';
import { addCross, pointRadius, strokeCrosses } from '../marks.ts';
import type { Outputs } from '../points/placedPoint.ts';
import type { Pen } from '../surface.svelte.ts';
import { addLook, lookOf } from './looks.ts';

/** Where in its strip a row lies, 0–1: spread evenly by the golden ratio, the same at every visit. */
export function jitter(row: number): number {
	return ((row + 1) * 0.6180339887498949) % 1;
}

/** The true classes from top to bottom: of two class 1 is above. */
const orderOf = (classes: number) => (classes === 2 ? [1, 0] : [...Array(classes).keys()]);

/**
 * From left to right the probability of class 1, or of more than two classes that of the right one.
 * Beyond the line at ½ no other class can be more probable.
 */
export function drawStrips(
	pen: Pen,
	{ training, validation }: Split,
	outputs: Outputs | null,
	names?: readonly string[]
) {
	const { context, palette, fontSize } = pen;
	const width = training.targets.length / training.rows;
	const classes = classesOfWidth(width);
	const order = orderOf(classes);
	const own = names?.[1] ?? 'class 1';
	const what = classes > 2 ? 'the right class' : own;
	const frame = drawFrame(pen, {
		x: [0, 1],
		y: [0, 0],
		xTitle: pen.width < 18 * fontSize ? `P(${what})` : `predicted probability of ${what}`
	});
	const strip = frame.height / classes;
	drawStripGround(pen, frame, order);
	if (outputs) drawRows();
	nameStrips();

	function drawRows() {
		if (!outputs) return;
		const usual = pointRadius(pen.width, training.rows);
		const radius = classes > 2 ? Math.max(1.6, Math.min(usual, strip / 10)) : usual;
		const head = classes > 2 ? 0 : fontSize * 1.6;
		const room = strip - 4 * radius - head;
		const place = (table: Table, values: Float32Array, row: number): [number, number] => {
			const at = order.indexOf(classOfTargets(table.targets, row, width));
			const top = frame.top + at * strip + head + 2 * radius;
			const shares = probabilitiesOf(values, row, width);
			return [frame.x(shares[classes > 2 ? order[at] : 1]), top + jitter(row) * room];
		};
		const right = (row: number) => isRightRow(validation, outputs.validation, row);

		const newLooks = looksOf(validation);
		context.beginPath();
		for (let row = 0; row < validation.rows; row++) {
			if (!right(row)) continue;
			const [x, y] = place(validation, outputs.validation, row);
			addLook(context, newLooks[row], x, y, radius * 0.85);
		}
		context.globalAlpha = 0.3;
		context.strokeStyle = palette.ink;
		context.lineWidth = 1;
		context.stroke();
		context.globalAlpha = 1;

		const looks = looksOf(training);
		context.strokeStyle = palette.pointEdge;
		for (let row = 0; row < training.rows; row++) {
			context.fillStyle = palette.classes[looks[row]];
			context.beginPath();
			addLook(context, looks[row], ...place(training, outputs.training, row), radius);
			context.fill();
			context.stroke();
		}

		context.beginPath();
		for (let row = 0; row < validation.rows; row++) {
			if (right(row)) continue;
			addCross(context, ...place(validation, outputs.validation, row), radius * 0.85);
		}
		strokeCrosses(context, palette);
	}

	function nameStrips() {
		context.fillStyle = palette.muted;
		context.strokeStyle = palette.card;
		context.lineWidth = 4;
		context.lineJoin = 'round';
		context.textAlign = 'left';
		context.textBaseline = 'top';
		if (strip < fontSize) return markStrips();
		order.forEach((own, at) => {
			const y = frame.top + at * strip + Math.min(fontSize * 0.5, (strip - fontSize) / 2);
			const name = names?.[own] ?? `class ${own}`;
			if (classes > 2) context.strokeText(name, frame.left + fontSize * 0.6, y);
			context.fillText(name, frame.left + fontSize * 0.6, y);
		});
	}

	/** Where there is no room for names, the marks of the classes stand for them. */
	function markStrips() {
		const radius = strip * 0.3;
		order.forEach((own, at) => {
			const look = lookOf(own, classes);
			context.fillStyle = palette.classes[look];
			context.beginPath();
			addLook(context, look, frame.left + 3 * radius, frame.top + (at + 0.5) * strip, radius);
			context.fill();
		});
	}
}

function drawStripGround({ context, palette }: Pen, frame: Frame, order: readonly number[]) {
	context.strokeStyle = palette.hairline;
	context.lineWidth = 1;
	context.strokeRect(frame.left + 0.5, frame.top + 0.5, frame.width - 1, frame.height - 1);
	context.beginPath();
	for (let at = 1; at < order.length; at++) {
		const y = Math.round(frame.top + (frame.height * at) / order.length) + 0.5;
		context.moveTo(frame.left, y);
		context.lineTo(frame.left + frame.width, y);
	}
	context.stroke();
	context.beginPath();
	context.moveTo(frame.x(0.5), frame.top);
	context.lineTo(frame.x(0.5), frame.top + frame.height);
	context.strokeStyle = palette.ink;
	context.lineWidth = 1.6;
	context.stroke();
}

/** Classes of one input: the probability of each as a curve, and every point on the curve of its own class. */
import type { NamedScale } from '$lib/data/tables/readersUnits.ts';
import { classesOfWidth, classOfTargets, probabilitiesOf } from '$lib/network/classes.ts';
import { isRightRow, looksOf } from '../decisionPoints.ts';
import { clipped, drawFrameIn, type Frame } from '../frame.ts';
import { addCross, pointRadius, strokeCrosses } from '../marks.ts';
import type { PointOutputs, PointSet, PointTables } from '../points/placedPoint.ts';
import type { Pen } from '../surface.svelte.ts';
import { addLook, lookOf } from './looks.ts';

export interface ClassCurvesPicture {
	/** Logits over `xs`, `[xs, width]`; null before there are any. */
	values: Float32Array | null;
	/** From left to right. */
	xs: Float32Array;
	range: readonly [minimum: number, maximum: number];
	data: PointTables;
	outputs: PointOutputs;
	inputName: string;
	/** What the input was scaled by; null where it was not. */
	unit?: NamedScale | null;
}

/** Where a point lies: as high as the network finds its own class probable, at the bottom as long as it says nothing. */
export function curveHeight({ data, outputs }: ClassCurvesPicture, set: PointSet, row: number) {
	const { targets, rows } = data[set]!;
	const width = targets.length / rows;
	const logits = outputs[set];
	if (!logits) return 0;
	const probability = probabilitiesOf(logits, row, width)[classOfTargets(targets, row, width)];
	return Number.isNaN(probability) ? 0 : probability;
}

export function drawClassCurves(pen: Pen, picture: ClassCurvesPicture): Frame {
	const { context, palette } = pen;
	const { data, range, inputName, unit = null } = picture;
	const radius = pointRadius(pen.width, data.training.rows);
	const frame = drawFrameIn(
		pen,
		{ x: unit, y: null },
		{ x: range, y: [-0.04, 1.04], xTitle: inputName, yTitle: 'probability of each class' }
	);
	clipped(context, frame, () => {
		drawCurves(pen, frame, picture);
		const { inputs } = data.validation;
		const looks = looksOf(data.validation);
		const said = picture.outputs.validation;
		const place = (set: PointSet, row: number) =>
			[frame.x(data[set]!.inputs[row]), frame.y(curveHeight(picture, set, row))] as const;
		const isWrong = (row: number) => said !== null && !isRightRow(data.validation, said, row);

		context.beginPath();
		for (let row = 0; row < inputs.length; row++) {
			if (!isWrong(row)) addLook(context, looks[row], ...place('validation', row), radius * 0.85);
		}
		context.globalAlpha = 0.3;
		context.strokeStyle = palette.ink;
		context.lineWidth = 1;
		context.stroke();
		context.globalAlpha = 1;

		context.strokeStyle = palette.pointEdge;
		looksOf(data.training).forEach((look, row) => {
			context.fillStyle = palette.classes[look];
			context.beginPath();
			addLook(context, look, ...place('training', row), radius);
			context.fill();
			context.stroke();
		});

		context.fillStyle = palette.card;
		context.lineWidth = 1.8;
		(data.rehearsed ? looksOf(data.rehearsed) : []).forEach((look, row) => {
			context.strokeStyle = palette.classes[look];
			context.beginPath();
			addLook(context, look, ...place('rehearsed', row), radius);
			context.fill();
			context.stroke();
		});

		context.beginPath();
		for (let row = 0; row < inputs.length; row++) {
			if (isWrong(row)) addCross(context, ...place('validation', row), radius * 0.85);
		}
		strokeCrosses(context, palette);
	});
	return frame;
}

function drawCurves({ context, palette }: Pen, frame: Frame, { values, xs }: ClassCurvesPicture) {
	if (values === null) return;
	const width = values.length / xs.length;
	const classes = classesOfWidth(width);
	const shares = Array.from(xs, (_, at) => probabilitiesOf(values, at, width));
	context.lineWidth = 2;
	for (let own = 0; own < classes; own++) {
		context.beginPath();
		xs.forEach((x, at) => {
			if (!Number.isNaN(shares[at][own])) context.lineTo(frame.x(x), frame.y(shares[at][own]));
		});
		context.strokeStyle = palette.classes[lookOf(own, classes)];
		context.stroke();
	}
}

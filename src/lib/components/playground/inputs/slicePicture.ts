/** What the picture of a slice shows: two inputs vary, the others stay as one point has them. */
import { sliceInputs, twoColumns, windowOf, type SliceWindow } from '$lib/analysis/inputs/slice.ts';
import type { DrawnData } from '$lib/data/table.ts';
import { finestGrid } from '$lib/data/probe.ts';
import type { Table } from '$lib/data/table.ts';
import { multiplyAddsPerExample } from '$lib/network/cost.ts';
import { forward } from '$lib/network/forward.ts';
import type { Loss } from '$lib/network/loss.ts';
import type { NetworkSpec } from '$lib/network/spec.ts';
import type { Grid } from '../../drawing/decisionField.ts';
import type { ChosenPoint, PointTables } from '../../drawing/points/placedPoint.ts';

/** What the page's thread predicts in a moment. */
const multiplyAddsAtMost = 1e7;
const coarsestGrid = 16;
/** More points than these of either set would cover the picture. */
const mostPoints = 400;

/** The first points of both sets, which a picture has room for. */
export function firstPoints(data: DrawnData): DrawnData {
	return {
		training: first(data.training),
		validation: first(data.validation),
		flipped: data.flipped
	};
}

function first(table: Table): Table {
	const rows = Math.min(table.rows, mostPoints);
	const part = (values: Float32Array) => values.subarray(0, (values.length / table.rows) * rows);
	return rows === table.rows
		? table
		: { rows, inputs: part(table.inputs), targets: part(table.targets) };
}

/** The same points in the plane of two inputs. */
export function projected(data: DrawnData, across: number, up: number): DrawnData {
	return {
		...data,
		training: twoColumns(data.training, across, up),
		validation: twoColumns(data.validation, across, up)
	};
}

export const windowOfData = ({ training, validation }: DrawnData): SliceWindow =>
	windowOf([training, validation]);

/** A point's own inputs. */
export function inputsAt(data: PointTables, { set, row }: ChosenPoint): Float32Array {
	const { inputs, rows } = data[set] ?? data.training;
	const width = inputs.length / rows;
	return inputs.subarray(row * width, (row + 1) * width);
}

export interface SliceSettings {
	spec: NetworkSpec;
	parameters: Float32Array;
	loss: Loss;
	across: number;
	up: number;
	point: Float32Array;
	window: SliceWindow;
	/** Largest distance of a target from 0, for regression. */
	largest: number;
}

/** What the network says over the slice: logits; of a regression what is shaded as they are. */
export function sliceField({
	spec,
	parameters,
	loss,
	window,
	largest,
	...slice
}: SliceSettings): Grid {
	const cells = multiplyAddsAtMost / multiplyAddsPerExample(spec);
	const side = Math.max(coarsestGrid, Math.min(finestGrid, Math.floor(Math.sqrt(cells))));
	const outputs = forward(spec, parameters, sliceInputs(slice, window, side));
	const values = Float32Array.from(outputs, (output) =>
		loss === 'meanSquaredError' ? shadedAs(output / largest) : output
	);
	return { columns: side, rows: side, values };
}

/** The logit z whose colour is that of a share from −1 to 1: tanh(z / 2) is the share. */
function shadedAs(share: number): number {
	return 2 * Math.atanh(Math.max(-0.999, Math.min(0.999, share)));
}

/** The targets of a regression in the middle of the picture's colours: 0 is the ground, this the full fill. */
export function largestTarget({ training }: DrawnData): number {
	return training.targets.reduce((most, target) => Math.max(most, Math.abs(target)), 0) || 1;
}

/** The points as a slice draws them: faint, since they lie before and behind its plane. */
export function faintPoints(
	{ training, validation, flipped }: DrawnData,
	isRegression: boolean
): DrawnData {
	const none = { rows: 0, inputs: new Float32Array(), targets: new Float32Array() };
	const join = (one: Float32Array, other: Float32Array) => Float32Array.from([...one, ...other]);
	const rows = training.rows + validation.rows;
	const targets = join(training.targets, validation.targets);
	return {
		training: none,
		validation: {
			rows,
			inputs: join(training.inputs, validation.inputs),
			// Circles, whatever their target.
			targets: isRegression ? targets.fill(1) : targets
		},
		flipped
	};
}

/** The numbers that a script starts from and is compared with. */
import { createBatches } from '../../data/batchOrder.ts';
import { batchRows } from '../../data/batchRows.ts';
import { sourceOf } from '../../data/draw.ts';
import { seenTable } from '../../data/features.ts';
import { Stream } from '../../data/stream.ts';
import { layersOf, outputsOf } from '../../network/spec.ts';
import { pointsOf, type ExportedNetwork, type ExportedRun } from '../exported.ts';
import type { NpyArray } from '../npz.ts';

/** How the batches of a run come about. */
export type BatchKind = 'full' | 'mini' | 'fresh';

export interface StartNumbers {
	arrays: Record<string, NpyArray>;
	batches: BatchKind;
	/** Rows of a batch; the last one of an epoch may have fewer. */
	rows: number;
	/** Steps that the script takes: fewer than the run where its batches would be too many to take along. */
	lastStep: number;
	/** Whether the losses of this run can be those of a script that starts anew. */
	isComparable: boolean;
}

/** Bytes of batches that travel. */
const mostBytes = 2 ** 23;

/** About these of the steps that were evaluated are compared, and the last. */
const wished = [
	0, 1, 2, 5, 10, 20, 50, 100, 200, 300, 400, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000
];

export function startNumbers(run: ExportedRun, network: ExportedNetwork): StartNumbers {
	const { experiment, changes } = run;
	const { training: settings, history } = network;
	const drawn = pointsOf(run);
	const training = seenTable(experiment.data, drawn.training);
	const validation = seenTable(experiment.data, drawn.validation);
	const source = sourceOf(experiment.data);
	const rows = batchRows(settings.batchSize, training.rows, source !== null);
	const batches: BatchKind = source ? 'fresh' : rows < training.rows ? 'mini' : 'full';
	const inputs = training.inputs.length / training.rows;
	const outputs = outputsOf(network.network);
	const reached = history.findLast(({ diverged }) => !diverged)?.step ?? 0;
	const wanted = reached > 0 ? reached : experiment.stopAt;
	const lastStep = Math.min(wanted, mostSteps(batches, { rows, inputs, outputs }));
	const isComparable = changes.length === 0;
	const known = isComparable ? history : history.slice(0, 1);
	const arrays: Record<string, NpyArray> = {
		x_train: { shape: [training.rows, inputs], values: training.inputs },
		y_train: { shape: [training.rows, outputs], values: training.targets },
		x_new: { shape: [validation.rows, inputs], values: validation.inputs },
		y_new: { shape: [validation.rows, outputs], values: validation.targets },
		...initialArrays(network),
		...comparedArrays(known, lastStep)
	};
	if (batches === 'mini')
		arrays.order = orderOf(training.rows, rows, experiment.weightSeed, lastStep);
	if (source !== null) {
		const table = new Stream(source).rows(0, lastStep * rows);
		arrays.x_batches = { shape: [lastStep, rows, inputs], values: table.inputs };
		arrays.y_batches = { shape: [lastStep, rows, outputs], values: table.targets };
	}
	return { arrays, batches, rows, lastStep, isComparable };
}

function mostSteps(
	batches: BatchKind,
	{ rows, inputs, outputs }: { rows: number; inputs: number; outputs: number }
): number {
	if (batches === 'full') return Infinity;
	const bytesOfRow = batches === 'mini' ? 2 : 4 * (inputs + outputs);
	return Math.max(1, Math.floor(mostBytes / (rows * bytesOfRow)));
}

/** Kernels `[inputs, outputs]` and biases, from 1. */
function initialArrays({ network, initial }: ExportedNetwork): Record<string, NpyArray> {
	const entries = layersOf(network).flatMap(({ index, arrays }) =>
		arrays.map(({ array, start, end }): [string, NpyArray] => [
			`${array.name}${index + 1}`,
			{ shape: array.shape, values: initial.slice(start, end) }
		])
	);
	return Object.fromEntries(entries);
}

/** `steps`, and at each of them `losses`: of the training points and of the new ones. */
function comparedArrays(
	history: ExportedNetwork['history'],
	lastStep: number
): Record<string, NpyArray> {
	const within = history.filter(({ step }) => step <= lastStep);
	const chosen = within.filter(
		({ step }, at) => wished.includes(step) || at === within.length - 1 || step === lastStep
	);
	const rows = chosen.map(({ step, training, validation }) => [
		step,
		training.loss,
		validation.loss
	]);
	if (rows.at(-1)?.[0] !== lastStep) rows.push([lastStep, NaN, NaN]);
	const losses = Float64Array.from(
		rows.flatMap(([, ...pair]) => pair),
		(loss) => (Number.isFinite(loss) ? loss : NaN)
	);
	return {
		steps: { shape: [rows.length], values: Int32Array.from(rows, ([step]) => step) },
		losses: { shape: [rows.length, 2], values: losses }
	};
}

/** Row numbers, all batches one after another. */
function orderOf(training: number, rows: number, seed: number, steps: number): NpyArray {
	const batches = createBatches(training, rows, seed);
	const values = new Uint16Array(steps * rows);
	let at = 0;
	for (let step = 0; step < steps; step++) {
		const batch = batches.rowsOf(step)!;
		values.set(batch, at);
		at += batch.length;
	}
	return { shape: [at], values: values.slice(0, at) };
}

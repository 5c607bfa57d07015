/** The numbers that a script starts from and is compared with. */
import { createBatches, placeInEpoch } from '../../data/batchOrder.ts';
import { batchRows } from '../../data/batchRows.ts';
import { sourceOf } from '../../data/draw.ts';
import { seenTable } from '../../data/features.ts';
import '../../data/sets/further.ts';
import { Stream } from '../../data/stream.ts';
import type { Beginning } from '../../experiment/pretrained/beginning.ts';
import { updatesOf } from '../../network/lora.ts';
import { kernelsOf, layersOf, outputsOf, type NetworkSpec } from '../../network/spec.ts';
import { pointsOf, type ExportedNetwork, type ExportedRun } from '../exported.ts';
import type { NpyArray } from '../npz.ts';
import { adjustedOf, beginningOf, maskedLayers } from './stage.ts';

/** How the batches of a run come about. */
export type BatchKind = 'full' | 'mini' | 'fresh';

export interface StartNumbers {
	arrays: Record<string, NpyArray>;
	beginning: Beginning;
	batches: BatchKind;
	/** Rows of a batch; the last one of an epoch may have fewer. */
	rows: number;
	/** Where the script ends: before the run where its batches would be too many to take along. */
	lastStep: number;
	/** Whether the losses of this run can be those of a script that starts anew. */
	isComparable: boolean;
	/** Whether any loss of the run came along. */
	hasLosses: boolean;
	/** Layers whose kernel is held by a mask, from 1. */
	masked: readonly number[];
}

/** Bytes of batches that travel. */
const mostBytes = 2 ** 23;

/** Of the steps that were evaluated about these, counted from the beginning, are compared, and the last. */
const wished = [
	0, 1, 2, 5, 10, 20, 50, 100, 200, 300, 400, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000
];

/** Throws a `RangeError` where it is not known what the network begins with. */
export function startNumbers(run: ExportedRun, network: ExportedNetwork): StartNumbers {
	const { experiment, changes } = run;
	const { training: settings } = network;
	const beginning = beginningOf(run, network);
	const { training, step: first, rests } = beginning;
	const history = network.history.filter(({ step }) => step >= first);
	const validation = seenTable(experiment.data, pointsOf(run).validation);
	const source = sourceOf(experiment.data);
	const rows = batchRows(settings.batchSize, training.rows, source !== null);
	const batches: BatchKind = source ? 'fresh' : rows < training.rows ? 'mini' : 'full';
	const inputs = training.inputs.length / training.rows;
	const outputs = outputsOf(network.network);
	const reached = history.findLast(({ diverged }) => !diverged)?.step ?? first;
	const wanted = reached > first ? reached : experiment.stopAt;
	const lastStep = rests
		? first
		: Math.min(wanted, first + mostSteps(batches, { rows, inputs, outputs }));
	const isComparable = changes.length === 0;
	const known = isComparable ? history : history.slice(0, 1);
	const masked = maskedLayers(network.network, adjustedOf(experiment, network), beginning);
	const compared = comparedSteps(known, first, lastStep);
	const arrays: Record<string, NpyArray> = {
		x_train: { shape: [training.rows, inputs], values: training.inputs },
		y_train: { shape: [training.rows, outputs], values: training.targets },
		x_new: { shape: [validation.rows, inputs], values: validation.inputs },
		y_new: { shape: [validation.rows, outputs], values: validation.targets },
		...firstArrays(network.network, beginning),
		...maskArrays(network.network, beginning, masked),
		...comparedArrays(compared)
	};
	if (batches === 'mini' && !rests) {
		arrays.order = orderOf(training.rows, rows, experiment.weightSeed, [first, lastStep]);
	}
	if (source !== null && !rests) {
		const steps = lastStep - first;
		const table = new Stream(source).rows(first * rows, steps * rows);
		arrays.x_batches = { shape: [steps, rows, inputs], values: table.inputs };
		arrays.y_batches = { shape: [steps, rows, outputs], values: table.targets };
	}
	const hasLosses = compared.some(([, ...losses]) => losses.some((loss) => !Number.isNaN(loss)));
	return { arrays, beginning, batches, rows, lastStep, isComparable, hasLosses, masked };
}

function mostSteps(
	batches: BatchKind,
	{ rows, inputs, outputs }: { rows: number; inputs: number; outputs: number }
): number {
	if (batches === 'full') return Infinity;
	const bytesOfRow = batches === 'mini' ? 2 : 4 * (inputs + outputs);
	return Math.max(1, Math.floor(mostBytes / (rows * bytesOfRow)));
}

/** Of layers that have any, from 1: kernels `[inputs, outputs]` or `[kernel, channels, filters]`, and biases; and A `[inputs, rank]` and B `[rank, outputs]` of a LoRA
 * update. */
function firstArrays(
	network: NetworkSpec,
	{ parameters, rank }: Beginning
): Record<string, NpyArray> {
	const weighted = layersOf(network).filter(({ arrays }) => arrays.length > 0);
	const own = weighted.flatMap(({ arrays }, at) =>
		arrays.map(({ array, start, end }): [string, NpyArray] => [
			`${array.name}${at + 1}`,
			{ shape: array.shape, values: parameters.slice(start, end) }
		])
	);
	const updates = rank === null ? [] : updatesOf(network, rank);
	const added = updates.flatMap(({ layer, rank, downStart, upStart, end }): typeof own => [
		[
			`A${layer.index + 1}`,
			{ shape: [layer.inputs, rank], values: parameters.slice(downStart, upStart) }
		],
		[
			`B${layer.index + 1}`,
			{ shape: [rank, layer.outputs], values: parameters.slice(upStart, end) }
		]
	]);
	return Object.fromEntries([...own, ...added]);
}

/** Of kernels, 0 where a weight is pruned and 1 elsewhere. */
function maskArrays(
	network: NetworkSpec,
	{ mask }: Beginning,
	masked: readonly number[]
): Record<string, NpyArray> {
	const kernels = kernelsOf(network);
	const entries = masked.map((number): [string, NpyArray] => {
		const { array, start, end } = kernels[number - 1];
		return [
			`mask${number}`,
			{ shape: array.shape, values: Float32Array.from(mask!.subarray(start, end)) }
		];
	});
	return Object.fromEntries(entries);
}

/** A step, and there the losses of the training points and of the new ones, NaN where none is known. */
type ComparedStep = [step: number, training: number, validation: number];

function comparedSteps(
	history: ExportedNetwork['history'],
	first: number,
	last: number
): ComparedStep[] {
	const within = history.filter(({ step }) => step <= last);
	const chosen = within.filter(({ step }, at) => {
		const before = within[at - 1]?.step ?? -Infinity;
		const isWished = wished.some((wish) => before < first + wish && first + wish <= step);
		return isWished || at === within.length - 1 || step === last;
	});
	const finite = (loss: number) => (Number.isFinite(loss) ? loss : NaN);
	const steps = chosen.map(({ step, training, validation }): ComparedStep => [
		step,
		finite(training.loss),
		finite(validation.loss)
	]);
	if (steps.at(0)?.[0] !== first) steps.unshift([first, NaN, NaN]);
	if (steps.at(-1)![0] !== last) steps.push([last, NaN, NaN]);
	return steps;
}

/** `steps`, and at each of them `losses`. */
function comparedArrays(compared: readonly ComparedStep[]): Record<string, NpyArray> {
	const losses = Float64Array.from(compared.flatMap(([, ...pair]) => pair));
	return {
		steps: { shape: [compared.length], values: Int32Array.from(compared, ([step]) => step) },
		losses: { shape: [compared.length, 2], values: losses }
	};
}

/** Row numbers, all batches one after another, from the beginning of the epoch in which the first lies. */
function orderOf(
	training: number,
	rows: number,
	seed: number,
	[first, last]: readonly [number, number]
): NpyArray {
	const batches = createBatches(training, rows, seed);
	const perEpoch = Math.ceil(training / rows);
	const begin = placeInEpoch(first, training, rows).epoch * perEpoch;
	const values = new Uint16Array((last - begin) * rows);
	let at = 0;
	for (let step = begin; step < last; step++) {
		const batch = batches.rowsOf(step)!;
		values.set(batch, at);
		at += batch.length;
	}
	return { shape: [at], values: values.slice(0, at) };
}

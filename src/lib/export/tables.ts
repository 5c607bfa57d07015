/** Tables as CSV (https://www.rfc-editor.org/rfc/rfc4180): numbers with all their digits. */
import { classesOfData, outputsOfData } from '../data/dataset.ts';
import { drawData, drawUnlabelled, unlabelledPoints, type DataSettings } from '../data/draw.ts';
import { truthOf } from '../data/moved.ts';
import { datasetNamed } from '../data/sets/index.ts';
import type { Table } from '../data/table.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { isOnSourceTask } from '../network/loss.ts';
import { pointsOf, type ExportedRun } from './exported.ts';
import { ownRowsCsv } from './ownRows.ts';

type Cell = string | number;

/** A number that is none is left empty. No text of ours needs quotes. */
const cellText = (cell: Cell) =>
	typeof cell === 'string' || Number.isFinite(cell) ? String(cell) : '';

const csv = (rows: readonly (readonly Cell[])[]) =>
	rows.map((row) => `${row.map(cellText).join()}\r\n`).join('');

/** Every evaluated step of every network; with what it is worth on its source task, where one of them is
 * judged on that. */
export function curvesCsv({ networks }: ExportedRun): string {
	const hasSource = networks.some(({ history }) => isOnSourceTask(history));
	const header = [
		'network',
		'step',
		'training_loss',
		'validation_loss',
		'penalty',
		'training_accuracy',
		'validation_accuracy',
		...(hasSource ? ['source_task_loss', 'source_task_accuracy'] : [])
	];
	const rows = networks.flatMap(({ letter, history }) =>
		history.map(({ step, training, validation, sourceTask, penalty }) => [
			letter,
			step,
			training.loss,
			validation.loss,
			penalty,
			training.accuracy,
			validation.accuracy,
			...(hasSource ? [sourceTask?.loss ?? NaN, sourceTask?.accuracy ?? NaN] : [])
		])
	);
	return csv([header, ...rows]);
}

/** Some of a run's points. */
interface Part {
	name: string;
	data: DataSettings;
	table: Table;
	/** 1 where the label was flipped; null where that is not told. */
	flipped: Uint8Array | null;
}

/** Every point with its part, and what is true there: the function's value, or the probability of class 1
 * before any flip. Of more than two classes the target is the number of the class, from 0. */
export function pointsCsv(run: ExportedRun): string {
	const { data } = run.experiment;
	const dataset = datasetNamed(data.set);
	if (dataset.table) return ownRowsCsv(dataset.table, data);
	const width = dataset.inputs(data.options);
	const { training, validation, flipped } = pointsOf(run);
	const parts: Part[] = [
		{ name: 'training', data, table: training, flipped: flipped.training },
		{ name: 'validation', data, table: validation, flipped: flipped.validation },
		...rehearsedPart(run.experiment),
		...unlabelledPart(run)
	];
	const truth = { 0: ['true_value'], 2: ['flipped', 'probability_of_1'] }[classesOfData(dataset)];
	return csv([
		['part', ...Array.from({ length: width }, (_, i) => `x${i + 1}`), 'target', ...(truth ?? [])],
		...parts.flatMap((part) => rowsOf(part))
	]);
}

function rowsOf({ name, data, table, flipped }: Part): Cell[][] {
	const dataset = datasetNamed(data.set);
	const width = dataset.inputs(data.options);
	const outputs = outputsOfData(dataset);
	const classes = classesOfData(dataset);
	return Array.from({ length: table.rows }, (_, row) => {
		const point = table.inputs.subarray(row * width, (row + 1) * width);
		const own = table.targets.subarray(row * outputs, (row + 1) * outputs);
		return [
			name,
			...point,
			outputs > 1 ? own.indexOf(1) : own[0],
			...(classes === 2 ? [flipped?.[row] ?? ''] : []),
			...(classes > 2 ? [] : [truthOf(dataset, data, point)])
		];
	});
}

/** Those of the pretrained network's points that networks learn from beside their own: each the first so
 * many. None where their columns are others. */
function rehearsedPart({ data, networks, pretrained }: Experiment): Part[] {
	const most = Math.max(0, ...networks.map(({ start }) => start?.rehearse ?? 0));
	if (!pretrained || most === 0) return [];
	const [own, source] = [data, pretrained.data].map(({ set, options }) => {
		const dataset = datasetNamed(set);
		return [dataset.inputs(options), classesOfData(dataset), dataset.table !== undefined].join();
	});
	if (own !== source) return [];
	const training = Math.min(most, pretrained.data.training);
	const drawn = drawData({ ...pretrained.data, training });
	const flipped = drawn.flipped.training;
	return [{ name: 'rehearsed', data: pretrained.data, table: drawn.training, flipped }];
}

/** Points of which a student learns what its teacher says. Their labels are for judging alone. */
function unlabelledPart({ experiment: { data, networks } }: ExportedRun): Part[] {
	if (!networks.some(({ teacher }) => teacher === 'new')) return [];
	const table = drawUnlabelled(data, unlabelledPoints);
	return [{ name: 'unlabelled', data, table, flipped: null }];
}

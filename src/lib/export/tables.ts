/** Tables as CSV (https://www.rfc-editor.org/rfc/rfc4180): numbers with all their digits. */
import { truthOf } from '../data/moved.ts';
import { datasetNamed } from '../data/sets/index.ts';
import type { Table } from '../data/table.ts';
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

/** Every point with its part, and what is true there: the function's value, or the probability of class 1
 * before any flip. */
export function pointsCsv(run: ExportedRun): string {
	const { set, options } = run.experiment.data;
	const dataset = datasetNamed(set);
	if (dataset.table) return ownRowsCsv(dataset.table, run.experiment.data);
	const width = dataset.inputs(options);
	const isClassification = dataset.task === 'classification';
	const drawn = pointsOf(run);
	const names = Array.from({ length: width }, (_, i) => `x${i + 1}`);
	const truth = isClassification ? ['flipped', 'probability_of_1'] : ['true_value'];
	const rowsOf = (part: 'training' | 'validation', { rows, inputs, targets }: Table) =>
		Array.from({ length: rows }, (_, row) => {
			const point = inputs.subarray(row * width, (row + 1) * width);
			const flipped = isClassification ? [drawn.flipped[part][row]] : [];
			return [
				part,
				...point,
				targets[row],
				...flipped,
				truthOf(dataset, run.experiment.data, point)
			];
		});
	return csv([
		['part', ...names, 'target', ...truth],
		...rowsOf('training', drawn.training),
		...rowsOf('validation', drawn.validation)
	]);
}

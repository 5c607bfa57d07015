/**
 * The results of a sweep as a file: RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), a header, then a
 * row for each network at its last evaluation; seeds count from 1. Numbers with all their digits; an
 * accuracy of regression, a loss that is no finite number, and what a network without training points has on
 * those are left empty. Where networks start from a
 * pretrained one, two more columns say of which line each is, and what it starts from.
 */
import { bitValues, sweepAxes, type SweepAxis } from '../../network/sweepAxis.ts';
import { pointsAt, untrainedOn, type SweepCurve } from './sweepPoints.ts';

/** One network of a sweep at its last evaluation. */
export interface SweepResult {
	/** Of the sweep's axis. */
	value: number;
	parameters: number;
	/** Which of the value's seeds, from 0. */
	seed: number;
	/** Which of the sweep's lines, from 0; absent: the only one. */
	line?: number;
	step: number;
	/** Losses that are no finite number are infinite, as `null` in JSON; that of a network without training points
	 * is not a number. */
	training: number;
	validation: number;
	/** Of all evaluations up to this one. */
	bestValidation: number;
	/** Shares on the right side, 0–1; NaN for regression. */
	trainingAccuracy: number;
	validationAccuracy: number;
	diverged: boolean;
}

/** A line of a sweep whose networks start from a pretrained one. */
export interface CsvLine {
	/** A letter. */
	name: string;
	/** What its networks start from at a value of the axis, without a comma. */
	startsFrom(value: number): string;
}

const columnNames: Partial<Record<SweepAxis, string>> = {
	training: 'training_points',
	pruned: 'percent_pruned'
};
const axisColumn = (axis: SweepAxis) => columnNames[axis] ?? axis;

const columns = [
	'parameters',
	'seed',
	'step',
	'training_loss',
	'validation_loss',
	'best_validation_loss',
	'training_accuracy',
	'validation_accuracy',
	'diverged'
];
const lineColumns = ['network', 'starts_from'];
const lineLetters = 'ABCD';

/** A network at its last evaluation up to this step; null where there is none. */
export function resultAt(curve: SweepCurve, step: number): SweepResult | null {
	const [point] = pointsAt([curve], step);
	if (point === undefined) return null;
	return {
		value: curve.value,
		parameters: curve.parameters,
		seed: curve.seed,
		...(curve.line !== undefined && { line: curve.line }),
		step: lastStep(curve, step),
		training: point.training.median,
		validation: point.validation.median,
		bestValidation: point.bestValidation.median,
		trainingAccuracy: point.trainingAccuracy.median,
		validationAccuracy: point.validationAccuracy.median,
		diverged: point.diverged > 0
	};
}

function lastStep({ steps }: SweepCurve, step: number): number {
	let last = NaN;
	for (let i = 0; i < steps.length && steps[i] <= step; i++) last = steps[i];
	return last;
}

/** Sorted by value, then by line, then by seed. */
export function writeSweepCsv(
	results: readonly SweepResult[],
	{ axis, lines = [] }: { axis: SweepAxis; lines?: readonly CsvLine[] }
): string {
	const lineCells = ({ value, line = 0 }: SweepResult) =>
		lines.length > 0 ? [lines[line].name, lines[line].startsFrom(value)] : [];
	const header = [axisColumn(axis), ...columns, ...(lines.length > 0 ? lineColumns : [])];
	const rows = results
		.toSorted((a, b) => a.value - b.value || (a.line ?? 0) - (b.line ?? 0) || a.seed - b.seed)
		.map((result) => [
			result.value,
			result.parameters,
			result.seed + 1,
			result.step,
			result.training,
			result.validation,
			result.bestValidation,
			result.trainingAccuracy,
			result.validationAccuracy,
			Number(result.diverged),
			...lineCells(result)
		]);
	return [header, ...rows].map((row) => row.map(field).join() + '\r\n').join('');
}

/** None of ours holds a comma, a quote or a line break; of JSON a number may be null. */
function field(value: string | number | null): string {
	return typeof value === 'string' || Number.isFinite(value) ? String(value) : '';
}

type Separator = ',' | ';' | '\t';

/** As a spreadsheet may have saved it: with a byte order mark, quotes, other line ends, other separators, and
 * beside these with decimal commas. */
function cellsOf(line: string, separator: Separator): string[] {
	return line.split(separator).map((cell) =>
		cell
			.trim()
			.replace(/^"(.*)"$/, '$1')
			.replace(',', '.')
	);
}

function separatorOf(header: string): Separator {
	return ([';', '\t'] as const).find((separator) => header.includes(separator)) ?? ',';
}

/** Losses and accuracies have no sign. */
const numberLike = /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export type ReadSweep =
	| {
			axis: SweepAxis;
			results: SweepResult[];
			/** Whether its networks start from a pretrained one. */
			hasLines: boolean;
	  }
	| { problem: string };

/** What a file holds, or what is wrong with it, in a sentence. Never throws. */
export function readSweepCsv(text: string): ReadSweep {
	const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
	const separator = separatorOf(lines[0]);
	const header = cellsOf(lines[0], separator);
	const axis = sweepAxes.find((axis) => axisColumn(axis) === header[0]);
	if (axis === undefined || columns.some((column, at) => header[at + 1] !== column)) {
		return { problem: `Its first line should be ${[axisColumn('width'), ...columns].join()}.` };
	}
	const hasLines = lineColumns.every((column, at) => header[columns.length + 1 + at] === column);
	const results: SweepResult[] = [];
	const seen = new Set<string>();
	for (const [at, line] of lines.entries()) {
		if (at === 0 || line.trim() === '') continue;
		const result = resultIn(cellsOf(line, separator), axis, hasLines);
		if (result === null) return { problem: `Line ${at + 1} is no row of a sweep’s results.` };
		const name = `${result.value} ${result.seed} ${result.line}`;
		if (seen.has(name)) {
			return { problem: `Line ${at + 1} is about a network that stood before it already.` };
		}
		seen.add(name);
		results.push(result);
	}
	return { axis, results, hasLines };
}

/** Of bits not all are whole. */
const isValue = (cell: string, axis: SweepAxis) =>
	axis === 'bits' ? bitValues.includes(Number(cell)) : wholeNumber.test(cell);

const wholeNumber = /^\d{1,15}$/;

function resultIn(all: readonly string[], axis: SweepAxis, hasLines: boolean): SweepResult | null {
	const cells = all.slice(0, columns.length + 1);
	const [letter, ...more] = all.slice(columns.length + 1);
	if (cells.length !== columns.length + 1 || more.length !== (hasLines ? 1 : 0)) return null;
	const line = hasLines && /^[A-D]$/.test(letter) ? lineLetters.indexOf(letter) : undefined;
	if (hasLines ? line === undefined : letter !== undefined) return null;
	if (!cells.every((cell) => cell === '' || numberLike.test(cell))) return null;
	const [value, parameters, seed, step] = cells.slice(0, 4).map(Number);
	const isWhole = cells.slice(1, 4).every((cell) => wholeNumber.test(cell));
	if (!isValue(cells[0], axis) || !isWhole) return null;
	if (seed < 1 || !/^[01]$/.test(cells[9])) return null;
	const numbers = (from: number, to: number, missing: number) =>
		cells.slice(from, to).map((cell) => (cell === '' ? missing : Number(cell)));
	const isUntrained = axis === 'training' && value === 0 && cells[4] === '';
	const [ofTraining, validation, bestValidation] = numbers(4, 7, Infinity);
	const training = isUntrained ? NaN : ofTraining;
	const [trainingAccuracy, validationAccuracy] = numbers(7, 9, NaN);
	if (trainingAccuracy > 1 || validationAccuracy > 1) return null;
	return {
		value,
		parameters,
		seed: seed - 1,
		...(line !== undefined && { line }),
		step,
		training,
		validation,
		bestValidation,
		trainingAccuracy,
		validationAccuracy,
		diverged: cells[9] === '1'
	};
}

/** A network of which this one evaluation is known, and the best before it. */
export function curveOfResult(result: SweepResult): SweepCurve {
	return {
		value: result.value,
		seed: result.seed,
		...(result.line !== undefined && { line: result.line }),
		parameters: result.parameters,
		steps: [result.step],
		training: [result.training],
		validation: [result.validation],
		trainingAccuracy: [result.trainingAccuracy],
		validationAccuracy: [result.validationAccuracy],
		...(Number.isNaN(result.training) && untrainedOn(1)),
		diverged: result.diverged,
		bestBefore: result.bestValidation
	};
}

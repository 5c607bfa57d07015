import {
	classesOfData,
	outputsOfData,
	type Dataset,
	type FreshPoints,
	type Options
} from './dataset.ts';
import type { Feature } from './features.ts';
import { movePoints, truthOf, type Moved } from './moved.ts';
import { posteriorWithFlips } from './posterior.ts';
import { randomStream } from '../random/randomStream.ts';
import { datasetNamed } from './sets/index.ts';
import type { StreamSource } from './stream.ts';
import type { DrawnData, Table } from './table.ts';

/** Which points to draw; what a link carries about the data. */
export interface DataSettings {
	/** Name of a data set. */
	set: string;
	/** Rows to learn from. */
	training: number;
	/** New points: rows the network never learns from. */
	validation: number;
	/** Share of flipped labels of two classes, 0–0.5; else 0. */
	flips: number;
	/** The data set's own controls by key; missing ones take their default. */
	options: Options;
	seed: number;
	/** What networks see of points in a plane; absent where they see the coordinates. */
	features?: readonly Feature[];
	/** How points of two classes in a plane are moved; absent where they are not. */
	moved?: Moved;
}

/**
 * Training and validation points each have a stream for positions, for noise and for flips, named
 * for what they decide but not for the data set: another data set of the same seed begins from the
 * same random numbers, and none of these choices moves another.
 */
export function drawData(settings: DataSettings): DrawnData {
	const dataset = datasetNamed(settings.set);
	if (dataset.rows) return dataset.rows.draw(settings);
	const training = dataset.fresh
		? firstPoints(dataset.fresh, settings)
		: drawPoints(dataset, settings, 'training', settings.training);
	const validation = drawPoints(dataset, settings, 'validation', settings.validation);
	return {
		training: training.table,
		validation: validation.table,
		flipped: { training: training.flipped, validation: validation.flipped }
	};
}

/** Where every step's points come from; null where all steps see the same. */
export function sourceOf({ set, options, seed }: DataSettings): StreamSource | null {
	return datasetNamed(set).fresh ? { set, options, seed } : null;
}

/** The beginning of a stream. */
function firstPoints(
	fresh: FreshPoints,
	{ options, seed, training: rows }: DataSettings
): { table: Table; flipped: Uint8Array } {
	return { table: fresh.first(rows, options, seed), flipped: new Uint8Array(rows) };
}

/**
 * Fresh points of the same source, on streams of their own: for judging once a network that was
 * chosen among many on its validation points. Of a table what was kept aside, however many that are.
 */
export function drawTestPoints(settings: DataSettings, rows: number): Table {
	const dataset = datasetNamed(settings.set);
	if (dataset.rows) return dataset.rows.drawKeptAside(settings);
	return drawPoints(dataset, settings, 'test', rows).table;
}

/** How many points without labels a student learns from. */
export const unlabelledPoints = 512;

/** Points of the same source that nobody labels, on streams of their own: a student learns from what its
 * teacher says of them. Of a table there are none but its own. */
export function drawUnlabelled(settings: DataSettings, rows: number): Table {
	const dataset = datasetNamed(settings.set);
	if (dataset.table) return drawData(settings).training;
	return drawPoints(dataset, settings, 'unlabelled', rows).table;
}

function drawPoints(
	dataset: Dataset,
	{ options, flips, seed, moved }: DataSettings,
	part: 'training' | 'validation' | 'test' | 'unlabelled',
	rows: number
): { table: Table; flipped: Uint8Array } {
	const width = dataset.inputs(options);
	const inputs = new Float32Array(rows * width);
	const outputs = outputsOfData(dataset);
	const targets = new Float32Array(rows * outputs);
	const flipped = new Uint8Array(rows);
	const streams = {
		position: randomStream(seed, part, 'position'),
		noise: randomStream(seed, part, 'noise')
	};
	const flip = randomStream(seed, part, 'flips');
	const rate = dataset.task === 'classification' && outputs === 1 ? flips : 0;
	for (let row = 0; row < rows; row++) {
		const point = dataset.point(row, streams, options);
		inputs.set(point.inputs, row * width);
		flipped[row] = flip.uniform() < rate ? 1 : 0;
		if (outputs > 1) targets[row * outputs + point.target] = 1;
		else targets[row] = flipped[row] ? 1 - point.target : point.target;
		if (moved?.swapped) targets[row] = 1 - targets[row];
	}
	if (moved) movePoints(inputs, moved);
	return { table: { rows, inputs, targets }, flipped };
}

/**
 * How many of these very rows the exact posterior, flips included, labels wrong (a tie goes to class
 * 0). A network may by luck do better on them, but cannot expect to. NaN where the posterior is not
 * known, for regression and for more than two classes.
 */
export function bestPossibleErrors(data: Table, settings: DataSettings): number {
	const dataset = datasetNamed(settings.set);
	if (dataset.table || classesOfData(dataset) !== 2) return NaN;
	const width = dataset.inputs(settings.options);
	let wrong = 0;
	for (let row = 0; row < data.rows; row++) {
		const inputs = data.inputs.subarray(row * width, (row + 1) * width);
		const posterior = posteriorWithFlips(truthOf(dataset, settings, inputs), settings.flips);
		if (Number.isNaN(posterior)) return NaN;
		if (posterior > 0.5 !== data.targets[row] > 0.5) wrong++;
	}
	return wrong;
}

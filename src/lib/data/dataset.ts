import type { Random } from '../random/randomStream.ts';
import type { DrawnData, Table } from './table.ts';
import type { OwnTable } from './tables/ownTable.ts';
import type { TableParts } from './tables/tableParts.ts';

export type Task = 'regression' | 'classification';

/** A slider of a data set: its own, beside the number of points and the flipped labels. */
export interface Control {
	key: string;
	label: string;
	/** What it means, in a sentence. */
	description: string;
	/** `switch`: it is 1 (on) or 0 (off). Default: a slider. */
	kind?: 'switch';
	minimum: number;
	maximum: number;
	step: number;
	default: number;
}

/** A data set's own controls by key; those missing take their default. */
export type Options = Readonly<Record<string, number>>;

export function valueOf(control: Control, options: Options): number {
	return options[control.key] ?? control.default;
}

/** Every control of the data set, at its default where `options` leaves it out. */
export function completeOptions(dataset: Dataset, options: Options = {}): Options {
	return Object.fromEntries(
		dataset.controls.map((control) => [control.key, valueOf(control, options)])
	);
}

/** The best that any network can expect, label flips included. */
export interface NoiseFloor {
	/** Expected loss of the true function (mean squared error) or exact posterior (nats). */
	loss: number;
	/** Expected share of wrong labels of the exact posterior, 0–1; NaN for regression. */
	error: number;
}

/** Randomness of one set of points. Each is its own stream, drawn once or more a point, in order. */
export interface PointStreams {
	/** Where the point lies (before noise). */
	position: Random;
	/** Standard normal noise; the data set scales it, so more noise moves the same points further. */
	noise: Random;
}

/** Which rows of a table to take. */
export interface TakenRows {
	training: number;
	validation: number;
	options: Options;
	seed: number;
}

/** How a table's rows become points. */
export interface TableRows {
	partsOf(taken: TakenRows): TableParts;
	draw(taken: TakenRows): DrawnData;
	/** What was kept aside, for judging once a network that was chosen on the new points. */
	drawKeptAside(taken: TakenRows): Table;
	/** Whether its first rows are those of another one, of the same classes. */
	beginsWith(earlier: OwnTable): boolean;
}

/** Points of a stream without end. */
export interface FreshPoints {
	/** Its first so many. */
	first(rows: number, options: Options, seed: number): Table;
}

export interface Dataset {
	/** As in a link. */
	name: string;
	title: string;
	/** One sentence for the reader. */
	description: string;
	/** What is true of it under these options. Absent: the description is, whatever they are. */
	descriptionUnder?(options: Options): string;
	task: Task;
	/** Width of an input row under these options. */
	inputs(options: Options): number;
	/** Names of the classes, two to ten, in the order of their targets. Absent: two without names. */
	classes?: readonly string[];
	/** Names of the inputs, in their order in a row. Absent: they go by their place. */
	inputNames?: readonly string[];
	/** Its inputs are samples in a row: pictures draw each point as a strip. */
	isStrip?: true;
	controls: readonly Control[];
	defaults: { training: number; validation: number; flips: number };
	/** Every step of training sees points that were never seen before (`stream.ts`); `training` is then
	 * the number of those on which the training loss is measured. Regression only. */
	fresh?: FreshPoints;
	/** The reader's table that the points are taken from. What is true of it is not known: `truth` and
	 * `noiseFloor` are NaN. */
	table?: OwnTable;
	/** Of a table. */
	rows?: TableRows;
	/** The part of input space that pictures show: `[minimum, maximum]` of the first two inputs
	 * (for 1-D: of the input, then of the target). */
	window: { x: readonly [number, number]; y: readonly [number, number] };
	/**
	 * The point with this index. Draws from each stream the same number of values whatever the
	 * options, so that a longer draw begins with the shorter one. `target` is a number, or the place of
	 * the class, from 0, before any flip.
	 */
	point(
		index: number,
		streams: PointStreams,
		options: Options
	): { inputs: number[]; target: number };
	/** True function value, or the exact probability of class 1 before flips, at one input row. */
	truth(inputs: ArrayLike<number>, options: Options): number;
	/** `flips` is the share of flipped labels, 0–0.5 (0 for regression). */
	noiseFloor(options: Options, flips: number): NoiseFloor;
}

/** Classes to tell apart; 0 for regression. */
export function classesOfData({ task, classes }: Pick<Dataset, 'task' | 'classes'>): number {
	return task === 'regression' ? 0 : (classes?.length ?? 2);
}

/** Numbers in a row of targets and of outputs: two classes share one, of more each has its own. */
export function outputsOfData(dataset: Pick<Dataset, 'task' | 'classes'>): number {
	const classes = classesOfData(dataset);
	return classes > 2 ? classes : 1;
}

/** Regression has no labels to flip; of more than two classes none are flipped, and of a table none. */
export const hasFlips = (dataset: Dataset) => classesOfData(dataset) === 2 && !dataset.table;

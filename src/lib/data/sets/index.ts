import type { Dataset } from '../dataset.ts';
import { blobs } from './blobs.ts';
import { bumps } from './bumps.ts';
import { checkerboard } from './checkerboard.ts';
import { coin } from './coin.ts';
import { cosine } from './cosine.ts';
import { halfPlane } from './halfPlane.ts';
import { line } from './line.ts';
import { moons } from './moons.ts';
import { reluTeacher } from './reluTeacher.ts';
import { rings } from './rings.ts';
import { shift } from './shift.ts';
import { sine } from './sine.ts';
import { smallTeacher } from './smallTeacher.ts';
import { spiral } from './spiral.ts';
import { step } from './step.ts';
import { sumOfFive } from './sum.ts';
import { tanhTeacher } from './tanhTeacher.ts';
import { xor } from './xor.ts';
import { tableSetNamed } from '../tables/tableSets.ts';

/** The built-in data sets that the playground offers, in the order in which it shows them. */
export const datasets: readonly Dataset[] = [
	cosine,
	sine,
	step,
	bumps,
	line,
	rings,
	xor,
	blobs,
	moons,
	spiral,
	checkerboard,
	coin
];

/** Lessons, sweeps and links know them, the playground shows the one in use: those of more than two inputs,
 * and what is too plain for a question of its own. */
export const furtherDatasets: readonly Dataset[] = [
	halfPlane,
	shift,
	sumOfFive,
	smallTeacher,
	reluTeacher,
	tanhTeacher
];

/** Those of them that the playground's picker shows once the card of data is opened. */
export const openedDatasets: readonly Dataset[] = [shift];

/** Every built-in data set that a link may name. */
export const allDatasets: readonly Dataset[] = [...datasets, ...furtherDatasets];

/** What the playground's picker shows while this data set is in use. */
export function datasetsBeside(name: string): readonly Dataset[] {
	const present = findDataset(name);
	return present === null || datasets.includes(present) ? datasets : [...datasets, present];
}

/** A built-in data set, or a table of the reader's that this page knows; null where there is neither. */
export function findDataset(name: string): Dataset | null {
	return allDatasets.find((candidate) => candidate.name === name) ?? tableSetNamed(name);
}

/** Throws a `RangeError` where there is none of this name. */
export function datasetNamed(name: string): Dataset {
	const dataset = findDataset(name);
	if (!dataset) throw new RangeError(`There is no data set named “${name}”.`);
	return dataset;
}

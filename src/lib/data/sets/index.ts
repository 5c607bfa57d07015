import type { Dataset } from '../dataset.ts';
import { blobs } from './blobs.ts';
import { bumps } from './bumps.ts';
import { checkerboard } from './checkerboard.ts';
import { coin } from './coin.ts';
import { cosine } from './cosine.ts';
import { line } from './line.ts';
import { moons } from './moons.ts';
import { rings } from './rings.ts';
import { shift } from './shift.ts';
import { sine } from './sine.ts';
import { spiral } from './spiral.ts';
import { step } from './step.ts';
import { xor } from './xor.ts';
import { tableSetNamed } from '../tables/knownTables.ts';

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

/** Those that the playground's picker shows beside them once the card of data is opened. */
export const openedDatasets: readonly Dataset[] = [shift];

/** Names of every built-in data set that a link may name. */
export const datasetNames: readonly string[] = [
	...datasets.map(({ name }) => name),
	'halfplane',
	shift.name,
	'sum',
	'teacher',
	'reluteacher',
	'tanhteacher'
];

const known: Dataset[] = [...datasets, ...openedDatasets];

/** Of those that a page which starts on none of them does not load: `further.ts` adds them. */
export const furtherNames: readonly string[] = datasetNames.filter(
	(name) => ![...datasets, ...openedDatasets].some((one) => one.name === name)
);

export function addDatasets(further: readonly Dataset[]): void {
	known.push(...further);
}

/** What the playground's picker shows while this data set is in use. */
export function datasetsBeside(name: string): readonly Dataset[] {
	const present = findDataset(name);
	return present === null || datasets.includes(present) ? datasets : [...datasets, present];
}

/** A built-in data set, or a table of the reader's that this page knows; null where there is neither. */
export function findDataset(name: string): Dataset | null {
	return known.find((candidate) => candidate.name === name) ?? tableSetNamed(name);
}

/** Throws a `RangeError` where there is none of this name. */
export function datasetNamed(name: string): Dataset {
	const dataset = findDataset(name);
	if (!dataset) throw new RangeError(`There is no data set named “${name}”.`);
	return dataset;
}

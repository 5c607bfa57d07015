import type { Dataset } from '../dataset.ts';
import { tableSetNamed } from '../tables/knownTables.ts';
import { rings } from './rings.ts';

/** Names of every built-in data set that a link may name. */
export const datasetNames: readonly string[] = [
	'cosine',
	'sine',
	'step',
	'bumps',
	'line',
	rings.name,
	'xor',
	'blobs',
	'moons',
	'spiral',
	'checkerboard',
	'coin',
	'halfplane',
	'shift',
	'sum',
	'teacher',
	'reluteacher',
	'tanhteacher'
];

/** Of those that the first page, which starts on the rings, does not load at once: `further.ts` adds them. */
export const furtherNames = datasetNames.filter((name) => name !== rings.name);

/** What a picker says of a data set. */
export type DatasetChoice = Pick<Dataset, 'name' | 'title' | 'description'>;

const known: Dataset[] = [rings];

export function addDatasets(further: readonly Dataset[]): void {
	known.push(...further);
}

/** A built-in data set, or a table of the reader's, that this page knows; null where there is neither. */
export function findDataset(name: string): Dataset | null {
	return known.find((candidate) => candidate.name === name) ?? tableSetNamed(name);
}

/** Throws a `RangeError` where none of this name is known. */
export function datasetNamed(name: string): Dataset {
	const dataset = findDataset(name);
	if (!dataset) throw new RangeError(`There is no data set named “${name}”.`);
	return dataset;
}

import type { Dataset } from '../dataset.ts';
import { blobs } from './blobs.ts';
import { bumps } from './bumps.ts';
import { checkerboard } from './checkerboard.ts';
import { coin } from './coin.ts';
import { cosine } from './cosine.ts';
import { line } from './line.ts';
import { moons } from './moons.ts';
import { rings } from './rings.ts';
import { sine } from './sine.ts';
import { spiral } from './spiral.ts';
import { step } from './step.ts';
import { xor } from './xor.ts';

/** The built-in data sets, in the order in which the page shows them. */
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

/** Throws a `RangeError` where there is none of this name. */
export function datasetNamed(name: string): Dataset {
	const dataset = datasets.find((candidate) => candidate.name === name);
	if (!dataset) throw new RangeError(`There is no data set named “${name}”.`);
	return dataset;
}

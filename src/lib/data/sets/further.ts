/** Every built-in data set. A page that starts on the rings loads them when another one is asked for. */
import type { Dataset } from '../dataset.ts';
import { blobs } from './blobs.ts';
import { bumps } from './bumps.ts';
import { checkerboard } from './checkerboard.ts';
import { coin } from './coin.ts';
import { cosine } from './cosine.ts';
import { halfPlane } from './halfPlane.ts';
import { addDatasets, datasetNamed, datasetNames } from './index.ts';
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

/** Those that the playground offers, in the order in which it shows them. */
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

/** Lessons, sweeps and links know them, the playground shows the one in use: those of more than two inputs, and
 * what is too plain for a question of its own. */
const otherDatasets: readonly Dataset[] = [
	halfPlane,
	sumOfFive,
	smallTeacher,
	reluTeacher,
	tanhTeacher
];

addDatasets([...datasets.filter((one) => one !== rings), ...openedDatasets, ...otherDatasets]);

/** Every one that a link may name. */
export const allDatasets: readonly Dataset[] = datasetNames.map(datasetNamed);

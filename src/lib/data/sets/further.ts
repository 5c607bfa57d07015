/**
 * Lessons, sweeps and links know them, the playground shows the one in use: those of more than two inputs, and what
 * is too plain for a question of its own.
 */
import type { Dataset } from '../dataset.ts';
import { halfPlane } from './halfPlane.ts';
import { addDatasets, datasetNamed, datasetNames } from './index.ts';
import { reluTeacher } from './reluTeacher.ts';
import { smallTeacher } from './smallTeacher.ts';
import { sumOfFive } from './sum.ts';
import { tanhTeacher } from './tanhTeacher.ts';

addDatasets([halfPlane, sumOfFive, smallTeacher, reluTeacher, tanhTeacher]);

/** Every built-in data set that a link may name. */
export const allDatasets: readonly Dataset[] = datasetNames.map(datasetNamed);

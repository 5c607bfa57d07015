import { batchRows } from '../data/batchRows.ts';
import { datasetNamed } from '../data/sets/index.ts';
import type { Hyperparameters } from '../network/hyperparameters.ts';
import type { Experiment } from './experiment.ts';

/** Points that one step of training learns from. */
export function rowsPerStep(
	{ set, training }: Experiment['data'],
	{ batchSize }: Pick<Hyperparameters, 'batchSize'>
): number {
	return batchRows(batchSize, training, datasetNamed(set).fresh !== undefined);
}

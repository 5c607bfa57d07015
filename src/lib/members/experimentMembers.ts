import { sourceOf } from '../data/draw.ts';
import { seenTable } from '../data/features.ts';
import type { DrawnData } from '../data/table.ts';
import { hyperparametersOf, lossOf, specOf } from '../experiment/edits.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Member } from '../engine/trainer.ts';

/**
 * The networks of an experiment as the engine wants them. All start from the same weight seed, so
 * that adding one changes nothing in the others and a duplicate is a true twin.
 */
export function membersOf(experiment: Experiment, data: DrawnData): Member[] {
	const seed = experiment.weightSeed;
	const source = sourceOf(experiment.data);
	const split = {
		training: seenTable(experiment.data, data.training),
		validation: seenTable(experiment.data, data.validation)
	};
	return experiment.networks.map((_, index) => ({
		network: specOf(experiment, index),
		loss: lossOf(experiment),
		training: hyperparametersOf(experiment, index),
		data: source ? { ...split, source } : split,
		seeds: { weights: seed, batches: seed, dropout: seed },
		horizon: experiment.stopAt
	}));
}

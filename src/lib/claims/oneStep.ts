import type { Experiment } from '../experiment/experiment.ts';
import type { Claim } from './claim.ts';
import { trainingLoss, trainingLossAt } from './measures.ts';
import { experimentOf } from './settings.ts';

const steps = 200;
/** By which a batch of one point has done damage. */
const soon = 20;

/** Ten parameters, and a curve for them to learn by small steps. */
export function fewParameters(seed: number, batchSize: number | 'all' = 'all'): Experiment {
	return experimentOf(
		{
			set: 'cosine',
			training: 20,
			options: { noise: 0.2 },
			width: 3,
			depth: 1,
			activation: 'tanh',
			hyperparameters: { optimizer: 'sgd', learningRate: 0.05, batchSize },
			steps
		},
		seed
	);
}

/** What a step promises, and of what. */
export const oneStep: Claim = {
	name: 'one-step',
	title: 'Step by step, on all points and on one',
	networks: (seed) => ({
		all: { experiment: fewParameters(seed) },
		one: { experiment: fewParameters(seed, 1) }
	}),
	criteria: [
		{
			sentence: 'With all points in each batch, none of 200 steps raises the training loss.',
			expectedShare: 1,
			holds: ({ all }) =>
				all.every(
					({ step, training }, at) => step === 0 || training.loss <= all[at - 1].training.loss
				)
		},
		{
			sentence: 'With all points in each batch, 200 steps lower the training loss.',
			expectedShare: 1,
			holds: ({ all }) => trainingLoss(all) < trainingLossAt(all, 0)
		},
		{
			sentence: 'With one point in each batch, one of the first 20 steps raises it.',
			expectedShare: 1,
			holds: ({ one }) =>
				Array.from({ length: soon }, (_, at) => at + 1).some(
					(step) => trainingLossAt(one, step) > trainingLossAt(one, step - 1)
				)
		}
	]
};

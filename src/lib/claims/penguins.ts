/** Whether a wide network overfits on a real table: penguins of three species, by their bills. */
import { penguins } from '../data/tables/samples/penguinTable.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Claim } from './claim.ts';
import { overfits, validationAccuracy, validationLoss } from './measures.ts';
import { experimentOf } from './settings.ts';

/** Two layers of so many tanh units; the seed decides the split too. */
export function onPenguins(width: number, seed: number, l2 = 0): Experiment {
	return experimentOf(
		{
			set: penguins.name,
			training: penguins.defaults.training,
			width,
			depth: 2,
			activation: 'tanh',
			hyperparameters: { l2 },
			steps: 500
		},
		seed
	);
}

export const penguinClaim: Claim = {
	name: 'penguins',
	title: 'Penguins by their bills',
	networks: (seed) => ({
		small: { experiment: onPenguins(3, seed) },
		wide: { experiment: onPenguins(64, seed) },
		penalised: { experiment: onPenguins(64, seed, 0.001) }
	}),
	criteria: [
		{
			sentence: '4,547 parameters without a penalty overfit on 206 penguins.',
			expectedShare: 0.925,
			holds: ({ wide }) => overfits(wide)
		},
		{
			sentence: '33 parameters do not overfit.',
			expectedShare: 0.875,
			holds: ({ small }) => !overfits(small)
		},
		{
			sentence: 'The loss on new penguins ends lower with 33 parameters than with 4,547.',
			expectedShare: 0.925,
			holds: ({ small, wide }) => validationLoss(small) < validationLoss(wide)
		},
		{
			sentence: 'With L2 of .001 the loss of the 4,547 ends lower than without.',
			expectedShare: 0.925,
			holds: ({ penalised, wide }) => validationLoss(penalised) < validationLoss(wide)
		},
		{
			sentence:
				'Overfit or not, the 4,547 are right on at least 90 % of new penguins, and on at most 5 % fewer than the 33.',
			expectedShare: 0.95,
			holds: ({ small, wide }) =>
				validationAccuracy(wide) >= 0.9 &&
				validationAccuracy(wide) >= validationAccuracy(small) - 0.05
		}
	]
};

/** What the right inputs are worth, what wrong ones are, and what catches up with them. */
import type { Feature } from '../data/features.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { withFeatures } from '../experiment/features.ts';
import type { Claim } from './claim.ts';
import { validationAccuracy, validationAccuracyAtBest } from './measures.ts';
import { experimentOf } from './settings.ts';

export const rings = { set: 'rings', training: 40, activation: 'tanh', steps: 500 } as const;
export const plenty = 320;

/** A line through what it sees: 3 parameters for two squares, 2 for one product. */
export function lineOn(features: readonly Feature[], seed: number): Experiment {
	const experiment = experimentOf(
		{ ...rings, width: 1, depth: 0, hyperparameters: { learningRate: 0.05 } },
		seed
	);
	return { ...experiment, data: withFeatures(experiment.data, features) };
}

export const squares: readonly Feature[] = ['x1x1', 'x2x2'];
export const product: readonly Feature[] = ['x1x2'];

export const networkOnRings = (
	width: number,
	seed: number,
	training: number = rings.training,
	l2 = 0
) => experimentOf({ ...rings, training, width, depth: 2, hyperparameters: { l2 } }, seed);

export const featuresOnRings: Claim = {
	name: 'features-on-rings',
	title: 'The right inputs for rings',
	networks: (seed) => ({
		line: { experiment: lineOn(squares, seed) },
		product: { experiment: lineOn(product, seed) },
		small: { experiment: networkOnRings(4, seed) },
		wide: { experiment: networkOnRings(64, seed) },
		penalised: { experiment: networkOnRings(64, seed, rings.training, 0.001) },
		widePlenty: { experiment: networkOnRings(64, seed, plenty) },
		penalisedPlenty: { experiment: networkOnRings(64, seed, plenty, 0.001) }
	}),
	criteria: [
		{
			sentence:
				'Three parameters on x₁² and x₂² are right on more new points than 4,417 on x₁ and x₂, from the same 40 points.',
			expectedShare: 1,
			holds: ({ line, wide }) => validationAccuracy(line) > validationAccuracy(wide)
		},
		{
			sentence: 'They are right on at least 5 % more of them.',
			expectedShare: 0.925,
			holds: ({ line, wide }) => validationAccuracy(line) >= validationAccuracy(wide) + 0.05
		},
		{
			sentence: 'They are ahead of where the 4,417 have their lowest validation loss.',
			expectedShare: 0.95,
			holds: ({ line, wide }) => validationAccuracy(line) > validationAccuracyAtBest(wide)
		},
		{
			sentence: 'They are ahead of the 4,417 with L2 of .001.',
			expectedShare: 0.95,
			holds: ({ line, penalised }) => validationAccuracy(line) > validationAccuracy(penalised)
		},
		{
			sentence: 'They are ahead of 37 parameters, two layers of four units.',
			expectedShare: 0.95,
			holds: ({ line, small }) => validationAccuracy(line) > validationAccuracy(small)
		},
		{
			sentence:
				'Two parameters on x₁x₂ are right on at least 10 % fewer new points than the 4,417.',
			expectedShare: 0.95,
			holds: ({ product, wide }) => validationAccuracy(product) <= validationAccuracy(wide) - 0.1
		},
		{
			sentence: 'From 320 points the 4,417 are still right on fewer new points.',
			expectedShare: 0.95,
			holds: ({ line, widePlenty }) => validationAccuracy(widePlenty) < validationAccuracy(line)
		},
		{
			sentence:
				'From 320 points and with L2 of .001 they have caught up: right on at most 2 % fewer new points.',
			expectedShare: 1,
			holds: ({ line, penalisedPlenty }) =>
				validationAccuracy(penalisedPlenty) >= validationAccuracy(line) - 0.02
		}
	]
};

import type { Experiment } from '../experiment/experiment.ts';
import type { Claim } from './claim.ts';
import { trainingLoss, validationLoss } from './measures.ts';
import { experimentOf } from './settings.ts';

/** A wide network that learns six points, and twenty more to judge it. */
export function sixPointsOf(seed: number): Experiment {
	const experiment = experimentOf(
		{ set: 'cosine', training: 6, width: 64, depth: 2, activation: 'tanh', steps: 500 },
		seed
	);
	return { ...experiment, data: { ...experiment.data, validation: 20 } };
}

export const sixPoints: Claim = {
	name: 'six-points',
	title: 'Six points, and twenty new ones',
	networks: (seed) => ({ wide: { experiment: sixPointsOf(seed) } }),
	criteria: [
		{
			sentence:
				'The training loss ends below 0.05, and the loss on new points is at least ten times as high.',
			expectedShare: 0.95,
			holds: ({ wide }) =>
				trainingLoss(wide) < 0.05 && validationLoss(wide) >= 10 * trainingLoss(wide)
		}
	]
};

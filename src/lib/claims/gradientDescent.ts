import { lowestLoss } from '../analysis/leastSquares.ts';
import { drawData } from '../data/draw.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Claim } from './claim.ts';
import { trainingLoss, trainingLossAt } from './measures.ts';
import { experimentOf } from './settings.ts';

/** No hidden layer: the output is a line, and its two parameters go downhill. */
export function lineOf(seed: number): Experiment {
	return experimentOf(
		{
			set: 'line',
			training: 20,
			options: { noise: 0.2 },
			width: 1,
			depth: 0,
			activation: 'linear',
			hyperparameters: { optimizer: 'sgd', learningRate: 0.1 },
			steps: 100
		},
		seed
	);
}

export const gradientDescent: Claim = {
	name: 'gradient-descent',
	title: 'A line, by gradient descent',
	networks: (seed) => ({ line: { experiment: lineOf(seed) } }),
	async solve(seed) {
		const loss = lowestLoss(drawData(lineOf(seed).data).training);
		const exact = { loss, accuracy: NaN };
		return { best: [{ step: 0, training: exact, validation: exact, penalty: 0, diverged: false }] };
	},
	criteria: [
		{
			sentence: 'The loss ends within 2 % of the lowest that any line has.',
			expectedShare: 1,
			holds: ({ line, best }) => trainingLoss(line) <= 1.02 * trainingLoss(best)
		},
		{
			sentence: 'The loss falls at each of the first five steps, by less and less.',
			expectedShare: 1,
			holds({ line }) {
				const falls = [1, 2, 3, 4, 5].map(
					(step) => trainingLossAt(line, step - 1) - trainingLossAt(line, step)
				);
				return falls.every((fall, at) => fall > 0 && (at === 0 || fall < falls[at - 1]));
			}
		}
	]
};

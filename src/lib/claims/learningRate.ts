import type { Optimizer } from '../network/hyperparameters.ts';
import type { Claim } from './claim.ts';
import { hasDiverged, validationLoss } from './measures.ts';
import { experimentOf } from './settings.ts';

const curve = {
	set: 'cosine',
	training: 64,
	options: { noise: 0.2 },
	width: 32,
	depth: 2,
	activation: 'tanh',
	steps: 1000
} as const;

function atRates(optimizer: Optimizer, rates: readonly number[]): Claim['networks'] {
	return (seed) =>
		Object.fromEntries(
			rates.map((learningRate) => {
				const hyperparameters = { optimizer, learningRate };
				return [learningRate, { experiment: experimentOf({ ...curve, hyperparameters }, seed) }];
			})
		);
}

export const learningRateOfSgd: Claim = {
	name: 'learning-rate-sgd',
	title: 'The learning rate, with SGD',
	networks: atRates('sgd', [0.001, 0.1, 1]),
	criteria: [
		{
			sentence: 'At .001 validation loss is at least 5 times that at .1; at 1 training diverges.',
			expectedShare: 1,
			holds: ({ 0.001: slow, 0.1: good, 1: wild }) =>
				validationLoss(slow) >= 5 * validationLoss(good) && hasDiverged(wild)
		}
	]
};

/** From the lowest to the highest that the lesson recommends. */
export const workingRates: Claim = {
	name: 'working-rates',
	title: 'Learning rates that do, with SGD',
	networks: atRates('sgd', [0.001, 0.03, 0.1, 0.2]),
	criteria: [
		{
			sentence: 'At .03, .1 and .2 validation loss is at most half of that at .001.',
			expectedShare: 1,
			holds: ({ 0.001: slow, 0.03: low, 0.1: good, 0.2: high }) =>
				[low, good, high].every((network) => validationLoss(network) <= validationLoss(slow) / 2)
		},
		{
			sentence: 'At .1 validation loss ends below 0.07.',
			expectedShare: 0.975,
			holds: ({ 0.1: good }) => validationLoss(good) < 0.07
		}
	]
};

export const tooHighRate: Claim = {
	name: 'too-high-rate',
	title: 'A learning rate that is too high, with SGD',
	networks: atRates('sgd', [1]),
	criteria: [
		{
			sentence: 'At 1 training has diverged by step 40.',
			expectedShare: 1,
			holds: ({ 1: wild }) => wild.some(({ step, diverged }) => diverged && step <= 40)
		}
	]
};

export const learningRateOfAdam: Claim = {
	name: 'learning-rate-adam',
	title: 'The learning rate, with Adam',
	networks: atRates('adam', [0.00001, 0.01, 1]),
	criteria: [
		{
			sentence: 'At .00001 validation loss is at least 5 times that at .01.',
			expectedShare: 1,
			holds: ({ [String(0.00001)]: slow, 0.01: good }) =>
				validationLoss(slow) >= 5 * validationLoss(good)
		},
		{
			sentence: 'At 1 validation loss is at least 5 times that at .01.',
			expectedShare: 0.95,
			holds: ({ 0.01: good, 1: wild }) => validationLoss(wild) >= 5 * validationLoss(good)
		}
	]
};

import type { Claim } from './claim.ts';
import { validationAccuracy } from './measures.ts';
import { experimentOf } from './settings.ts';

const spiral = {
	set: 'spiral',
	training: 400,
	options: { turns: 2.5, noise: 0.01 },
	activation: 'relu',
	hyperparameters: { learningRate: 0.005, batchSize: 64 },
	steps: 3000
} as const;

export const depthOrWidth: Claim = {
	name: 'depth-or-width',
	title: 'Depth or width, at about 1,000 parameters',
	networks: (seed) => ({
		wide: { experiment: experimentOf({ ...spiral, width: 250, depth: 1 }, seed) },
		deep: { experiment: experimentOf({ ...spiral, width: 21, depth: 3 }, seed) },
		deeper: { experiment: experimentOf({ ...spiral, width: 17, depth: 4 }, seed) }
	}),
	criteria: [
		{
			sentence:
				'Three layers of 21 units are right on at least 15 % more new points than one layer of 250.',
			expectedShare: 1,
			holds: ({ wide, deep }) => validationAccuracy(deep) >= validationAccuracy(wide) + 0.15
		},
		{
			sentence:
				'Four layers of 17 units are right on at least 15 % more new points than one layer of 250.',
			expectedShare: 1,
			holds: ({ wide, deeper }) => validationAccuracy(deeper) >= validationAccuracy(wide) + 0.15
		}
	]
};

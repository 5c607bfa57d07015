import { expect, test } from 'vitest';
import { hyperparametersInWords } from '../../src/lib/experiment/hyperparametersInWords.ts';
import { defaultHyperparameters } from '../../src/lib/network/hyperparameters.ts';

const rings = { set: 'rings', training: 150 };

test.each([
	[{}, rings, 'Adam, rate 0.01, all points each step, no penalty'],
	[{ batchSize: 32 }, rings, 'Adam, rate 0.01, 32 points each step, no penalty'],
	[{ batchSize: 1 }, rings, 'Adam, rate 0.01, 1 point each step, no penalty'],
	[
		{ optimizer: 'sgd', schedule: 'cosine' },
		rings,
		'SGD, rate 0.01, falling as a cosine, all points each step, no penalty'
	],
	[
		{ optimizer: 'momentum', weightDecay: 0.1, dropout: 0.2 },
		rings,
		'SGD with momentum, rate 0.01, all points each step, weight decay 0.1, dropout 20\u00a0%'
	]
] as const)('hyperparametersInWords(%o, …)', (values, data, words) => {
	expect(hyperparametersInWords({ ...defaultHyperparameters, ...values }, data)).toBe(words);
});

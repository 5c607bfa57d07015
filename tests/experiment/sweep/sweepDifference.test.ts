import { describe, expect, it } from 'vitest';
import { stackForm } from '../../../src/lib/experiment/layers/stackForm.ts';
import { networkOfStack } from '../../../src/lib/experiment/sweep/sweepLayers.ts';
import type { Sweep } from '../../../src/lib/experiment/sweep/sweep.ts';
import { sweepDifferences } from '../../../src/lib/experiment/sweep/sweepDifference.ts';
import { toSweepLink } from '../../../src/lib/experiment/link/sweepLink.ts';
import { sweepPresetNamed } from '../../../src/lib/experiment/sweep/sweepPresets.ts';

const { sweep } = sweepPresetNamed('u-curve');
const { data, hyperparameters, network } = sweep;

describe('sweepDifferences(a, b)', () => {
	it.each<[string[], Partial<Sweep>]>([
		[[], {}],
		[['seeds for each value 5 → 1'], { seeds: 1 }],
		[['widths 15 values from 1 to 128 → 1, 2'], { values: [1, 2] }],
		[['sizes widths → depths'], { axis: 'depth', values: [1, 2] }],
		[['depth 2 → 1'], { network: { ...network, depth: 1 } }],
		[
			[
				'sizes widths → numbers of channels',
				'network tanh, 8 wide, 2 deep → convolution 4 × 9 relu'
			],
			{ axis: 'channels', network: networkOfStack(stackForm.read('conv4.k9.relu')!) }
		],
		[['activation tanh → relu'], { network: { ...network, activation: 'relu' } }],
		[['data seed 1 → 9'], { data: { ...data, seed: 9 } }],
		[['training points 30 → 20'], { data: { ...data, training: 20 } }],
		[['noise 0.4 → 0'], { data: { ...data, options: { noise: 0 } } }],
		[['learning rate 0.01 → 0.1'], { hyperparameters: { ...hyperparameters, learningRate: 0.1 } }],
		[['weight seed 1 → 2'], { weightSeed: 2 }],
		[['stop step 2,000 → 10'], { steps: 10 }],
		[['compute none → 3,000,000'], { compute: 3e6 }]
	])('is %j', (words, changes) => {
		expect(sweepDifferences(sweep, { ...sweep, ...changes })).toEqual(words);
	});

	it('writes the sizes out where their ends and their number are the same', () => {
		const values = sweep.values.map((value) => (value === 11 ? 12 : value));
		const [words] = sweepDifferences(sweep, { ...sweep, values });
		expect(words).toMatch(/^widths 1,2,.*,8,11,16.* → 1,2,.*,8,12,16/);
	});

	it('finds something wherever the links differ', () => {
		const other = { ...sweep, data: { ...data, validation: 200, flips: 0 } };
		expect(toSweepLink(other)).not.toBe(toSweepLink(sweep));
		expect(sweepDifferences(sweep, other)).toEqual(['validation points 300 → 200']);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sweepPresets } from '../../../src/lib/experiment/sweep/sweepPresets.ts';
import { checkSweep } from '../../../src/lib/experiment/sweep/sweepSchema.ts';
import { sweeps } from '../arbitraries.ts';

const { sweep } = sweepPresets[0];

describe('checkSweep(value)', () => {
	it('accepts every valid sweep as it is', () => {
		fc.assert(
			fc.property(sweeps, (valid) => {
				expect(checkSweep(valid)).toStrictEqual({ sweep: valid });
				expect(checkSweep(JSON.parse(JSON.stringify(valid)))).toStrictEqual({ sweep: valid });
			}),
			{ seed: 3 }
		);
	});

	it.each([
		[{ values: [] }, /^Values must be 1 to 40 rising whole numbers from 1 to 512\.$/],
		[{ values: [2, 1] }, /^Values must be /],
		[{ values: [1, 1] }, /^Values must be /],
		[{ values: [1.5] }, /^Values must be /],
		[{ values: [1, 513] }, /^Values must be /],
		[{ values: Array.from({ length: 41 }, (_, i) => i + 1) }, /^Values must be /],
		[{ axis: 'depth' }, /^Values must be .* from 0 to 6\.$/],
		[
			{ axis: 'height' },
			/^Axis must be width, depth, training, channels, layers, pruned, bits or rank\.$/
		],
		[
			{ compute: 5 },
			/^Compute must be a whole number from 10,000 to 1,000,000,000,000, or none\.$/
		],
		[
			{
				axis: 'training',
				values: [2],
				data: { ...sweep.data, set: 'reluteacher', options: {} }
			},
			/^Axis must be width or depth\.$/
		],
		[{ seeds: 0 }, /^Seeds for each value must be a whole number from 1 to 20\.$/],
		[{ steps: 100_001 }, /^Stop step must be a whole number from 1 to 100,000\.$/],
		[{ network: { ...sweep.network, width: 0 } }, /^Width must be /],
		[{ weightSeed: -1 }, /^Weight seed must be /],
		[{ data: { ...sweep.data, flips: 0.1 } }, /^Cosine has no labels to flip/],
		[{ hyperparameters: {} }, /is missing or is not what it should be\.$/]
	])('says what is wrong with %j', (changes, problem) => {
		const checked = checkSweep({ ...sweep, ...changes }) as { problems: string[] };
		expect(checked.problems[0]).toMatch(problem);
	});

	it('takes a sweep from before there was equal compute as one of the same steps', () => {
		const { compute: _, ...before } = sweep;
		expect(checkSweep(before)).toEqual({ sweep });
	});

	it.each([null, undefined, 3, 'text', [], {}, { values: 'x' }])(
		'has problems, not exceptions, with %j',
		(value) => {
			expect(checkSweep(value)).toHaveProperty('problems');
		}
	);
});

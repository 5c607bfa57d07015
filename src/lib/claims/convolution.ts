/**
 * What a convolution is worth where a pattern may lie anywhere, and that it is no better than a dense
 * network where the samples are in another order, where the place is what counts, or where the pattern
 * never moves.
 *
 * The shares are those of 40 seeds, 301–340, of the plain network in float64; `docs/claims.md` has those
 * of the WebAssembly executor over the same seeds.
 */
import { presetNamed } from '../experiment/layers/layerEdits.ts';
import { stackForm } from '../experiment/layers/stackForm.ts';
import { shapeOfStack } from '../experiment/layers/stackShape.ts';
import type { Claim, ExperimentNetwork } from './claim.ts';
import { bestValidationAccuracy, validationAccuracy } from './measures.ts';
import { sweepPresetNamed } from '../experiment/sweep/sweepPresets.ts';
import { experimentOf, presetNetworks } from './settings.ts';

/** Of 412, 116, 409, 454 and 3,964 parameters. */
export const stacks = {
	two: presetNamed('convolution, pooled'),
	one: stackForm.read('conv8.k9.relu.max')!,
	small: presetNamed('dense'),
	ten: stackForm.read('dense10.relu')!,
	large: stackForm.read('dense44.relu.x2')!
};

/** What takes away what a convolution lives on. */
type Change = 'shuffled' | 'place' | 'centred';

/** One network on the shift patterns of the playground. */
export function onShift(
	layers: keyof typeof stacks,
	seed: number,
	{ change, training = 200 }: { change?: Change; training?: number } = {}
): ExperimentNetwork {
	const setting = {
		...shapeOfStack(stacks[layers]),
		set: 'shift',
		training,
		options: change && { [change]: 1 },
		hyperparameters: { learningRate: 0.005, batchSize: 32 },
		steps: 600
	};
	return { experiment: experimentOf(setting, seed) };
}

export const convolution: Claim = {
	name: 'convolution',
	title: 'A pattern that may lie anywhere',
	networks: (seed) => ({
		two: onShift('two', seed),
		one: onShift('one', seed),
		small: onShift('small', seed),
		large: onShift('large', seed)
	}),
	criteria: [
		{
			sentence:
				'Two convolutions, 412 parameters, are right on at least 86 % of new points after 200.',
			expectedShare: 0.95,
			holds: ({ two }) => validationAccuracy(two) >= 0.86
		},
		{
			sentence: 'Two convolutions are right on at least 90 % of new points.',
			expectedShare: 0.6,
			holds: ({ two }) => validationAccuracy(two) >= 0.9
		},
		{
			sentence: 'One convolution, 116 parameters, is right on at least 94 % of new points.',
			expectedShare: 0.875,
			holds: ({ one }) => validationAccuracy(one) >= 0.94
		},
		{
			sentence:
				'Both are right on at least 15 % more new points than dense networks of 409 and of 3,964 ' +
				'parameters ever are.',
			expectedShare: 0.975,
			holds: ({ two, one, small, large }) => {
				const best = Math.max(bestValidationAccuracy(small), bestValidationAccuracy(large));
				return [two, one].every((network) => validationAccuracy(network) >= best + 0.15);
			}
		}
	]
};

export const howManyKernels: Claim = {
	name: 'how-many-kernels',
	title: 'How many kernels?',
	networks: (seed) => ({
		...presetNetworks('how-many-kernels', seed, [1, 4, 8, 32]),
		dense: onShift('ten', seed)
	}),
	criteria: [
		{
			sentence:
				'Eight kernels, 116 parameters, are right on at least 25 % more new points than a dense network ' +
				'of 454 ever is; one is right on at most 60 %, and 32 on at most 7 % more than eight.',
			expectedShare: sweepPresetNamed('how-many-kernels').share,
			holds: ({ 1: one, 8: eight, 32: many, dense }) =>
				validationAccuracy(eight) >= bestValidationAccuracy(dense) + 0.25 &&
				validationAccuracy(one) <= 0.6 &&
				validationAccuracy(many) <= validationAccuracy(eight) + 0.07
		},
		{
			sentence:
				'Four kernels, 60 parameters, are right on at least 5 % more than that one ever is.',
			expectedShare: 1,
			holds: ({ 4: four, dense }) =>
				validationAccuracy(four) >= bestValidationAccuracy(dense) + 0.05
		}
	]
};

export const convolutionFewerRows: Claim = {
	name: 'convolution-fewer-rows',
	title: 'Fewer parameters and fewer points',
	networks: (seed) => ({
		one: onShift('one', seed),
		largeOnMore: onShift('large', seed, { training: 1000 })
	}),
	criteria: [
		{
			sentence:
				'One convolution, 116 parameters, is right on more new points after 200 than a dense network of ' +
				'3,964 parameters after 1,000.',
			expectedShare: 1,
			holds: ({ one, largeOnMore }) => validationAccuracy(one) > validationAccuracy(largeOnMore)
		},
		{
			sentence: 'It is right on at least 5 % more of them.',
			expectedShare: 0.95,
			holds: ({ one, largeOnMore }) =>
				validationAccuracy(one) >= validationAccuracy(largeOnMore) + 0.05
		}
	]
};

export const convolutionShuffled: Claim = {
	name: 'convolution-shuffled',
	title: 'The samples of all rows in one other order',
	networks: (seed) => ({
		two: onShift('two', seed),
		twoShuffled: onShift('two', seed, { change: 'shuffled' }),
		small: onShift('small', seed),
		smallShuffled: onShift('small', seed, { change: 'shuffled' })
	}),
	criteria: [
		{
			sentence: 'In the other order two convolutions are right on at least 20 % fewer new points.',
			expectedShare: 1,
			holds: ({ two, twoShuffled }) =>
				validationAccuracy(twoShuffled) <= validationAccuracy(two) - 0.2
		},
		{
			sentence: 'In the other order they are right on at most 70 % of new points.',
			expectedShare: 1,
			holds: ({ twoShuffled }) => validationAccuracy(twoShuffled) <= 0.7
		},
		{
			sentence: 'What a dense network of 409 parameters is right on moves by at most 5 % of them.',
			expectedShare: 0.95,
			holds: ({ small, smallShuffled }) =>
				Math.abs(validationAccuracy(smallShuffled) - validationAccuracy(small)) <= 0.05
		}
	]
};

export const convolutionOfPlace: Claim = {
	name: 'convolution-of-place',
	title: 'One pattern, and its place for a class',
	networks: (seed) => ({
		two: onShift('two', seed, { change: 'place' }),
		small: onShift('small', seed, { change: 'place' })
	}),
	criteria: [
		{
			sentence:
				'Two convolutions are right on at least 10 % fewer new points than a dense network of 409 parameters.',
			expectedShare: 1,
			holds: ({ two, small }) => validationAccuracy(two) <= validationAccuracy(small) - 0.1
		}
	]
};

export const convolutionCentred: Claim = {
	name: 'convolution-centred',
	title: 'A pattern that never moves',
	networks: (seed) => ({
		two: onShift('two', seed, { change: 'centred' }),
		small: onShift('small', seed, { change: 'centred' })
	}),
	criteria: [
		{
			sentence:
				'Two convolutions are right on at most 1 % more new points than a dense network of 409 parameters.',
			expectedShare: 0.925,
			holds: ({ two, small }) => validationAccuracy(two) <= validationAccuracy(small) + 0.01
		}
	]
};

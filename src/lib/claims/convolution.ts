/**
 * What a convolution is worth where a pattern may lie anywhere, and that it is no better than a dense
 * network where the samples are in another order, where the place is what counts, or where the pattern
 * never moves.
 *
 * The shares are those of 40 seeds, 301–340, of the plain network in float64; `docs/claims.md` has those
 * of the WebAssembly executor over the same seeds.
 */
import { classes, drawShift, samples, type ShiftVariant } from '../data/shift.ts';
import { defaultHyperparameters } from '../network/hyperparameters.ts';
import type { LayerSpec } from '../network/layers/index.ts';
import { denseNetwork, type NetworkSpec } from '../network/spec.ts';
import type { Claim, LayeredNetwork } from './claim.ts';
import { bestValidationAccuracy, validationAccuracy } from './measures.ts';

function filters(kernel: number, stride: number): LayerSpec {
	return {
		kind: 'convolution1d',
		filters: 8,
		kernel,
		stride,
		padding: 'valid',
		activation: 'relu'
	};
}

function pooled(...convolutions: readonly LayerSpec[]): NetworkSpec {
	return {
		input: [samples, 1],
		layers: [
			...convolutions,
			{ kind: 'globalMaxPooling' },
			{ kind: 'dense', units: classes, activation: 'linear' }
		]
	};
}

function dense(...hidden: readonly number[]): NetworkSpec {
	return denseNetwork({ inputs: samples, hidden, outputs: classes, activation: 'relu' });
}

/** 412 parameters. */
export const twoConvolutions = pooled(filters(5, 2), filters(5, 2));
/** 116. */
export const oneConvolution = pooled(filters(9, 1));
/** 409. */
export const smallDense = dense(9);
/** 3,964. */
export const largeDense = dense(44, 44);

function trained(network: NetworkSpec, variant: ShiftVariant, seed: number): LayeredNetwork {
	return {
		network,
		loss: 'softmaxCrossEntropy',
		hyperparameters: { ...defaultHyperparameters, learningRate: 0.005, batchSize: 32 },
		points: () => drawShift({ variant, training: 200, validation: 1000, seed }),
		seed,
		steps: 600,
		stepsBetweenEvaluations: 50
	};
}

export const convolution: Claim<LayeredNetwork> = {
	name: 'convolution',
	title: 'A pattern that may lie anywhere',
	networks: (seed) => ({
		two: trained(twoConvolutions, 'anywhere', seed),
		one: trained(oneConvolution, 'anywhere', seed),
		small: trained(smallDense, 'anywhere', seed),
		large: trained(largeDense, 'anywhere', seed)
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

export const convolutionShuffled: Claim<LayeredNetwork> = {
	name: 'convolution-shuffled',
	title: 'The samples of all rows in one other order',
	networks: (seed) => ({
		two: trained(twoConvolutions, 'anywhere', seed),
		twoShuffled: trained(twoConvolutions, 'shuffled', seed),
		small: trained(smallDense, 'anywhere', seed),
		smallShuffled: trained(smallDense, 'shuffled', seed)
	}),
	criteria: [
		{
			sentence: 'In the other order two convolutions are right on at least 20 % fewer new points.',
			expectedShare: 1,
			holds: ({ two, twoShuffled }) =>
				validationAccuracy(twoShuffled) <= validationAccuracy(two) - 0.2
		},
		{
			sentence: 'What a dense network of 409 parameters is right on moves by at most 5 % of them.',
			expectedShare: 0.95,
			holds: ({ small, smallShuffled }) =>
				Math.abs(validationAccuracy(smallShuffled) - validationAccuracy(small)) <= 0.05
		}
	]
};

export const convolutionOfPlace: Claim<LayeredNetwork> = {
	name: 'convolution-of-place',
	title: 'One pattern, and its place for a class',
	networks: (seed) => ({
		two: trained(twoConvolutions, 'place', seed),
		small: trained(smallDense, 'place', seed)
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

export const convolutionCentred: Claim<LayeredNetwork> = {
	name: 'convolution-centred',
	title: 'A pattern that never moves',
	networks: (seed) => ({
		two: trained(twoConvolutions, 'centred', seed),
		small: trained(smallDense, 'centred', seed)
	}),
	criteria: [
		{
			sentence:
				'Two convolutions are right on at most 1 % more new points than a dense network of 409 parameters.',
			expectedShare: 1,
			holds: ({ two, small }) => validationAccuracy(two) <= validationAccuracy(small) + 0.01
		}
	]
};

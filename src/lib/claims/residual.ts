/**
 * What residual connections are worth where fifty layers lie one upon the other: the same count, and the
 * gradient reaches the first layer.
 *
 * The shares are those of 40 seeds, 301–340, of the WebAssembly executor. In the one seed in which the
 * first criterion fails, 319, the plain network learns after all: it is right on 96 % of new points.
 */
import { gradientSizes } from '../analysis/insideNetwork.ts';
import type { History } from '../analysis/overfitting.ts';
import { drawData } from '../data/draw.ts';
import { completeOptions } from '../data/dataset.ts';
import { datasetNamed } from '../data/sets/index.ts';
import type { Split } from '../data/table.ts';
import { defaultHyperparameters } from '../network/hyperparameters.ts';
import { initialParameters } from '../network/initialParameters.ts';
import type { LayerSpec } from '../network/layers/index.ts';
import type { NetworkSpec } from '../network/spec.ts';
import type { Claim, LayeredNetwork } from './claim.ts';
import { validationAccuracy } from './measures.ts';

const width = 6;
const activation = 'relu';

/** Dense layers of six relu units, the first from two inputs; `blocks` further ones follow. */
function deep(kind: 'dense' | 'residual', blocks: number): NetworkSpec {
	const block: LayerSpec = { kind, units: width, activation };
	return {
		input: [2],
		layers: [
			{ kind: 'dense', units: width, activation },
			...Array.from({ length: blocks }, () => block),
			{ kind: 'dense', units: 1, activation: 'linear' }
		]
	};
}

/** 2,125 parameters each. */
export const plainFifty = deep('dense', 50);
export const residualFifty = deep('residual', 50);
/** 193. */
export const plainFour = deep('dense', 4);
export const residualFour = deep('residual', 4);

const loss = 'binaryCrossEntropy';

function rings(seed: number): Split {
	const dataset = datasetNamed('rings');
	return drawData({
		set: dataset.name,
		training: 300,
		validation: 500,
		flips: 0,
		options: completeOptions(dataset, { noise: 0.08 }),
		seed
	});
}

function trained(network: NetworkSpec, seed: number): LayeredNetwork {
	return {
		network,
		loss,
		hyperparameters: { ...defaultHyperparameters, learningRate: 0.003, batchSize: 64 },
		points: () => rings(seed),
		seed,
		steps: 600,
		stepsBetweenEvaluations: 50
	};
}

/** The size of the first layer's gradient before the first step, as the loss of one evaluation. */
function firstGradient(network: NetworkSpec, seed: number): History {
	const { training } = rings(seed);
	const parameters = initialParameters(network, seed);
	const [size] = gradientSizes(network, loss, parameters, training.inputs, training.targets);
	const set = { loss: size, accuracy: NaN };
	return [{ step: 0, training: set, validation: set, penalty: 0, diverged: false }];
}

const sizeIn = (history: History) => history[0].training.loss;

export const residualConnections: Claim<LayeredNetwork> = {
	name: 'residual',
	title: 'Fifty layers, with and without a way past them',
	networks: (seed) => ({
		plain: trained(plainFifty, seed),
		residual: trained(residualFifty, seed),
		plainOfFour: trained(plainFour, seed),
		residualOfFour: trained(residualFour, seed)
	}),
	solve: async (seed) => ({
		plainGradient: firstGradient(plainFifty, seed),
		residualGradient: firstGradient(residualFifty, seed)
	}),
	criteria: [
		{
			sentence:
				'Fifty residual layers are right on at least 95 % of new points, fifty plain ones of the same count on at most 70 %.',
			expectedShare: 0.975,
			holds: ({ plain, residual }) =>
				validationAccuracy(residual) >= 0.95 && validationAccuracy(plain) <= 0.7
		},
		{
			sentence:
				'Before the first step the gradient of the first plain layer is less than a ten-thousandth of that of the residual network.',
			expectedShare: 1,
			holds: ({ plainGradient, residualGradient }) =>
				sizeIn(plainGradient) < 1e-4 * sizeIn(residualGradient)
		},
		{
			sentence: 'Four plain layers are right on at least 95 % of new points.',
			expectedShare: 0.975,
			holds: ({ plainOfFour }) => validationAccuracy(plainOfFour) >= 0.95
		},
		{
			sentence: 'Four residual layers are right on at least 95 % of new points.',
			expectedShare: 1,
			holds: ({ residualOfFour }) => validationAccuracy(residualOfFour) >= 0.95
		}
	]
};

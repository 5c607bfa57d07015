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
import { lossOf, specOf } from '../experiment/edits.ts';
import { stackForm } from '../experiment/layers/stackForm.ts';
import { shapeOfStack } from '../experiment/layers/stackShape.ts';
import { initialParameters } from '../network/initialParameters.ts';
import type { Claim, ExperimentNetwork } from './claim.ts';
import { validationAccuracy } from './measures.ts';
import { experimentOf } from './settings.ts';

/** Dense layers of six relu units; 2,125 parameters with fifty behind the first, 193 with four. */
const layers = {
	plain: 'dense6.relu.x51',
	residual: 'dense6.relu,dense6.relu.residual.x50',
	plainOfFour: 'dense6.relu.x5',
	residualOfFour: 'dense6.relu,dense6.relu.residual.x4'
};

function onRings(name: keyof typeof layers, seed: number): ExperimentNetwork {
	const setting = {
		...shapeOfStack(stackForm.read(layers[name])!),
		set: 'rings',
		training: 300,
		validation: 500,
		flips: 0,
		hyperparameters: { learningRate: 0.003, batchSize: 64 },
		steps: 600
	};
	return { experiment: experimentOf(setting, seed) };
}

/** The size of the first layer's gradient before the first step, as the loss of one evaluation. */
function firstGradient(name: keyof typeof layers, seed: number): History {
	const { experiment } = onRings(name, seed);
	const { training } = drawData(experiment.data);
	const network = specOf(experiment, 0);
	const parameters = initialParameters(network, seed);
	const [size] = gradientSizes(
		network,
		lossOf(experiment),
		parameters,
		training.inputs,
		training.targets
	);
	const set = { loss: size, accuracy: NaN };
	return [{ step: 0, training: set, validation: set, penalty: 0, diverged: false }];
}

const sizeIn = (history: History) => history[0].training.loss;

export const residualConnections: Claim = {
	name: 'residual',
	title: 'Fifty layers, with and without a way past them',
	networks: (seed) => ({
		plain: onRings('plain', seed),
		residual: onRings('residual', seed),
		plainOfFour: onRings('plainOfFour', seed),
		residualOfFour: onRings('residualOfFour', seed)
	}),
	solve: async (seed) => ({
		plainGradient: firstGradient('plain', seed),
		residualGradient: firstGradient('residual', seed)
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

import { bytesOfActivations, bytesToHold, bytesToTrain, countParameters } from '../network/cost.ts';
import type { NetworkSpec } from '../network/spec.ts';
import type { Experiment } from './experiment.ts';
import { rowsPerStep } from './rowsPerStep.ts';

/** Textures hold four units and eight rows at a time. */
const padded = (count: number, to: number) => Math.ceil(count / to) * to;
/** Hyperparameters and places. */
const bytesOfTables = 20_480;

/**
 * Upper bound on the GPU memory of one network that trains in a population: parameters, gradients,
 * optimizer state and a snapshot of them; activations and their gradients for all its points.
 */
export function bytesInPopulation(
	network: NetworkSpec,
	{ hyperparameters, data }: Experiment
): number {
	const stored: NetworkSpec = {
		input: network.input.map((side) => padded(side, 4)),
		layers: network.layers.map((layer) => {
			if ('units' in layer) return { ...layer, units: padded(layer.units, 4) };
			if (layer.kind === 'convolution1d') return { ...layer, filters: padded(layer.filters, 4) };
			return layer;
		})
	};
	const parameters = countParameters(stored);
	const toTrain = bytesToTrain(parameters, hyperparameters.optimizer);
	const learnedFrom = Math.max(data.training, rowsPerStep(data, hyperparameters));
	const rows = padded(learnedFrom, 8) + padded(data.validation, 8);
	return 2 * toTrain - bytesToHold(parameters) + bytesOfActivations(stored, rows) + bytesOfTables;
}

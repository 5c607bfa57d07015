/** What training an experiment takes of the GPU's memory, before it is tried. */

import { bytesOfActivations, bytesToHold, bytesToTrain, countParameters } from '../network/cost.ts';
import type { Optimizer } from '../network/hyperparameters.ts';
import { counted, formatMegabytes } from '../format.ts';
import { limits } from './limits.ts';
import { hyperparametersOf, specOf } from './edits.ts';
import { letters, type Experiment } from './experiment.ts';
import { rowsPerStep } from './rowsPerStep.ts';

/** Of all networks together at one step: parameters and optimizer state, not the gradient. */
export function bytesOfSnapshot(experiment: Experiment): number {
	return sumOverNetworks(
		experiment,
		(parameters, optimizer) => bytesToTrain(parameters, optimizer) - bytesToHold(parameters)
	);
}

/**
 * An upper bound on GPU memory: parameters, gradients and optimizer state; activations and their
 * gradients for all training and validation points at once; and two snapshots, the one that is
 * being read and the best so far. Snapshots for rewinding are not on the GPU.
 */
export function estimateBytes(experiment: Experiment): number {
	const { data } = experiment;
	const activations = experiment.networks.reduce((sum, _, index) => {
		const learnedFrom = rowsPerStep(data, hyperparametersOf(experiment, index));
		const rows = Math.max(data.training, learnedFrom) + data.validation;
		return sum + bytesOfActivations(specOf(experiment, index), rows);
	}, 0);
	const parameters = sumOverNetworks(experiment, bytesToTrain);
	return parameters + activations + 2 * bytesOfSnapshot(experiment);
}

function sumOverNetworks(
	experiment: Experiment,
	bytes: (parameters: number, optimizer: Optimizer) => number
): number {
	return experiment.networks.reduce((sum, _, index) => {
		const { optimizer } = hyperparametersOf(experiment, index);
		return sum + bytes(countParameters(specOf(experiment, index)), optimizer);
	}, 0);
}

/** The experiment with no layer wider than this. */
function narrowed(experiment: Experiment, width: number): Experiment {
	const networks = experiment.networks.map((network) => ({
		...network,
		width: Math.min(width, network.width),
		layers: network.layers && network.layers.map((layer) => Math.min(width, layer)),
		...(network.stack && {
			stack: network.stack.map((layer) => ({ ...layer, width: Math.min(width, layer.width) }))
		})
	}));
	return { ...experiment, networks };
}

/** The greatest whole number up to `most` for which it fits; 0 if there is none. */
export function greatest(most: number, fits: (value: number) => boolean): number {
	let [low, high] = [0, most];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (fits(middle)) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** Null if it fits; else a sentence with the estimate and what would fit. */
export function refusal(experiment: Experiment, budgetBytes: number): string | null {
	const needed = estimateBytes(experiment);
	if (needed <= budgetBytes) return null;
	const fits = (candidate: Experiment) => estimateBytes(candidate) <= budgetBytes;
	const { networks } = experiment;
	const first = (count: number) => ({ ...experiment, networks: networks.slice(0, count) });
	const width = greatest(limits.width.maximum, (value) => fits(narrowed(experiment, value)));
	const count = greatest(networks.length, (value) => fits(first(value)));
	const ways = [
		...(width > 0 ? [`with layers of at most ${counted(width, 'unit')}`] : []),
		...(count > 0
			? [`with ${count === 1 ? `${letters[0]} alone` : `the first ${count} networks`}`]
			: [])
	];
	const mend = ways.length ? `it fits ${ways.join(', or ')}` : 'take fewer points or networks';
	return (
		`Training this takes about ${formatMegabytes(needed)} of memory, and ` +
		`${formatMegabytes(budgetBytes)} is the most it may take: ${mend}.`
	);
}

/** The stage of training that a script repeats: the only one, or the one after pretraining. */
import { seenTable } from '../../data/features.ts';
import { letters, type Experiment } from '../../experiment/experiment.ts';
import type { Beginning } from '../../experiment/pretrained/beginning.ts';
import { beginsAfterPretraining } from '../../experiment/pretrained/samePoints.ts';
import { isLastLayers, type Adjusted } from '../../experiment/pretrained/start.ts';
import { initialParameters } from '../../network/initialParameters.ts';
import { kernelsOf, type NetworkSpec } from '../../network/spec.ts';
import { pointsOf, type ExportedNetwork, type ExportedRun } from '../exported.ts';

const isAfterPretraining = ({ experiment }: ExportedRun, { letter }: ExportedNetwork) =>
	beginsAfterPretraining(experiment, letters.indexOf(letter));

/** Whether it is known what a network begins with. */
export const hasBeginning = (run: ExportedRun, network: ExportedNetwork) =>
	network.beginning !== null || !isAfterPretraining(run, network);

/** Throws a `RangeError` where that is not known. */
export function beginningOf(run: ExportedRun, network: ExportedNetwork): Beginning {
	const { experiment } = run;
	if (network.beginning) return network.beginning;
	if (!hasBeginning(run, network)) throw new RangeError('Its pretrained network is not here.');
	return {
		step: 0,
		parameters: initialParameters(network.network, experiment.weightSeed),
		training: seenTable(experiment.data, pointsOf(run).training),
		temperature: 1,
		mask: null,
		quantization: null,
		rank: null,
		rests: false
	};
}

/** What is trained of a network. */
export function adjustedOf({ networks }: Experiment, { letter }: ExportedNetwork): Adjusted {
	return networks[letters.indexOf(letter)].start?.train ?? 'all';
}

/** How many layers from the input side are frozen whole. */
export function frozenLayers({ layers }: NetworkSpec, train: Adjusted): number {
	return isLastLayers(train) ? Math.max(0, layers.length - train.last) : 0;
}

/** Layers whose kernel trains with some weights pruned, counted from 1. Where one has any, all that train
 * have a mask. */
export function maskedLayers(
	network: NetworkSpec,
	train: Adjusted,
	{ mask, rank, rests }: Beginning
): number[] {
	if (!mask || rests || rank !== null || train === 'biases') return [];
	const frozen = frozenLayers(network, train);
	const kernels = kernelsOf(network);
	const isPruned = kernels
		.slice(frozen)
		.some(({ start, end }) => mask.subarray(start, end).includes(0));
	return isPruned ? [...kernels.keys()].slice(frozen).map((layer) => layer + 1) : [];
}

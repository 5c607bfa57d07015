/** A network that starts from the pretrained one, as the engine wants it. */
import type { Member } from '../engine/trainer.ts';
import { specOf } from '../experiment/edits.ts';
import type { Experiment } from '../experiment/experiment.ts';
import {
	isLastLayers,
	isLowRank,
	type Adjusted,
	type Start
} from '../experiment/pretrained/start.ts';
import { hasPrunedWeights } from '../experiment/pretrained/startProblem.ts';
import { pruneWeights } from '../network/compression/prune.ts';
import { pruneUnits } from '../network/compression/pruneUnits.ts';
import { quantized } from '../network/compression/quantize.ts';
import { initialParameters } from '../network/initialParameters.ts';
import {
	maskOfBiases,
	maskOfLast,
	maskOfZeros,
	withFreshLayers
} from '../network/partlyTrained.ts';
import type { NetworkSpec } from '../network/spec.ts';
import { rehearsed } from './learnedPoints.ts';

/** 1 where this may move; null where all may. */
function trainable(network: NetworkSpec, train: Adjusted): Uint8Array | null {
	if (train === 'biases') return maskOfBiases(network);
	return isLastLayers(train) ? maskOfLast(network, train.last) : null;
}

const both = (a: Uint8Array | null, b: Uint8Array | null) =>
	a && b ? a.map((moves, i) => moves & b[i]) : (a ?? b);

/** What a started network begins with. */
interface Beginning {
	parameters: Float32Array;
	/** 0 where a weight is pruned; null where none is. */
	pruned: Uint8Array | null;
}

function beginningOf(
	experiment: Experiment,
	start: Start,
	network: NetworkSpec,
	learned: Float32Array
): Beginning {
	const source = experiment.pretrained!;
	const seed = experiment.weightSeed;
	const { prune, train } = start;
	let parameters = start.untrained
		? initialParameters(specOf(source, 0), source.weightSeed)
		: learned;
	if (prune?.what === 'units') {
		parameters = pruneUnits(specOf(source, 0), parameters, prune, seed).parameters;
	}
	const before =
		hasPrunedWeights(source) && !start.untrained ? maskOfZeros(network, parameters) : null;
	if (isLastLayers(train) && train.fresh) {
		parameters = withFreshLayers(network, parameters, train.last, seed);
	}
	if (prune?.what !== 'weights' || prune.share === 0) return { parameters, pruned: before };
	const after = pruneWeights(network, parameters, prune, seed);
	return { parameters: after.parameters, pruned: both(before, after.mask) };
}

export interface StartedMember {
	member: Member;
	/** What the member starts with, before rounding where it trains further under it. */
	parameters: Float32Array;
	/** 0 where a weight is pruned; null where none is. */
	pruned: Uint8Array | null;
}

/** `member` is the network as it would start from random weights; `learned` are the parameters that
 * pretraining ended with. */
export function startedMember(
	experiment: Experiment,
	index: number,
	member: Member,
	learned: Float32Array
): StartedMember {
	const { start } = experiment.networks[index];
	if (!start || !experiment.pretrained) throw new RangeError(`Network ${index} starts anew.`);
	const { network } = member;
	const from = experiment.pretrained.stopAt;
	const { parameters, pruned } = beginningOf(experiment, start, network, learned);
	const { quantize, train, rehearse } = start;
	const rests = train === 'nothing';
	const values = quantize && rests ? quantized(network, parameters, quantize) : parameters;
	const mask = both(pruned, trainable(network, train));
	return {
		member: {
			...member,
			...(mask && { mask }),
			...(isLowRank(train) && { lora: { rank: train.rank } }),
			...(rehearse !== undefined && {
				data: rehearsed(experiment.pretrained, rehearse, member.data)
			}),
			...(quantize && !rests && { quantization: { ...quantize, from } }),
			...(rests && { steps: from })
		},
		parameters: values,
		pruned
	};
}

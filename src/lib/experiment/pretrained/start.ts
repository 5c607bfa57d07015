/** What a network starts from where it is not random weights: the pretrained network, changed. */

import type { Pruning } from '../../network/compression/prune.ts';
import type { Quantization } from '../../network/compression/quantize.ts';

export const pruneOrders = ['smallest', 'random'] as const satisfies Pruning['first'][];
export const pruneScopes = ['network', 'layer'] as const satisfies Pruning['over'][];
export const pruneTargets = ['weights', 'units'] as const satisfies Pruning['what'][];
export const scaleChoices = ['layer', 'unit'] as const satisfies Quantization['scale'][];

/** The last so many layers, the output layer counted; `fresh`: they begin from random weights again. */
export interface LastLayers {
	last: number;
	fresh: boolean;
}

/** A LoRA update of this rank on each hidden kernel. */
export interface LowRank {
	rank: number;
}

/** What the run adjusts of a network after pretraining. With nothing, it rests. */
export type Adjusted = 'nothing' | 'all' | 'biases' | LastLayers | LowRank;

export interface Start {
	/** Weights become 0 for good; whole units go, and the network gets smaller. Biases stay. */
	prune: Pruning | null;
	/** Every kernel is rounded to few values, and with `biases` every bias too. */
	quantize: Quantization | null;
	train: Adjusted;
	/** It has the weights that the pretrained network began with: a control. Absent: those that it ended with. */
	untrained?: true;
	/** So many points of the source task are learned beside those of the new one, each of which counts
	 * twice. Absent: none. */
	rehearse?: number;
}

/** The pretrained network as it is, at rest. */
export const original: Start = { prune: null, quantize: null, train: 'nothing' };

export const isLastLayers = (train: Adjusted): train is LastLayers =>
	typeof train === 'object' && 'last' in train;

export const isLowRank = (train: Adjusted): train is LowRank =>
	typeof train === 'object' && 'rank' in train;

/** What pruning leaves of a network. */
export interface Left {
	/** Parameters that are not pruned. */
	left: number;
	/** All that there are, as the count of the card says. */
	all: number;
}

/** What a run adjusts of a network. */
export interface Trainable {
	/** Parameters that the run adjusts, or the numbers of a LoRA update. */
	trainable: number;
	/** All that the network has. */
	of: number;
	/** Whether they stand beside those. */
	isUpdate: boolean;
}

/** What a network starts from where it is not random weights: the pretrained network, changed. */

export const pruneOrders = ['smallest', 'random'] as const;
export const pruneScopes = ['network', 'layer'] as const;
export const pruneTargets = ['weights', 'units'] as const;
export const bitChoices = [8, 6, 5, 4, 3, 2, 'ternary', 'binary'] as const;
export const scaleChoices = ['layer', 'unit'] as const;

/** Biases are never pruned. */
export interface Pruning {
	/** Of the weights, or of each hidden layer's units, 0–0.99. */
	share: number;
	/** Which go first. */
	first: (typeof pruneOrders)[number];
	/** What their sizes are compared over. */
	over: (typeof pruneScopes)[number];
	/** Single weights become 0 for good; whole units go, and the network gets smaller. */
	what: (typeof pruneTargets)[number];
}

export type Bits = (typeof bitChoices)[number];

/** Every kernel is rounded to few values; biases stay as they are. */
export interface Quantizing {
	bits: Bits;
	/** What shares one scale: a layer, or the weights into a unit. */
	scale: (typeof scaleChoices)[number];
}

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
	prune: Pruning | null;
	quantize: Quantizing | null;
	train: Adjusted;
}

/** The pretrained network as it is, at rest. */
export const original: Start = { prune: null, quantize: null, train: 'nothing' };

export const isLastLayers = (train: Adjusted): train is LastLayers =>
	typeof train === 'object' && 'last' in train;

export const isLowRank = (train: Adjusted): train is LowRank =>
	typeof train === 'object' && 'rank' in train;

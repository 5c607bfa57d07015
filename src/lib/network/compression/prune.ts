/**
 * Pruning single weights: they are set to 0 for good, and a mask keeps them there while the others train
 * further. Biases are never pruned. By size (Han et al. 2015, https://arxiv.org/abs/1506.02626) the
 * smallest go first; at random a stream of its own says which, so that a larger share prunes what a
 * smaller one does and more.
 */
import { randomStream } from '../../random/randomStream.ts';
import { shuffle } from '../../random/shuffle.ts';
import { kernelsOf, type NetworkSpec, type PlacedArray } from '../spec.ts';

export interface Pruning {
	/** Share of the weights that goes, 0 up to 1. */
	share: number;
	/** Which go first. */
	first: 'smallest' | 'random';
	/** Whether all weights of the network are compared, or those of each layer among themselves. */
	over: 'network' | 'layer';
	what: 'weights' | 'units';
}

/** Parameters and a mask as an engine takes them, both flat. */
export interface PrunedParameters {
	/** 0 where a weight is pruned. */
	parameters: Float32Array;
	/** 0 where a weight is pruned, 1 elsewhere. */
	mask: Uint8Array;
}

/** Weights that are compared with one another, by the ranges where they lie. */
function groupsOf(network: NetworkSpec, over: Pruning['over']): PlacedArray[][] {
	const kernels = kernelsOf(network);
	return over === 'network' ? [kernels] : kernels.map((kernel) => [kernel]);
}

const sizeOfGroup = (group: readonly PlacedArray[]) =>
	group.reduce((sum, { start, end }) => sum + end - start, 0);

/** How many weights there are, pruned or not. */
export const countWeights = (network: NetworkSpec) => sizeOfGroup(kernelsOf(network));

/** How many of them are left. */
export function countWeightsLeft(
	network: NetworkSpec,
	{ share, over }: Pick<Pruning, 'share' | 'over'>
): number {
	return groupsOf(network, over).reduce((left, group) => {
		const size = sizeOfGroup(group);
		return left + size - Math.round(share * size);
	}, 0);
}

/** Sets weights to zero. Of two of one size the earlier one goes first. */
export function pruneWeights(
	network: NetworkSpec,
	parameters: Float32Array,
	{ share, first, over }: Omit<Pruning, 'what'>,
	seed: number
): PrunedParameters {
	const mask = new Uint8Array(parameters.length).fill(1);
	for (const [index, group] of groupsOf(network, over).entries()) {
		const places = group.flatMap(({ start, end }) =>
			Array.from({ length: end - start }, (_, i) => start + i)
		);
		const order =
			first === 'smallest'
				? places.toSorted((a, b) => Math.abs(parameters[a]) - Math.abs(parameters[b]))
				: Array.from(
						shuffle(places.length, randomStream(seed, 'pruned weights', over, index)),
						(i) => places[i]
					);
		for (const place of order.slice(0, Math.round(share * places.length))) mask[place] = 0;
	}
	return { parameters: parameters.map((value, i) => (mask[i] ? value : 0)), mask };
}

/** The layers whose kernel has no weight left, by index: nothing passes through them. */
export function emptiedLayers(network: NetworkSpec, mask: Uint8Array): number[] {
	return kernelsOf(network).flatMap(({ start, end }, layer) =>
		mask.subarray(start, end).every((moves) => moves === 0) ? [layer] : []
	);
}

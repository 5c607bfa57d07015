/** Networks of which a part is trained: which parameters move, and layers that begin again. */
import { streamSeed } from '../random/randomStream.ts';
import { initialParameters } from './initialParameters.ts';
import { kernelsOf, layersOf, type NetworkSpec } from './spec.ts';

/** Where the last so many layers begin in the flat array; the output layer counts as one. */
const startOfLast = (network: NetworkSpec, last: number) =>
	layersOf(network)[Math.max(0, network.layers.length - last)].start;

/** 1 in the last so many layers, 0 before them. */
export function maskOfLast(network: NetworkSpec, last: number): Uint8Array {
	const mask = new Uint8Array(layersOf(network).at(-1)!.end);
	return mask.fill(1, startOfLast(network, last));
}

/** 0 in every kernel, 1 in every bias. */
export function maskOfBiases(network: NetworkSpec): Uint8Array {
	const mask = new Uint8Array(layersOf(network).at(-1)!.end).fill(1);
	for (const { start, end } of kernelsOf(network)) mask.fill(0, start, end);
	return mask;
}

/** 0 where a kernel has a weight of 0, as a pruned one, and 1 elsewhere. */
export function maskOfZeros(network: NetworkSpec, parameters: Float32Array): Uint8Array {
	const mask = new Uint8Array(parameters.length).fill(1);
	for (const { start, end } of kernelsOf(network)) {
		for (let i = start; i < end; i++) if (parameters[i] === 0) mask[i] = 0;
	}
	return mask;
}

/** The last so many layers begin again, from other random weights than the network itself did. The
 * layers before them may be of a network with another number of outputs. */
export function withFreshLayers(
	network: NetworkSpec,
	parameters: Float32Array,
	last: number,
	seed: number
): Float32Array {
	const fresh = initialParameters(network, streamSeed(seed, 'fresh layers'));
	fresh.set(parameters.subarray(0, startOfLast(network, last)));
	return fresh;
}

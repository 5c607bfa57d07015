/**
 * LoRA, a low-rank update (Hu et al. 2021, https://arxiv.org/abs/2106.09685): each hidden kernel becomes
 * `W + A·B` with A `[inputs, rank]` and B `[rank, units]`. Only A and B are trained. A begins at random
 * and B at zero, so that the network begins as it was.
 *
 * A flat array that holds an update has the network's own parameters first, and then A and B of each
 * hidden layer in turn, row by row.
 */
import { randomStream } from '../random/randomStream.ts';
import { denseLayersOf, type DenseLayer, type NetworkSpec } from './spec.ts';

/** The update of one hidden layer, by where it lies. */
export interface LowRankUpdate {
	layer: DenseLayer;
	rank: number;
	/** Where A begins, where B does, and one past its end. */
	downStart: number;
	upStart: number;
	end: number;
}

export function updatesOf(network: NetworkSpec, rank: number): LowRankUpdate[] {
	const layers = denseLayersOf(network);
	let at = layers[layers.length - 1].end;
	return layers.slice(0, -1).map((layer) => {
		const downStart = at;
		const upStart = downStart + layer.inputs * rank;
		at = upStart + rank * layer.outputs;
		return { layer, rank, downStart, upStart, end: at };
	});
}

/** How many numbers A and B have in all hidden layers. */
export const countUpdate = (network: NetworkSpec, rank: number) =>
	updatesOf(network, rank).reduce((sum, { downStart, end }) => sum + end - downStart, 0);

/** Hidden layers in which A and B have as many numbers as the kernel or more. */
export function layersWithLargerUpdate(network: NetworkSpec, rank: number): DenseLayer[] {
	return updatesOf(network, rank)
		.filter(({ layer, downStart, end }) => end - downStart >= layer.inputs * layer.outputs)
		.map(({ layer }) => layer);
}

/** `parameters` with an update that begins: A is Glorot uniform from a stream of its own, B is zero. */
export function withUpdate(
	network: NetworkSpec,
	rank: number,
	parameters: Float32Array,
	seed: number
): Float32Array {
	const result = new Float32Array(parameters.length + countUpdate(network, rank));
	result.set(parameters);
	for (const { layer, downStart, upStart } of updatesOf(network, rank)) {
		const random = randomStream(seed, 'low-rank update', layer.index);
		const limit = Math.sqrt(6 / (layer.inputs + rank));
		for (let i = downStart; i < upStart; i++) result[i] = limit * (2 * random.uniform() - 1);
	}
	return result;
}

/** The network's parameters with `A·B` added; `trained` holds the update. */
export function merged(network: NetworkSpec, rank: number, trained: Float32Array): Float32Array {
	const updates = updatesOf(network, rank);
	const result = trained.slice(0, denseLayersOf(network).at(-1)!.end);
	for (const { layer, downStart, upStart } of updates) {
		const { inputs, outputs, kernelStart } = layer;
		for (let from = 0; from < inputs; from++) {
			for (let to = 0; to < outputs; to++) {
				let sum = trained[kernelStart + from * outputs + to];
				for (let i = 0; i < rank; i++) {
					sum += trained[downStart + from * rank + i] * trained[upStart + i * outputs + to];
				}
				result[kernelStart + from * outputs + to] = sum;
			}
		}
	}
	return result;
}

/** From the gradient with respect to the merged parameters that with respect to them, to A and to B:
 * `∂A = ∂W·Bᵀ` and `∂B = Aᵀ·∂W`. In float64, flat as `trained`. */
export function gradientOfUpdate(
	network: NetworkSpec,
	rank: number,
	trained: Float32Array,
	gradient: ArrayLike<number>
): Float64Array {
	const result = new Float64Array(trained.length);
	result.set(gradient);
	for (const { layer, downStart, upStart } of updatesOf(network, rank)) {
		const { inputs, outputs, kernelStart } = layer;
		for (let from = 0; from < inputs; from++) {
			for (let to = 0; to < outputs; to++) {
				const ofWeight = gradient[kernelStart + from * outputs + to];
				for (let i = 0; i < rank; i++) {
					result[downStart + from * rank + i] += ofWeight * trained[upStart + i * outputs + to];
					result[upStart + i * outputs + to] += ofWeight * trained[downStart + from * rank + i];
				}
			}
		}
	}
	return result;
}

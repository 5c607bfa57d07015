/** Low-rank updates in tfjs operations; `network/lora.ts` says what they are. */
import { add, matMul, reshape, slice } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { updatesOf } from '../../network/lora.ts';
import type { Layer } from '../../network/spec.ts';
import type { Member } from '../trainer.ts';

/** A and B of each hidden layer in turn, `[inputs, rank]` and `[rank, units]`; none without LoRA. */
export function cutUpdate({ network, lora }: Member, flat: Tensor1D): Tensor[] {
	if (!lora) return [];
	return updatesOf(network, lora.rank).flatMap(({ layer, rank, downStart, upStart, end }) => [
		reshape(slice(flat, downStart, upStart - downStart), [layer.inputs, rank]),
		reshape(slice(flat, upStart, end - upStart), [rank, layer.outputs])
	]);
}

/** `trained` are the arrays of all layers, then those of `cutUpdate`; the kernels come with `A·B` added. */
export function mergedKernels(
	{ lora }: Member,
	layers: readonly Layer[],
	trained: readonly Tensor[]
): Tensor[] {
	const count = layers.reduce((sum, { arrays }) => sum + arrays.length, 0);
	const parameters = trained.slice(0, count);
	if (!lora) return parameters;
	const update = trained.slice(count);
	let first = 0;
	for (const { index, arrays } of layers.slice(0, -1)) {
		const product = matMul(update[2 * index], update[2 * index + 1]);
		parameters[first] = add(parameters[first], product);
		first += arrays.length;
	}
	return parameters;
}

/**
 * A dense network in tfjs operations. The flat parameters of a member are cut into kernels and
 * biases; the gradient with respect to those is joined again, so that an optimizer works on one flat
 * tensor whatever the depth.
 */
import { fused, mul, relu, reshape, sigmoid, slice, tanh } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Activation, Layer } from '../network/spec.ts';

const activate: Record<Activation, (x: Tensor2D) => Tensor2D> = {
	tanh,
	relu,
	sigmoid,
	linear: (x) => x
};

/** Kernel and bias of each layer in turn, as many tensors as two for each layer. */
export function cutParameters(layers: readonly Layer[], flat: Tensor1D): Tensor[] {
	return layers.flatMap(({ inputs, outputs, kernelStart, biasStart }) => [
		reshape(slice(flat, kernelStart, inputs * outputs), [inputs, outputs]),
		slice(flat, biasStart, outputs) // [outputs]
	]);
}

/** Every layer's activations; `scales` holds the dropout factors of each hidden layer, if any. */
export function forwardPass(
	layers: readonly Layer[],
	parameters: readonly Tensor[],
	inputs: Tensor2D,
	scales?: readonly Tensor2D[]
): Tensor2D[] {
	let activations = inputs; // [rows, inputs]
	return layers.map(({ index, activation }) => {
		const kernel = parameters[2 * index] as Tensor2D; // [inputs, outputs]
		const bias = parameters[2 * index + 1] as Tensor1D; // [outputs]
		const sums = fused.matMul({ a: activations, b: kernel, bias }) as Tensor2D;
		activations = activate[activation](sums);
		if (scales && index < scales.length) activations = mul(activations, scales[index]);
		return activations; // [rows, outputs]
	});
}

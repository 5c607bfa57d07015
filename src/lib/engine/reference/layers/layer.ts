import { add, leakyRelu, mul, relu, sigmoid, square, tanh } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { gelu, leak, type Activation } from '../../../network/activation.ts';
import { sine } from './sine.ts';
import type { Shape } from '../../../network/shape.ts';

/** What a layer does in tfjs operations, which know their gradients. */
export type ReferenceLayer<Spec> = (
	spec: Spec,
	/** The layer's arrays in the order of `network/layers`, in their shapes. */
	parameters: readonly Tensor[],
	inputs: Tensor, // [rows, …input]
	output: Shape
) => Tensor; // [rows, …output]

export const activate: Record<Activation, (x: Tensor) => Tensor> = {
	tanh,
	relu,
	sigmoid,
	linear: (x) => x,
	leakyRelu: (x) => leakyRelu(x, leak),
	gelu: (x) => mul(x, sigmoid(mul(x, add(gelu.twiceC, mul(square(x), gelu.twiceC * gelu.a))))),
	sin: sine
};

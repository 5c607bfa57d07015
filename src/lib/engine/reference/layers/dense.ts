import { fused, reshape } from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { DenseSpec } from '../../../network/layers/dense.ts';
import { activate, type ReferenceLayer } from './layer.ts';

/** `h′ = φ(h·W + b)`, at each position where there are several. */
export const dense: ReferenceLayer<DenseSpec> = (
	{ activation },
	[kernel, bias],
	inputs,
	output
) => {
	const b = kernel as Tensor2D; // [inputs, units]
	const isFlat = inputs.rank === 2;
	const a = (isFlat ? inputs : reshape(inputs, [-1, b.shape[0]])) as Tensor2D; // [rows, inputs]
	const sums = fused.matMul({ a, b, bias: bias as Tensor1D | undefined });
	return activate[activation](isFlat ? sums : reshape(sums, [-1, ...output]));
};

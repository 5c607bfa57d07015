import { fused } from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { DenseSpec } from '../../../network/layers/dense.ts';
import { activate, type ReferenceLayer } from './layer.ts';

/** `h′ = φ(h·W + b)` */
export const dense: ReferenceLayer<DenseSpec> = ({ activation }, [kernel, bias], inputs) => {
	const a = inputs as Tensor2D; // [rows, inputs]
	const b = kernel as Tensor2D; // [inputs, units]
	return activate[activation](fused.matMul({ a, b, bias: bias as Tensor1D | undefined }));
};

import { add, fused, mul } from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { residualScale, type ResidualSpec } from '../../../network/layers/residual.ts';
import { activate, type ReferenceLayer } from './layer.ts';

/** `h′ = h + s·φ(h·W + b)` */
export const residual: ReferenceLayer<ResidualSpec> = ({ activation }, [kernel, bias], inputs) => {
	const a = inputs as Tensor2D; // [rows, units]
	const sums = fused.matMul({ a, b: kernel as Tensor2D, bias: bias as Tensor1D });
	return add(inputs, mul(activate[activation](sums), residualScale));
};

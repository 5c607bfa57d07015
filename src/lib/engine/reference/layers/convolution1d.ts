import { add, conv1d, mul } from '@tensorflow/tfjs-core';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Convolution1dSpec } from '../../../network/layers/convolution1d.ts';
import { activate, type ReferenceLayer } from './layer.ts';

/**
 * A kernel is a slice of the flat parameters. tfjs's convolution on WebGL (4.22) reads such a slice
 * from the beginning of what it was cut from, so it gets a copy. Goes when a newer one passes
 * `tests/engine/layers.browser.test.ts` without it.
 */
const copyOf = (kernel: Tensor3D) => mul(kernel, 1) as Tensor3D;

export const convolution1d: ReferenceLayer<Convolution1dSpec> = (
	{ activation, stride = 1, padding },
	[kernel, bias],
	inputs
) => {
	const sums = conv1d(inputs as Tensor3D, copyOf(kernel as Tensor3D), stride, padding); // [rows, places, filters]
	return activate[activation](add(sums, bias));
};

import { add, conv1d } from '@tensorflow/tfjs-core';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Convolution1dSpec } from '../../../network/layers/convolution1d.ts';
import { activate, type ReferenceLayer } from './layer.ts';

export const convolution1d: ReferenceLayer<Convolution1dSpec> = (
	{ activation, stride = 1, padding },
	[kernel, bias],
	inputs
) => {
	const sums = conv1d(inputs as Tensor3D, kernel as Tensor3D, stride, padding); // [rows, places, filters]
	return activate[activation](bias === undefined ? sums : add(sums, bias));
};

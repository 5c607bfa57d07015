import { add, reshape } from '@tensorflow/tfjs-core';
import type { FlattenSpec } from '../../../network/layers/flatten.ts';
import type { ReferenceLayer } from './layer.ts';

/**
 * The sum with 0 makes a copy. Without it, a product of matrices misreads a convolution's result that
 * was only given another shape (tfjs 4.22 on WebGL). It can go when a newer tfjs passes
 * `tests/engine/layers.browser.test.ts` without it.
 */
export const flatten: ReferenceLayer<FlattenSpec> = (_, _parameters, inputs, [size]) =>
	add(reshape(inputs, [-1, size]), 0);

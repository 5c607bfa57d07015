import { add, reshape } from '@tensorflow/tfjs-core';
import type { FlattenSpec } from '../../../network/layers/flatten.ts';
import type { ReferenceLayer } from './layer.ts';

/**
 * A copy, since a product of matrices reads a convolution's result wrongly that was only given another
 * shape (tfjs 4.22 on WebGL). Goes when a newer one passes `tests/engine/layers.browser.test.ts`
 * without it.
 */
export const flatten: ReferenceLayer<FlattenSpec> = (_, _parameters, inputs, [size]) =>
	add(reshape(inputs, [-1, size]), 0);

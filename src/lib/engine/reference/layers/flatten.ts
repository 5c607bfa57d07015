import { reshape } from '@tensorflow/tfjs-core';
import type { FlattenSpec } from '../../../network/layers/flatten.ts';
import type { ReferenceLayer } from './layer.ts';

export const flatten: ReferenceLayer<FlattenSpec> = (_, _parameters, inputs, [size]) =>
	reshape(inputs, [-1, size]);

import { max } from '@tensorflow/tfjs-core';
import type { GlobalMaxPoolingSpec } from '../../../network/layers/globalMaxPooling.ts';
import type { ReferenceLayer } from './layer.ts';

export const globalMaxPooling: ReferenceLayer<GlobalMaxPoolingSpec> = (_, _parameters, inputs) =>
	max(inputs, 1); // [rows, positions, channels] → [rows, channels]

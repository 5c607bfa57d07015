import type { FlattenSpec } from '../../../network/layers/flatten.ts';
import { sizeOf } from '../../../network/shape.ts';
import { noWindow, type WasmLayer } from './layer.ts';

export const flatten: WasmLayer<FlattenSpec> = (_, input) => ({
	kind: 'flatten',
	activation: 'linear',
	places: 1,
	units: sizeOf(input),
	depth: 0,
	...noWindow
});

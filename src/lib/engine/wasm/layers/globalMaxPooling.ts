import type { GlobalMaxPoolingSpec } from '../../../network/layers/globalMaxPooling.ts';
import { noWindow, type WasmLayer } from './layer.ts';

export const globalMaxPooling: WasmLayer<GlobalMaxPoolingSpec> = (_, [, channels]) => ({
	kind: 'globalMaxPooling',
	activation: 'linear',
	places: 1,
	units: channels,
	depth: 0,
	...noWindow
});

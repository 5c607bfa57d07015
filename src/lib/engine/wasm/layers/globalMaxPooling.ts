import type { GlobalMaxPoolingSpec } from '../../../network/layers/globalMaxPooling.ts';
import type { WasmLayer } from './layer.ts';

/** One window over all positions. */
export const globalMaxPooling: WasmLayer<GlobalMaxPoolingSpec> = (_, [positions, channels]) => ({
	kind: 'maxPooling',
	activation: 'linear',
	places: 1,
	units: channels,
	depth: 0,
	taps: positions,
	step: 1,
	before: 0
});

import { placesOf, type Convolution1dSpec } from '../../../network/layers/convolution1d.ts';
import type { WasmLayer } from './layer.ts';

export const convolution1d: WasmLayer<Convolution1dSpec> = (spec, [positions, channels]) => {
	const { filters: units, kernel: taps, stride: step = 1, activation } = spec;
	const window = { taps, step, ...placesOf(spec, positions) };
	return { kind: 'convolution', activation, units, depth: taps * channels, ...window };
};

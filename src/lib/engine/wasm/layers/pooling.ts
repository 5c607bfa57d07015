import type { PoolingSpec } from '../../../network/layers/pooling.ts';
import { placesOnSide, zerosBefore } from '../../../network/layers/slidingWindow.ts';
import type { WasmLayer } from './layer.ts';

export const pooling: WasmLayer<PoolingSpec> = (spec, [positions, channels]) => {
	const { of, size, stride = size, padding = 'valid' } = spec;
	return {
		kind: of === 'max' ? 'maxPooling' : 'meanPooling',
		activation: 'linear',
		places: placesOnSide(positions, size, stride, padding),
		units: channels,
		depth: 0,
		taps: size,
		step: stride,
		before: zerosBefore(positions, size, stride, padding)
	};
};

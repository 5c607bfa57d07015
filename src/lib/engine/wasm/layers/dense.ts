import type { DenseSpec } from '../../../network/layers/dense.ts';
import { noWindow, sidesOf, type WasmLayer } from './layer.ts';

/** At each of several positions it is a convolution that sees one of them. */
export const dense: WasmLayer<DenseSpec> = ({ units, activation }, input) => {
	const { positions: places, channels: depth } = sidesOf(input);
	if (input.length === 1) return { kind: 'dense', activation, places, units, depth, ...noWindow };
	return { kind: 'convolution', activation, places, units, depth, taps: 1, step: 1, before: 0 };
};

/**
 * Batch, layer and group normalisation have a scale and a shift for each channel; RMS normalisation
 * has the scale alone.
 */
import { parseFormula } from '../formula.ts';
import { lastOf, type LayerKind } from './kind.ts';

export interface NormalisationSpec {
	kind: 'normalisation';
	hasShift: boolean;
}

const scale = parseFormula('c');
const scaleAndShift = parseFormula('2·c');

export const normalisation: LayerKind<NormalisationSpec> = {
	outputShape: (_, input) => input,
	parameters({ hasShift }, input) {
		const shape = [lastOf(input)];
		const gamma = { name: 'gamma', shape, start: { kind: 'ones' }, isKernel: false } as const;
		const beta = { name: 'beta', shape, start: { kind: 'zeros' }, isKernel: false } as const;
		return hasShift ? [gamma, beta] : [gamma];
	},
	formula: ({ hasShift }, input) => ({
		formula: hasShift ? scaleAndShift : scale,
		values: { c: lastOf(input) }
	}),
	symbols: { c: 'channels' },
	multiplyAdds: () => 0,
	trainable: null
};

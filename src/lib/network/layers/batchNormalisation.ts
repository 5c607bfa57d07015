/**
 * A scale and a shift for each channel, which training adjusts; and each channel's running mean and
 * variance, which are kept beside them and follow the data without a gradient.
 */
import { parseFormula } from '../formula.ts';
import { lastOf, type LayerKind } from './kind.ts';

export interface BatchNormalisationSpec {
	kind: 'batchNormalisation';
	/** Default: true. */
	hasScale?: boolean;
	/** Default: true. */
	hasShift?: boolean;
}

const formulas = ['0', 'c', '2·c'].map(parseFormula);
const two = parseFormula('2·c');

export const batchNormalisation: LayerKind<BatchNormalisationSpec> = {
	outputShape: (_, input) => input,
	parameters({ hasScale = true, hasShift = true }, input) {
		const shape = [lastOf(input)];
		const gamma = { name: 'gamma', shape, start: { kind: 'ones' }, isKernel: false } as const;
		const beta = { name: 'beta', shape, start: { kind: 'zeros' }, isKernel: false } as const;
		return [...(hasScale ? [gamma] : []), ...(hasShift ? [beta] : [])];
	},
	formula: ({ hasScale = true, hasShift = true }, input) => ({
		formula: formulas[Number(hasScale) + Number(hasShift)],
		values: { c: lastOf(input) }
	}),
	statistics: (_, input) => ({ formula: two, values: { c: lastOf(input) } }),
	symbols: { c: 'channels' },
	multiplyAdds: () => 0,
	trainable: null
};

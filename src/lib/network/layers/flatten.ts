/** The same numbers in one row, without positions. */
import { exactNumber, wholeNumber } from '../exact.ts';
import { parseFormula } from '../formula.ts';
import type { LayerKind } from './kind.ts';
import { noParameters } from './withoutParameters.ts';

export interface FlattenSpec {
	kind: 'flatten';
}

export const flatten: LayerKind<FlattenSpec> = {
	outputShape: (_, input) => [
		exactNumber(input.reduce((size, side) => size * wholeNumber(side), 1n))
	],
	parameters: () => [],
	formula: () => ({ formula: parseFormula('0'), values: {} }),
	symbols: {},
	multiplyAdds: () => 0,
	trainable: {
		forward: (_, _input, _parameters, inputs) => inputs,
		backward: (_, _input, _parameters, _pass, gradient) => ({
			inputs: gradient,
			parameters: new Float64Array(0)
		}),
		describe: noParameters,
		activation: () => null
	}
};

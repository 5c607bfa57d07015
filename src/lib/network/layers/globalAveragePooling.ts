/** The mean of each channel over the whole picture, or over all positions. */
import { Refusal } from '../exact.ts';
import { parseFormula } from '../formula.ts';
import { lastOf, type LayerKind } from './kind.ts';

export interface GlobalAveragePoolingSpec {
	kind: 'globalAveragePooling';
}

export const globalAveragePooling: LayerKind<GlobalAveragePoolingSpec> = {
	outputShape(_, input) {
		if (input.length > 1) return [lastOf(input)];
		throw new Refusal(
			`Pooling needs an image, or positions × channels, and gets ${input.join(' × ')}.`
		);
	},
	parameters: () => [],
	formula: () => ({ formula: parseFormula('0'), values: {} }),
	symbols: {},
	multiplyAdds: () => 0,
	trainable: null
};

/** The largest or the mean value of each channel in every place of a window that moves along. */
import { Refusal } from '../exact.ts';
import { parseFormula } from '../formula.ts';
import type { LayerKind } from './kind.ts';
import { placesOnSide, type Padding } from './slidingWindow.ts';

export interface PoolingSpec {
	kind: 'pooling';
	of: 'max' | 'average';
	/** Side of the window. */
	size: number;
	/** Default: the side of the window. */
	stride?: number;
	/** Default: `valid`. */
	padding?: Padding;
}

export const pooling: LayerKind<PoolingSpec> = {
	outputShape({ size, stride = size, padding = 'valid' }, input) {
		if (input.length < 2) {
			throw new Refusal(
				`Pooling needs an image, or positions × channels, and gets ${input.join(' × ')}.`
			);
		}
		const sides = input.slice(0, -1).map((side) => placesOnSide(side, size, stride, padding));
		return [...sides, input[input.length - 1]];
	},
	parameters: () => [],
	formula: () => ({ formula: parseFormula('0'), values: {} }),
	symbols: {},
	multiplyAdds: () => 0,
	trainable: null
};

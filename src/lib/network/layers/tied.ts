/** A head that uses the word embedding once more: work, but no parameters of its own. */
import { parseFormula } from '../formula.ts';
import { sizeOf } from '../shape.ts';
import type { LayerKind } from './kind.ts';

export interface TiedSpec {
	kind: 'tied';
	outputs: number;
}

const formula = parseFormula('0');

export const tied: LayerKind<TiedSpec> = {
	outputShape: ({ outputs }, input) => [...input.slice(0, -1), outputs],
	parameters: () => [],
	formula: () => ({ formula, values: {} }),
	symbols: {},
	multiplyAdds: ({ outputs }, input) => sizeOf(input) * outputs,
	trainable: null
};

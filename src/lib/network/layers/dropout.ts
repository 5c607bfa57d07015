/** Silences some of its inputs at every step of training, and none afterwards. */
import { parseFormula } from '../formula.ts';
import type { LayerKind } from './kind.ts';

export interface DropoutSpec {
	kind: 'dropout';
	/** The share that is silenced, in percent. */
	percent: number;
}

export const dropout: LayerKind<DropoutSpec> = {
	outputShape: (_, input) => input,
	parameters: () => [],
	formula: () => ({ formula: parseFormula('0'), values: {} }),
	symbols: {},
	multiplyAdds: () => 0,
	trainable: null
};

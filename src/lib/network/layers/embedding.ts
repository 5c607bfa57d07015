/** A vector of `width` numbers for each of `entries`: words, positions, a class token. */
import { Refusal } from '../exact.ts';
import { parseFormula } from '../formula.ts';
import type { LayerKind } from './kind.ts';

export interface EmbeddingSpec {
	kind: 'embedding';
	entries: number;
	width: number;
}

const formula = parseFormula('n·d');

export const embedding: LayerKind<EmbeddingSpec> = {
	outputShape({ width }, input) {
		if (input.length === 1) return [input[0], width];
		throw new Refusal(`An embedding needs a list of tokens, and gets ${input.join(' × ')}.`);
	},
	parameters: ({ entries, width }) => [
		{
			name: 'embeddings',
			shape: [entries, width],
			start: { kind: 'glorotUniform', fanIn: entries, fanOut: width },
			isKernel: false
		}
	],
	formula: ({ entries, width }) => ({ formula, values: { n: entries, d: width } }),
	symbols: { n: 'entries', d: 'width' },
	/** Looking up is no work. */
	multiplyAdds: () => 0,
	trainable: null
};

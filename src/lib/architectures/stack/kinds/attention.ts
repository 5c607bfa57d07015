/** Attention alone, and the whole block of a transformer: attention and feed-forward, normalised. */
import { Refusal } from '../../../network/exact.ts';
import type { Shape } from '../../../network/shape.ts';
import { attentionLines } from '../../parts/attention.ts';
import { layerNorm } from '../../parts/ends.ts';
import { plainFeedForward } from '../../parts/feedForward.ts';
import { defineKind } from '../kind.ts';

const keyValueOption = {
	form: 'number',
	label: 'Heads of keys and values',
	usual: 0,
	minimum: 0,
	maximum: 10_000,
	hint: '0: as many as heads'
} as const;

function widthOf(shape: Shape, name: string): number {
	if (shape.length === 2) return shape[1];
	throw new Refusal(
		`${name} needs vectors for tokens, as an embedding gives them, and gets ${shape.join(' × ')}.`
	);
}

/** How many heads have keys and values of their own. Throws where the others do not share them. */
function keptHeads(heads: number, keyValueHeads: number): number {
	if (keyValueHeads === 0) return heads;
	if (heads % keyValueHeads === 0) return keyValueHeads;
	throw new Refusal(
		`${heads} heads do not share the keys and values of ${keyValueHeads} out evenly.`
	);
}

function sharedWidth(width: number, heads: number): number {
	if (width % heads === 0) return width / heads;
	throw new Refusal(`${heads} heads do not share a width of ${width} out evenly.`);
}

export const selfAttention = defineKind({
	name: 'Attention',
	hasParameters: true,
	fields: {
		heads: { label: 'Heads', minimum: 1, maximum: 10_000, usual: 8 },
		headWidth: { label: 'Width of a head', minimum: 1, maximum: 1_000_000, usual: 64 }
	},
	options: { keyValueHeads: keyValueOption },
	apply(shape, { heads, headWidth, keyValueHeads: kept }) {
		const width = widthOf(shape, 'Attention');
		const keyValueHeads = keptHeads(heads, kept);
		return {
			shape,
			lines: attentionLines({ width, heads, headWidth, keyValueHeads, hasBias: true })
		};
	},
	keras: (_, { heads, headWidth, keyValueHeads: kept }) => ({
		type: 'SelfAttention',
		own: 'SelfAttention',
		call: `SelfAttention(${heads}, ${headWidth}, ${keptHeads(heads, kept)})`
	})
});

export const attention = defineKind({
	name: 'Attention block',
	hasParameters: true,
	fields: {},
	options: {
		heads: { form: 'number', label: 'Heads', usual: 1, minimum: 1, maximum: 10_000 },
		keyValueHeads: keyValueOption,
		feedForward: {
			form: 'number',
			label: 'Feed-forward width',
			usual: 0,
			minimum: 0,
			maximum: 1_000_000,
			hint: '0: four times the width'
		}
	},
	apply(shape, { heads, keyValueHeads: kept, feedForward }) {
		const width = widthOf(shape, 'An attention block');
		const headWidth = sharedWidth(width, heads);
		const keyValueHeads = keptHeads(heads, kept);
		return {
			shape,
			lines: [
				layerNorm('of attention', width),
				...attentionLines({ width, heads, headWidth, keyValueHeads, hasBias: true }),
				layerNorm('of feed-forward', width),
				...plainFeedForward(width, feedForward || 4 * width)
			]
		};
	},
	keras(shape, { heads, keyValueHeads: kept, feedForward }) {
		const width = shape[1];
		const numbers = [
			heads,
			sharedWidth(width, heads),
			keptHeads(heads, kept),
			feedForward || 4 * width
		];
		return {
			type: 'TransformerBlock',
			within: ['SelfAttention', 'LayerNormalization', 'LayerNormalization', 'Dense', 'Dense'],
			own: 'TransformerBlock',
			call: `TransformerBlock(${numbers.join(', ')})`
		};
	}
});

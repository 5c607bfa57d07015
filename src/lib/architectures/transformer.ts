/** What transformers share. In one block: 4 dense d→d, two dense of 4d, two normalisations. */
import { formatCount } from '../format.ts';
import type { Block, Line } from './block.ts';
import type { Field } from './family.ts';
import { dense, normalisation } from './layer.ts';

export const transformerFields = {
	layers: { label: 'Layers', minimum: 0, maximum: 10_000, hint: 'The depth: how many blocks' },
	width: {
		label: 'Width',
		minimum: 1,
		maximum: 1_000_000,
		hint: 'Numbers that stand for one token'
	},
	heads: {
		label: 'Heads',
		minimum: 1,
		maximum: 10_000,
		hint: 'They share out the width: more heads, no more parameters'
	},
	vocabulary: { label: 'Vocabulary', minimum: 1, maximum: 100_000_000, hint: 'Different tokens' },
	context: {
		label: 'Context',
		minimum: 1,
		maximum: 100_000_000,
		hint: 'Tokens it can look at together'
	}
} as const satisfies Record<string, Field>;

/** Attention and feed-forward with biases: 12d² + 13d. `places`: tokens in one example. */
export function transformerBlock(width: number, layers: number, places = 1): Block {
	return {
		name: 'Transformer block',
		repeats: layers,
		lines: [
			norm('Normalisation before or after attention', width),
			attention('Queries, keys and values', dense(width, width), 3, places),
			attention('Output of attention', dense(width, width), 1, places),
			norm('Normalisation before or after feed-forward', width),
			feedForward('Feed-forward, wider', dense(width, 4 * width), places),
			feedForward('Feed-forward, back', dense(4 * width, width), places)
		]
	};
}

export function attention(name: string, layer: Line['layer'], copies = 1, places = 1): Line {
	return { name, purpose: 'attention', layer, copies, places };
}

export function feedForward(name: string, layer: Line['layer'], places = 1): Line {
	return { name, purpose: 'feed-forward', layer, places };
}

export function norm(name: string, width: number, shift = true): Line {
	return { name, purpose: 'normalisation', layer: normalisation(width, shift) };
}

export function headRemarks({ width, heads }: { width: number; heads: number }): string[] {
	if (width % heads === 0) return [];
	return [
		`${heads} heads do not share a width of ${formatCount(width)} out evenly; the count is that of four dense layers from width to width.`
	];
}

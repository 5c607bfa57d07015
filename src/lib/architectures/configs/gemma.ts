/**
 * Gemma: heads whose width is not the width shared out, GEGLU, a tied head. Gemma 2 and 3 normalise
 * after attention and feed-forward too, Gemma 3 queries and keys as well.
 */
import { attentionLines } from '../parts/attention.ts';
import { decoderBlocks, nextWord, rmsNorm, transformer, words } from '../parts/ends.ts';
import { gatedFeedForward } from '../parts/feedForward.ts';
import { dense } from '../layer.ts';
import type { ConfigKind, ConfigModel } from './kind.ts';
import type { Keys } from './keys.ts';
import { visionTower } from './visionTower.ts';

const types = {
	gemma: 'Gemma',
	gemma2: 'Gemma 2',
	gemma3_text: 'Gemma 3',
	gemma3: 'Gemma 3 with images'
} as const;

interface Defaults {
	width: number;
	layers: number;
	heads: number;
	keyValueHeads: number;
	wide: number;
	vocabulary: number;
}

const first: Defaults = {
	width: 3072,
	layers: 28,
	heads: 16,
	keyValueHeads: 16,
	wide: 24_576,
	vocabulary: 256_000
};
const second: Defaults = {
	width: 2304,
	layers: 26,
	heads: 8,
	keyValueHeads: 4,
	wide: 9216,
	vocabulary: 256_000
};
const third: Defaults = { ...second, vocabulary: 262_208 };

function language(
	keys: Keys,
	usual: Defaults,
	generation: 1 | 2 | 3,
	/** Says whether the head is tied: the whole model’s config, where this is a part of it. */
	whole = keys
): ConfigModel & { width: number } {
	const width = keys.width('hidden_size', usual.width);
	const layers = keys.layers('num_hidden_layers', usual.layers);
	const heads = keys.whole('num_attention_heads', usual.heads);
	const keyValueHeads = keys.keyValueHeads('num_key_value_heads', usual.keyValueHeads, heads);
	const headWidth = keys.width('head_dim', 256);
	const vocabulary = keys.vocabulary(usual.vocabulary);
	const wide = keys.width('intermediate_size', usual.wide);
	const hasBias = keys.flag('attention_bias', false);
	const isTied = whole.flag('tie_word_embeddings', true);
	const norms = (name: string) =>
		generation === 1
			? rmsNorm(`before ${name}`, width)
			: rmsNorm(`before and after ${name}`, width, 2);
	const block = transformer(layers, [
		norms('attention'),
		...attentionLines({
			width,
			heads,
			headWidth,
			keyValueHeads,
			hasBias,
			queryKeyNorm: generation === 3 ? 'head' : undefined
		}),
		norms('feed-forward'),
		...gatedFeedForward(width, wide)
	]);
	return {
		width,
		blocks: decoderBlocks({
			embeddings: [words(vocabulary, width)],
			blocks: [block],
			finalNorm: [rmsNorm('at the end', width)],
			head: nextWord(width, vocabulary, isTied)
		}),
		cache: { layers, heads: keyValueHeads, headWidth }
	};
}

/** The language model, what sees the image, and one dense layer between them. */
function withImages(keys: Keys): ConfigModel {
	const { width, blocks, cache } = language(keys.section('text_config'), third, 3, keys);
	const tower = visionTower(keys.section('vision_config'));
	return {
		blocks: [
			...tower.blocks,
			{
				name: 'From images to words',
				lines: [
					rmsNorm('of what was seen', tower.width),
					{ name: 'Dense', purpose: 'embedding', layer: dense(tower.width, width, false) }
				]
			},
			...blocks
		],
		unit: null,
		cache
	};
}

export const gemma: ConfigKind = {
	types,
	read(keys, type) {
		if (type === 'gemma') return language(keys, first, 1);
		if (type === 'gemma2') return language(keys, second, 2);
		return type === 'gemma3' ? withImages(keys) : language(keys, third, 3);
	}
};

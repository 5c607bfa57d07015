/**
 * LLaMA and what is built like it: RMS normalisation, rotated positions, a gated feed-forward. What
 * else differs from one to another, defaults included, stands in a row of the table.
 */
import { attentionLines } from '../parts/attention.ts';
import { decoderBlocks, nextWord, rmsNorm, transformer, words } from '../parts/ends.ts';
import { gatedFeedForward } from '../parts/feedForward.ts';
import type { ConfigKind } from './kind.ts';

interface Defaults {
	name: string;
	width: number;
	layers: number;
	heads: number;
	/** Undefined: as many as heads. */
	keyValueHeads?: number;
	wide: number;
	vocabulary: number;
	/** Undefined: the width shared out among the heads. */
	headWidth?: number;
	isTied?: boolean;
	/** Whether `attention_bias` is read; it stands for the output too. */
	readsBias?: boolean;
	/** Whether `mlp_bias` is read. */
	readsFeedForwardBias?: boolean;
	/** Biases on queries, keys and values, whatever the config says. */
	hasQueryBias?: boolean;
	queryKeyNorm?: 'head' | 'all heads';
}

const usual = { width: 4096, layers: 32, heads: 32, wide: 11_008, vocabulary: 32_000 };
const qwen = { ...usual, keyValueHeads: 32, wide: 22_016, vocabulary: 151_936 };

const olmo: Defaults = {
	...usual,
	name: 'OLMo 2',
	vocabulary: 50_304,
	readsBias: true,
	queryKeyNorm: 'all heads'
};

const kinds: Readonly<Record<string, Defaults>> = {
	llama: { ...usual, name: 'LLaMA', readsBias: true, readsFeedForwardBias: true },
	mistral: { ...usual, name: 'Mistral', keyValueHeads: 8, wide: 14_336 },
	ministral: { ...usual, name: 'Ministral', keyValueHeads: 8, wide: 14_336 },
	phi3: { ...usual, name: 'Phi-3', width: 3072, wide: 8192, vocabulary: 32_064 },
	qwen2: { ...qwen, name: 'Qwen2', hasQueryBias: true },
	qwen3: { ...qwen, name: 'Qwen3', headWidth: 128, readsBias: true, queryKeyNorm: 'head' },
	olmo2: olmo,
	olmo3: { ...olmo, name: 'OLMo 3' },
	granite: { ...usual, name: 'Granite', readsBias: true, readsFeedForwardBias: true },
	smollm3: {
		...usual,
		name: 'SmolLM3',
		width: 2048,
		layers: 36,
		heads: 16,
		keyValueHeads: 4,
		vocabulary: 128_256,
		isTied: true,
		readsBias: true,
		readsFeedForwardBias: true
	}
};

export const llama: ConfigKind = {
	types: Object.fromEntries(Object.entries(kinds).map(([type, { name }]) => [type, name])),
	read(keys, type) {
		const kind = kinds[type];
		const width = keys.width('hidden_size', kind.width);
		const layers = keys.layers('num_hidden_layers', kind.layers);
		const heads = keys.whole('num_attention_heads', kind.heads);
		const keyValueHeads = keys.keyValueHeads(
			'num_key_value_heads',
			kind.keyValueHeads ?? heads,
			heads
		);
		const headWidth =
			kind.headWidth === undefined
				? keys.headWidth('head_dim', width, heads, 'num_attention_heads')
				: keys.width('head_dim', kind.headWidth);
		const vocabulary = keys.vocabulary(kind.vocabulary);
		const wide = keys.width('intermediate_size', kind.wide);
		const isTied = keys.flag('tie_word_embeddings', kind.isTied ?? false);
		const hasBias = kind.readsBias === true && keys.flag('attention_bias', false);
		const hasWideBias = kind.readsFeedForwardBias === true && keys.flag('mlp_bias', false);
		const block = transformer(layers, [
			rmsNorm('of attention', width),
			...attentionLines({
				width,
				heads,
				headWidth,
				keyValueHeads,
				hasBias: hasBias || kind.hasQueryBias === true,
				hasOutputBias: hasBias,
				queryKeyNorm: kind.queryKeyNorm
			}),
			rmsNorm('of feed-forward', width),
			...gatedFeedForward(width, wide, hasWideBias)
		]);
		return {
			blocks: decoderBlocks({
				embeddings: [words(vocabulary, width)],
				blocks: [block],
				finalNorm: [rmsNorm('at the end', width)],
				head: nextWord(width, vocabulary, isTied)
			}),
			cache: { layers, heads: keyValueHeads, headWidth }
		};
	}
};

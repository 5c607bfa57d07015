import { attentionLines } from '../parts/attention.ts';
import { decoderBlocks, layerNorm, nextWord, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import type { ConfigKind } from './kind.ts';

/** Phi-1 to Phi-2: side by side under one normalisation, biases everywhere, the head included. */
export const phi: ConfigKind = {
	types: { phi: 'Phi' },
	read(keys) {
		const width = keys.width('hidden_size', 2048);
		const layers = keys.layers('num_hidden_layers', 24);
		const heads = keys.whole('num_attention_heads', 32);
		const keyValueHeads = keys.keyValueHeads('num_key_value_heads', heads, heads);
		const headWidth = keys.headWidth('head_dim', width, heads, 'num_attention_heads');
		const vocabulary = keys.vocabulary(51_200);
		const wide = keys.width('intermediate_size', 8192);
		const hasNorms = keys.flag('qk_layernorm', false);
		const isTied = keys.flag('tie_word_embeddings', false);
		const block = transformer(layers, [
			layerNorm('before attention and feed-forward', width),
			...attentionLines({
				width,
				heads,
				headWidth,
				keyValueHeads,
				hasBias: true,
				queryKeyNorm: hasNorms ? 'head' : undefined,
				normHasShift: true
			}),
			...plainFeedForward(width, wide)
		]);
		return {
			blocks: decoderBlocks({
				embeddings: [words(vocabulary, width)],
				blocks: [block],
				finalNorm: [layerNorm('at the end', width)],
				head: nextWord(width, vocabulary, isTied, true)
			}),
			cache: { layers, heads: keyValueHeads, headWidth }
		};
	}
};

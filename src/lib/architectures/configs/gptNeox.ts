import { attentionLines } from '../parts/attention.ts';
import { decoderBlocks, layerNorm, nextWord, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import type { ConfigKind } from './kind.ts';

/** GPT-NeoX and Pythia: attention and feed-forward side by side, rotated positions. */
export const gptNeox: ConfigKind = {
	types: { gpt_neox: 'GPT-NeoX' },
	read(keys) {
		const width = keys.width('hidden_size', 6144);
		const layers = keys.layers('num_hidden_layers', 44);
		const heads = keys.whole('num_attention_heads', 64);
		const headWidth = keys.sharedOut(width, heads, 'num_attention_heads');
		const vocabulary = keys.vocabulary(50_432);
		const wide = keys.width('intermediate_size', 24_576);
		const isTied = keys.flag('tie_word_embeddings', false);
		const hasBias = keys.flag('attention_bias', true);
		const block = transformer(layers, [
			layerNorm('before attention', width),
			...attentionLines({ width, heads, headWidth, hasBias }),
			layerNorm('before feed-forward', width),
			...plainFeedForward(width, wide)
		]);
		return {
			blocks: decoderBlocks({
				embeddings: [words(vocabulary, width)],
				blocks: [block],
				finalNorm: [layerNorm('at the end', width)],
				head: nextWord(width, vocabulary, isTied)
			}),
			cache: { layers, heads, headWidth }
		};
	}
};

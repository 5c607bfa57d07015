import { attentionLines } from '../parts/attention.ts';
import { decoderBlocks, layerNorm, nextWord, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import type { ConfigKind } from './kind.ts';

export const bloom: ConfigKind = {
	types: { bloom: 'BLOOM' },
	read(keys) {
		const width = keys.width(['n_embed', 'hidden_size'], 64);
		const layers = keys.layers(['n_layer', 'num_hidden_layers'], 2);
		const heads = keys.whole(['n_head', 'num_attention_heads'], 8);
		const headWidth = keys.sharedOut(width, heads, 'n_head');
		const vocabulary = keys.vocabulary(250_880);
		const isTied = keys.flag('tie_word_embeddings', true);
		const block = transformer(layers, [
			layerNorm('before attention', width),
			...attentionLines({ width, heads, headWidth, hasBias: true }),
			layerNorm('before feed-forward', width),
			...plainFeedForward(width, 4 * width)
		]);
		return {
			blocks: decoderBlocks({
				embeddings: [words(vocabulary, width), layerNorm('of the words', width)],
				blocks: [block],
				finalNorm: [layerNorm('at the end', width)],
				head: nextWord(width, vocabulary, isTied)
			}),
			cache: { layers, heads, headWidth }
		};
	}
};

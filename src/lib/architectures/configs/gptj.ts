import { attentionLines } from '../parts/attention.ts';
import { decoderBlocks, layerNorm, nextWord, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import type { ConfigKind } from './kind.ts';

/** GPT-J: one normalisation for attention and feed-forward side by side, a head with biases. */
export const gptj: ConfigKind = {
	types: { gptj: 'GPT-J' },
	read(keys) {
		const width = keys.width(['n_embd', 'hidden_size'], 4096);
		const layers = keys.layers(['n_layer', 'num_hidden_layers'], 28);
		const heads = keys.whole(['n_head', 'num_attention_heads'], 16);
		const headWidth = keys.sharedOut(width, heads, 'n_head');
		const vocabulary = keys.vocabulary(50_400);
		const wide = keys.widthOrNone('n_inner', null) ?? 4 * width;
		const isTied = keys.flag('tie_word_embeddings', false);
		const block = transformer(layers, [
			layerNorm('before attention and feed-forward', width),
			...attentionLines({ width, heads, headWidth }),
			...plainFeedForward(width, wide)
		]);
		return {
			blocks: decoderBlocks({
				embeddings: [words(vocabulary, width)],
				blocks: [block],
				finalNorm: [layerNorm('at the end', width)],
				head: nextWord(width, vocabulary, isTied, true)
			}),
			cache: { layers, heads, headWidth }
		};
	}
};

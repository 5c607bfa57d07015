import { attentionLines } from '../parts/attention.ts';
import {
	decoderBlocks,
	layerNorm,
	nextWord,
	positions,
	transformer,
	words
} from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import type { ConfigKind } from './kind.ts';

export const gpt2: ConfigKind = {
	types: { gpt2: 'GPT-2' },
	read(keys) {
		keys.without('add_cross_attention');
		const width = keys.width(['n_embd', 'hidden_size'], 768);
		const layers = keys.layers(['n_layer', 'num_hidden_layers'], 12);
		const heads = keys.whole(['n_head', 'num_attention_heads'], 12);
		const headWidth = keys.sharedOut(width, heads, 'n_head');
		const vocabulary = keys.vocabulary(50_257);
		const context = keys.whole(['n_positions', 'max_position_embeddings'], 1024);
		const wide = keys.widthOrNone('n_inner', null) ?? 4 * width;
		const isTied = keys.flag('tie_word_embeddings', true);
		const block = transformer(layers, [
			layerNorm('before attention', width),
			...attentionLines({ width, heads, headWidth, hasBias: true }),
			layerNorm('before feed-forward', width),
			...plainFeedForward(width, wide)
		]);
		return {
			blocks: decoderBlocks({
				embeddings: [words(vocabulary, width), positions(context, width)],
				blocks: [block],
				finalNorm: [layerNorm('at the end', width)],
				head: nextWord(width, vocabulary, isTied)
			}),
			cache: { layers, heads, headWidth }
		};
	}
};

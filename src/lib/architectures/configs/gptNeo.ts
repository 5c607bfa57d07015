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

export const gptNeo: ConfigKind = {
	types: { gpt_neo: 'GPT-Neo' },
	read(keys) {
		const width = keys.width('hidden_size', 2048);
		const layers = keys.layers(['num_layers', 'num_hidden_layers'], 24);
		const heads = keys.whole(['num_heads', 'num_attention_heads'], 16);
		const headWidth = keys.sharedOut(width, heads, 'num_heads');
		const vocabulary = keys.vocabulary(50_257);
		const context = keys.whole('max_position_embeddings', 2048);
		const wide = keys.widthOrNone('intermediate_size', null) ?? 4 * width;
		const isTied = keys.flag('tie_word_embeddings', true);
		const block = transformer(layers, [
			layerNorm('before attention', width),
			...attentionLines({ width, heads, headWidth, hasOutputBias: true }),
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

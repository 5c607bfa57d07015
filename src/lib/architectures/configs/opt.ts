import { dense, normalisation } from '../layer.ts';
import type { Line } from '../block.ts';
import { attentionLines } from '../parts/attention.ts';
import { decoderBlocks, nextWord, positions, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import type { ConfigKind } from './kind.ts';

/** Positions begin at this one, so that there are as many vectors more. */
const positionOffset = 2;

export const opt: ConfigKind = {
	types: { opt: 'OPT' },
	read(keys) {
		const width = keys.width('hidden_size', 768);
		const layers = keys.layers('num_hidden_layers', 12);
		const heads = keys.whole('num_attention_heads', 12);
		const headWidth = keys.sharedOut(width, heads, 'num_attention_heads');
		const vocabulary = keys.vocabulary(50_272);
		const context = keys.whole('max_position_embeddings', 2048);
		const wide = keys.width('ffn_dim', 3072);
		const wordWidth = keys.widthOrNone('word_embed_proj_dim', null) ?? width;
		const hasBias = keys.flag('enable_bias', true);
		const hasScales = keys.flag('layer_norm_elementwise_affine', true);
		const isFirst = keys.flag('do_layer_norm_before', true);
		const isFinalRemoved = keys.flag('_remove_final_layer_norm', false);
		const isTied = keys.flag('tie_word_embeddings', true);
		const norm = (name: string): Line[] =>
			hasScales ? [{ name, purpose: 'normalisation', layer: normalisation(width) }] : [];
		const between = (name: string, inputs: number, outputs: number): Line[] =>
			wordWidth === width
				? []
				: [{ name, purpose: 'embedding', layer: dense(inputs, outputs, false) }];
		const block = transformer(layers, [
			...norm('Normalisation before or after attention'),
			...attentionLines({ width, heads, headWidth, hasBias }),
			...norm('Normalisation before or after feed-forward'),
			...plainFeedForward(width, wide, hasBias)
		]);
		return {
			blocks: decoderBlocks({
				embeddings: [
					words(vocabulary, wordWidth),
					positions(context + positionOffset, width),
					...between('From the width of words', wordWidth, width)
				],
				blocks: [block],
				finalNorm: [
					...(isFirst && !isFinalRemoved ? norm('Normalisation at the end') : []),
					...between('To the width of words', width, wordWidth)
				],
				head: nextWord(wordWidth, vocabulary, isTied)
			}),
			cache: { layers, heads, headWidth },
			notes: ['There are two more vectors for positions than the context is long.']
		};
	}
};

import { attentionLines } from '../parts/attention.ts';
import { decoderBlocks, layerNorm, nextWord, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import type { ConfigKind } from './kind.ts';
import type { Keys } from './keys.ts';

/** How many heads have keys and values of their own. */
function keyValueHeads(keys: Keys, isNew: boolean, heads: number): number {
	const isShared = keys.flag('multi_query', true);
	if (isNew) return keys.keyValueHeads(['num_kv_heads', 'n_head_kv'], heads, heads);
	return isShared ? 1 : heads;
}

/** How many normalisations a block has. */
function norms(keys: Keys, isNew: boolean): number {
	const isParallel = keys.flag('parallel_attn', true);
	if (isNew) return keys.whole('num_ln_in_parallel_attn', 2, { maximum: 2 });
	return isParallel ? 1 : 2;
}

export const falcon: ConfigKind = {
	types: { falcon: 'Falcon', RefinedWeb: 'Falcon', RefinedWebModel: 'Falcon' },
	read(keys, type) {
		const width = keys.width(['hidden_size', 'n_embed'], 4544);
		const layers = keys.layers(['num_hidden_layers', 'n_layer'], 32);
		const heads = keys.whole(['num_attention_heads', 'n_head'], 71);
		const headWidth = keys.sharedOut(width, heads, 'num_attention_heads');
		const vocabulary = keys.vocabulary(65_024);
		const isNew = keys.flag('new_decoder_architecture', type === 'RefinedWeb');
		const kept = keyValueHeads(keys, isNew, heads);
		const wide = keys.widthOrNone('ffn_hidden_size', null) ?? 4 * width;
		const hasBias = keys.flag('bias', false);
		const isTied = keys.flag('tie_word_embeddings', true);
		const block = transformer(layers, [
			layerNorm('before attention or feed-forward', width, norms(keys, isNew)),
			...attentionLines({ width, heads, headWidth, keyValueHeads: kept, hasBias }),
			...plainFeedForward(width, wide, hasBias)
		]);
		return {
			blocks: decoderBlocks({
				embeddings: [words(vocabulary, width)],
				blocks: [block],
				finalNorm: [layerNorm('at the end', width)],
				head: nextWord(width, vocabulary, isTied)
			}),
			cache: { layers, heads: kept, headWidth }
		};
	}
};

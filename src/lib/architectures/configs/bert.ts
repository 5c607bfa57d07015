/** BERT and RoBERTa, DistilBERT without segments and pooler: encoders, without the head of a task. */
import type { Block, Line } from '../block.ts';
import { dense, embedding } from '../layer.ts';
import { attentionLines } from '../parts/attention.ts';
import { layerNorm, positions, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import type { Keys } from './keys.ts';
import type { ConfigKind, ConfigModel } from './kind.ts';

export const withoutHead = 'Counted is the encoder, without the head that it gets for a task.';

export const segments = (count: number, width: number): Line => ({
	name: 'Segments',
	purpose: 'embedding',
	layer: embedding(count, width)
});

/** Over the first token, used once a text. */
export const pooler = (width: number): Block => ({
	name: 'Pooler',
	lines: [{ name: 'Dense', purpose: 'head', layer: dense(width, width), places: 0 }]
});

export function encoderBlock(
	[layers, width, heads, wide]: readonly [number, number, number, number],
	headsName: string,
	keys: Keys
): Block {
	const headWidth = keys.sharedOut(width, heads, headsName);
	return transformer(layers, [
		...attentionLines({ width, heads, headWidth, hasBias: true }),
		layerNorm('after attention', width),
		...plainFeedForward(width, wide),
		layerNorm('after feed-forward', width)
	]);
}

function distilbert(keys: Keys): ConfigModel {
	const width = keys.width(['dim', 'hidden_size'], 768);
	const layers = keys.layers(['n_layers', 'num_hidden_layers'], 6);
	const heads = keys.whole(['n_heads', 'num_attention_heads'], 12);
	const wide = keys.width('hidden_dim', 3072);
	return {
		blocks: [
			{
				name: 'Embeddings',
				lines: [
					words(keys.vocabulary(30_522), width),
					positions(keys.whole('max_position_embeddings', 512), width),
					layerNorm('of the embeddings', width)
				]
			},
			encoderBlock([layers, width, heads, wide], 'n_heads', keys)
		],
		notes: [withoutHead]
	};
}

function withPooler(keys: Keys, vocabulary: number): ConfigModel {
	keys.without('add_cross_attention');
	const width = keys.width('hidden_size', 768);
	const layers = keys.layers('num_hidden_layers', 12);
	const heads = keys.whole('num_attention_heads', 12);
	const wide = keys.width('intermediate_size', 3072);
	return {
		blocks: [
			{
				name: 'Embeddings',
				lines: [
					words(keys.vocabulary(vocabulary), width),
					positions(keys.whole('max_position_embeddings', 512), width),
					segments(keys.whole('type_vocab_size', 2), width),
					layerNorm('of the embeddings', width)
				]
			},
			encoderBlock([layers, width, heads, wide], 'num_attention_heads', keys),
			pooler(width)
		],
		notes: ['Counted is the encoder with its pooler, without the head that it gets for a task.']
	};
}

export const bert: ConfigKind = {
	types: {
		bert: 'BERT',
		roberta: 'RoBERTa',
		'xlm-roberta': 'XLM-RoBERTa',
		distilbert: 'DistilBERT'
	},
	read(keys, type) {
		if (type === 'distilbert') return distilbert(keys);
		return withPooler(keys, type === 'roberta' ? 50_265 : 30_522);
	}
};

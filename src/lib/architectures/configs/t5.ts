/** T5 and mT5: an encoder and a decoder that share the words; positions are a few numbers a head. */
import type { Block, Line } from '../block.ts';
import { embedding } from '../layer.ts';
import { attentionLines } from '../parts/attention.ts';
import { nextWord, rmsNorm, transformer, words } from '../parts/ends.ts';
import { gatedFeedForward, plainFeedForward } from '../parts/feedForward.ts';
import type { ConfigKind } from './kind.ts';

const defaults = {
	t5: { vocabulary: 32_128, wide: 2048, layers: 6, heads: 8, form: 'relu' },
	mt5: { vocabulary: 250_112, wide: 1024, layers: 8, heads: 6, form: 'gated-gelu' }
} as const;

const forms = ['relu', 'gelu', 'gelu_new', 'silu', 'gated-gelu', 'gated-silu'] as const;

export const t5: ConfigKind = {
	types: { t5: 'T5', mt5: 'mT5' },
	read(keys, type) {
		const usual = defaults[type as keyof typeof defaults];
		const width = keys.width(['d_model', 'hidden_size'], 512);
		const headWidth = keys.width('d_kv', 64);
		const wide = keys.width('d_ff', usual.wide);
		const layers = keys.layers(['num_layers', 'num_hidden_layers'], usual.layers);
		const decoderLayers = keys.layers('num_decoder_layers', layers);
		const heads = keys.whole(['num_heads', 'num_attention_heads'], usual.heads);
		const buckets = keys.whole('relative_attention_num_buckets', 32);
		const vocabulary = keys.vocabulary(usual.vocabulary);
		const form = keys.choice('feed_forward_proj', forms, usual.form);
		const isTied = keys.flag('tie_word_embeddings', true);
		const attention = (to = '') => [
			rmsNorm(`before attention${to === '' ? '' : ` ${to}`}`, width),
			...attentionLines({ width, heads, headWidth, to })
		];
		const feedForward: Line[] = [
			rmsNorm('before feed-forward', width),
			...(form.startsWith('gated-')
				? gatedFeedForward(width, wide)
				: plainFeedForward(width, wide, false))
		];
		const distances = (name: string): Block => ({
			name,
			lines: [
				{
					name: 'Distances between words, for each head',
					purpose: 'position',
					layer: embedding(buckets, heads)
				}
			]
		});
		const end = (name: string): Block => ({ name, lines: [rmsNorm('at the end', width)] });
		return {
			blocks: [
				{ name: 'Embeddings, shared', lines: [words(vocabulary, width)] },
				distances('Encoder, positions'),
				{ ...transformer(layers, [...attention(), ...feedForward]), name: 'Encoder block' },
				end('Encoder, end'),
				distances('Decoder, positions'),
				{
					...transformer(decoderLayers, [
						...attention(),
						...attention('to the encoder'),
						...feedForward
					]),
					name: 'Decoder block'
				},
				end('Decoder, end'),
				{ name: 'Head', lines: nextWord(width, vocabulary, isTied) }
			],
			unit: null,
			cache: { layers: decoderLayers, heads, headWidth }
		};
	}
};

/** Whisper: sound by two convolutions into an encoder, and a decoder that writes what was said. */
import type { Line } from '../block.ts';
import { dense } from '../layer.ts';
import { layerNorm, nextWord, positions, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import type { Keys } from './keys.ts';
import type { ConfigKind } from './kind.ts';

function convolution(name: string, channels: number, filters: number): Line {
	const spec = {
		kind: 'convolution1d',
		filters,
		kernel: 3,
		padding: 'same',
		activation: 'linear'
	} as const;
	return { name, purpose: 'convolution', layer: { spec, input: [1, channels] } };
}

/** Keys have no biases; queries, values and output have. */
function attention(width: number, to = ''): Line[] {
	const end = to === '' ? '' : ` ${to}`;
	const line = (name: string, layer: Line['layer'], copies = 1): Line => ({
		name: `${name}${end}`,
		purpose: 'attention',
		layer,
		copies
	});
	return [
		layerNorm(`before attention${end}`, width),
		line('Queries and values', dense(width, width), 2),
		line('Keys, without bias', dense(width, width, false)),
		line('Output of attention', dense(width, width))
	];
}

function shape(keys: Keys, part: 'encoder' | 'decoder', width: number) {
	const heads = keys.whole(`${part}_attention_heads`, 6);
	return {
		layers: keys.layers(`${part}_layers`, 4),
		heads,
		headWidth: keys.sharedOut(width, heads, `${part}_attention_heads`),
		feedForward: [
			layerNorm('before feed-forward', width),
			...plainFeedForward(width, keys.width(`${part}_ffn_dim`, 1536))
		]
	};
}

export const whisper: ConfigKind = {
	types: { whisper: 'Whisper' },
	read(keys) {
		const width = keys.width('d_model', 384);
		const vocabulary = keys.vocabulary(51_865);
		const mels = keys.width('num_mel_bins', 80);
		const context = keys.whole('max_target_positions', 448);
		const isTied = keys.flag('tie_word_embeddings', true);
		const encoder = shape(keys, 'encoder', width);
		const { layers, heads, headWidth, feedForward } = shape(keys, 'decoder', width);
		return {
			blocks: [
				{
					name: 'Sound',
					lines: [
						convolution('Convolution over the sound', mels, width),
						convolution('Convolution to half the length', width, width)
					]
				},
				{
					...transformer(encoder.layers, [...attention(width), ...encoder.feedForward]),
					name: 'Encoder block'
				},
				{ name: 'Encoder, end', lines: [layerNorm('at the end', width)] },
				{
					name: 'Decoder, embeddings',
					lines: [words(vocabulary, width), positions(context, width)]
				},
				{
					...transformer(layers, [
						...attention(width),
						...attention(width, 'to the encoder'),
						...feedForward
					]),
					name: 'Decoder block'
				},
				{
					name: 'Head',
					lines: [layerNorm('at the end', width), ...nextWord(width, vocabulary, isTied)]
				}
			],
			unit: null,
			cache: { layers, heads, headWidth },
			notes: [
				'The positions of the sound are sines, which nothing learned: they are not counted. Some libraries store them and count them.'
			]
		};
	}
};

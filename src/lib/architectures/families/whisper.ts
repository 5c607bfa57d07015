/** Whisper: sound by two convolutions into an encoder, and a decoder that writes what was said. */
import type { Block, Line } from '../block.ts';
import { defineFamily, type Field, type Model } from '../family.ts';
import { dense } from '../layer.ts';
import { layerNorm, nextWord, positions, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import { attention, transformerFields } from '../transformer.ts';

const fields = {
	layers: { ...transformerFields.layers, hint: 'Of the encoder, and of the decoder' },
	width: transformerFields.width,
	heads: transformerFields.heads,
	vocabulary: transformerFields.vocabulary,
	context: transformerFields.context,
	mels: { label: 'Pitches', minimum: 1, maximum: 100_000, hint: 'Bands into which sound is split' }
} satisfies Record<string, Field>;

function whisper(
	size: string,
	[layers, width, heads]: [number, number, number],
	exact: number,
	more: { vocabulary?: number; mels?: number } = {}
): Model<keyof typeof fields> {
	const { vocabulary = 51_865, mels = 80 } = more;
	return {
		id: `whisper-${size}`,
		name: `Whisper ${size}`,
		short: `Whisper ${size}`,
		config: { layers, width, heads, vocabulary, context: 448, mels },
		published: { exact, by: 'the released weights, without the encoder’s fixed positions' },
		sources: [
			{
				title: 'Robust Speech Recognition via Large-Scale Weak Supervision',
				year: 2022,
				url: 'https://arxiv.org/abs/2212.04356'
			}
		],
		notes: ['The positions of the sound are sines, which nothing learned: they are not counted.']
	};
}

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

/** Keys have no biases. */
const attentionTo = (width: number, to: string): Line[] => [
	layerNorm(`before attention${to}`, width),
	attention(`Queries and values${to}`, dense(width, width), 2),
	attention(`Keys${to}, without bias`, dense(width, width, false)),
	attention(`Output of attention${to}`, dense(width, width))
];

export const whisperFamily = defineFamily({
	id: 'whisper',
	name: 'Whisper',
	lane: 'T5, Whisper',
	unit: 'token',
	fields,
	blocks: ({ layers, width, vocabulary, context, mels }) => {
		const wide = [layerNorm('before feed-forward', width), ...plainFeedForward(width, 4 * width)];
		const block = (name: string, lines: Line[]): Block => ({
			...transformer(layers, lines),
			name
		});
		return [
			{
				name: 'Sound',
				lines: [
					convolution('Convolution over the sound', mels, width),
					convolution('Convolution to half the length', width, width)
				]
			},
			block('Encoder block', [...attentionTo(width, ''), ...wide]),
			{ name: 'Encoder, end', lines: [layerNorm('at the end', width)] },
			{
				name: 'Decoder, embeddings',
				lines: [words(vocabulary, width), positions(context, width)]
			},
			block('Decoder block', [
				...attentionTo(width, ''),
				...attentionTo(width, ' to the encoder'),
				...wide
			]),
			{
				name: 'Head',
				lines: [layerNorm('at the end', width), ...nextWord(width, vocabulary, true)]
			}
		];
	},
	closedForm: ({ layers, width, vocabulary, context, mels }) => ({
		text: '3·m·d + 3·d² + 2·d + V·d + C·d + L·(28·d² + 29·d) + 4·d',
		values: { m: mels, d: width, V: vocabulary, C: context, L: layers },
		meanings: { m: 'pitches', d: 'width', V: 'vocabulary', C: 'context', L: 'layers' }
	}),
	models: [
		whisper('tiny', [4, 384, 6], 37_184_640),
		whisper('large-v3', [32, 1280, 20], 1_541_570_560, { vocabulary: 51_866, mels: 128 })
	]
});

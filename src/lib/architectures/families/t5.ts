/** T5: an encoder and a decoder that share the words; heads may be together wider than the width. */
import type { Block, Line } from '../block.ts';
import { defineFamily, type Field, type Model } from '../family.ts';
import { embedding } from '../layer.ts';
import { attentionLines } from '../parts/attention.ts';
import { nextWord, rmsNorm, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import { transformerFields } from '../transformer.ts';

const fields = {
	layers: { ...transformerFields.layers, hint: 'Of the encoder, and of the decoder' },
	width: transformerFields.width,
	heads: { ...transformerFields.heads, hint: 'Each of a width of its own' },
	headWidth: { label: 'Width of a head', minimum: 1, maximum: 100_000 },
	feedForward: { label: 'Feed-forward width', minimum: 1, maximum: 10_000_000 },
	vocabulary: transformerFields.vocabulary
} satisfies Record<string, Field>;

/** Distances between words, each with a number for every head. */
const distances = 32;

function t5(
	size: string,
	[layers, width, heads, headWidth, feedForward]: [number, number, number, number, number],
	exact: number
): Model<keyof typeof fields> {
	return {
		id: `t5-${size.toLowerCase()}`,
		name: `T5 ${size}`,
		short: `T5 ${size}`,
		config: { layers, width, heads, headWidth, feedForward, vocabulary: 32_128 },
		published: { exact, by: 'the released weights' },
		sources: [
			{
				title: 'Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer',
				year: 2019,
				url: 'https://arxiv.org/abs/1910.10683'
			}
		]
	};
}

export const t5Family = defineFamily({
	id: 't5',
	name: 'T5',
	lane: 'T5, Whisper',
	unit: 'token',
	fields,
	blocks: ({ layers, width, heads, headWidth, feedForward, vocabulary }) => {
		const attention = (to = '') => [
			rmsNorm(`before attention${to === '' ? '' : ` ${to}`}`, width),
			...attentionLines({ width, heads, headWidth, to })
		];
		const wide: Line[] = [
			rmsNorm('before feed-forward', width),
			...plainFeedForward(width, feedForward, false)
		];
		const positions: Line = {
			name: 'Distances between words, for each head',
			purpose: 'position',
			layer: embedding(distances, heads)
		};
		const block = (name: string, lines: Line[]): Block => ({
			...transformer(layers, lines),
			name
		});
		return [
			{ name: 'Embeddings, shared', lines: [words(vocabulary, width)] },
			{ name: 'Encoder, positions', lines: [positions] },
			block('Encoder block', [...attention(), ...wide]),
			{ name: 'Encoder, end', lines: [rmsNorm('at the end', width)] },
			{ name: 'Decoder, positions', lines: [positions] },
			block('Decoder block', [...attention(), ...attention('to the encoder'), ...wide]),
			{
				name: 'Decoder, end',
				lines: [rmsNorm('at the end', width), ...nextWord(width, vocabulary, true)]
			}
		];
	},
	closedForm: ({ layers, width, heads, headWidth, feedForward, vocabulary }) => ({
		text: 'V·d + L·(12·d·q + 4·d·f + 5·d) + 64·H + 2·d',
		values: {
			V: vocabulary,
			d: width,
			L: layers,
			q: heads * headWidth,
			f: feedForward,
			H: heads
		},
		meanings: {
			V: 'vocabulary',
			d: 'width',
			L: 'layers',
			q: 'width of all heads',
			f: 'feed-forward width',
			H: 'heads'
		}
	}),
	models: [
		t5('small', [6, 512, 8, 64, 2048], 60_506_624),
		t5('base', [12, 768, 12, 64, 3072], 222_903_552),
		t5('11B', [24, 1024, 128, 128, 65_536], 11_307_321_344)
	]
});

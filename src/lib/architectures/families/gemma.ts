/** Gemma: heads of their own width, a large vocabulary, a tied head; later ones normalise more often. */
import { defineFamily, type Field, type Model, type Source } from '../family.ts';
import { attentionLines } from '../parts/attention.ts';
import { decoderBlocks, nextWord, rmsNorm, transformer, words } from '../parts/ends.ts';
import { gatedFeedForward } from '../parts/feedForward.ts';
import { transformerFields } from '../transformer.ts';

const fields = {
	layers: transformerFields.layers,
	width: transformerFields.width,
	heads: { ...transformerFields.heads, hint: 'Of queries' },
	headWidth: { label: 'Width of a head', minimum: 1, maximum: 100_000 },
	keyValueHeads: { label: 'Heads of keys and values', minimum: 1, maximum: 10_000 },
	feedForward: { label: 'Feed-forward width', minimum: 1, maximum: 10_000_000 },
	vocabulary: transformerFields.vocabulary,
	context: {
		...transformerFields.context,
		hint: 'Positions are rotations here: no parameters'
	},
	afterNorms: {
		label: 'Norms after attention and feed-forward, too',
		minimum: 0,
		maximum: 1,
		isSwitch: true
	},
	headNorms: { label: 'Norms on queries and keys', minimum: 0, maximum: 1, isSwitch: true }
} satisfies Record<string, Field>;

type Shape = [
	layers: number,
	width: number,
	heads: number,
	headWidth: number,
	keyValueHeads: number,
	feedForward: number
];

const reports: Record<1 | 2 | 3, Source> = {
	1: { title: 'Gemma: Open Models', year: 2024, url: 'https://arxiv.org/abs/2403.08295' },
	2: {
		title: 'Gemma 2: Open Language Models',
		year: 2024,
		url: 'https://arxiv.org/abs/2408.00118'
	},
	3: { title: 'Gemma 3 Technical Report', year: 2025, url: 'https://arxiv.org/abs/2503.19786' }
};

function gemma(
	generation: 1 | 2 | 3,
	size: string,
	[layers, width, heads, headWidth, keyValueHeads, feedForward]: Shape,
	exact: number,
	trainingTokens: number,
	notes: string[] = []
): Model<keyof typeof fields> {
	const number = generation === 1 ? '' : ` ${generation}`;
	return {
		id: `gemma${generation === 1 ? '' : `-${generation}`}-${size.toLowerCase()}`,
		name: `Gemma${number} ${size}`,
		short: `${number} ${size}`.trim(),
		config: {
			...{ layers, width, heads, headWidth, keyValueHeads, feedForward },
			vocabulary: generation === 3 ? 262_144 : 256_000,
			context: generation === 3 ? 32_768 : 8192,
			afterNorms: generation > 1 ? 1 : 0,
			headNorms: generation === 3 ? 1 : 0
		},
		published: { exact, by: 'the released weights' },
		trainingTokens,
		sources: [reports[generation]],
		notes
	};
}

export const gemmaFamily = defineFamily({
	id: 'gemma',
	name: 'Gemma',
	lane: 'Gemma',
	unit: 'token',
	fields,
	blocks: ({
		layers,
		width,
		heads,
		headWidth,
		keyValueHeads,
		feedForward,
		vocabulary,
		...more
	}) => {
		const norms = (name: string) =>
			more.afterNorms === 1
				? rmsNorm(`before and after ${name}`, width, 2)
				: rmsNorm(`before ${name}`, width);
		const queryKeyNorm = more.headNorms === 1 ? 'head' : undefined;
		return decoderBlocks({
			embeddings: [words(vocabulary, width)],
			blocks: [
				transformer(layers, [
					norms('attention'),
					...attentionLines({ width, heads, headWidth, keyValueHeads, queryKeyNorm }),
					norms('feed-forward'),
					...gatedFeedForward(width, feedForward)
				])
			],
			finalNorm: [rmsNorm('at the end', width)],
			head: nextWord(width, vocabulary, true)
		});
	},
	attention: ({ layers, headWidth, keyValueHeads }) => ({
		layers,
		keyWidth: keyValueHeads * headWidth,
		heads: { keyValueHeads, headWidth }
	}),
	models: [
		gemma(3, '1B', [26, 1152, 4, 256, 1, 6912], 999_885_952, 2e12, [
			'Three tenths of its parameters stand for its 262,144 words.'
		]),
		gemma(1, '2B', [18, 2048, 8, 256, 1, 16_384], 2_506_172_416, 3e12),
		gemma(2, '2B', [26, 2304, 8, 256, 4, 9216], 2_614_341_888, 2e12),
		gemma(1, '7B', [28, 3072, 16, 256, 16, 24_576], 8_537_680_896, 6e12, [
			'Called 7B, it has 8.5 billion: its name leaves out the word embedding.'
		]),
		gemma(2, '9B', [42, 3584, 16, 256, 8, 14_336], 9_241_705_984, 8e12),
		gemma(2, '27B', [46, 4608, 32, 128, 16, 36_864], 27_227_128_320, 13e12)
	]
});

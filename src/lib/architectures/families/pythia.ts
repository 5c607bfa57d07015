/** Pythia, built as GPT-NeoX: attention and feed-forward side by side, rotated positions, untied. */
import { fullAttention } from '../attention.ts';
import { defineFamily, type Field, type Model } from '../family.ts';
import { attentionLines } from '../parts/attention.ts';
import { decoderBlocks, layerNorm, nextWord, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import { headRemarks, transformerFields } from '../transformer.ts';

const fields = {
	layers: transformerFields.layers,
	width: transformerFields.width,
	heads: transformerFields.heads,
	vocabulary: {
		...transformerFields.vocabulary,
		hint: 'Padded: rounded up for the graphics card, beyond the words that there are'
	},
	tied: {
		label: 'Head tied',
		minimum: 0,
		maximum: 1,
		isSwitch: true,
		hint: 'Whether the next word is found by the word embedding, used again'
	}
} satisfies Record<string, Field>;

function pythia(
	size: string,
	[layers, width, heads, vocabulary]: [number, number, number, number],
	exact: number
): Model<keyof typeof fields> {
	return {
		id: `pythia-${size.toLowerCase()}`,
		name: `Pythia ${size}`,
		short: `Pythia ${size}`,
		config: { layers, width, heads, vocabulary, tied: 0 },
		published: { exact, by: 'the released weights' },
		trainingTokens: 300e9,
		sources: [
			{
				title: 'Pythia: A Suite for Analyzing Large Language Models Across Training and Scaling',
				year: 2023,
				url: 'https://arxiv.org/abs/2304.01373'
			}
		]
	};
}

export const pythiaFamily = defineFamily({
	id: 'pythia',
	name: 'Pythia',
	lane: 'Pythia, Falcon, Phi',
	unit: 'token',
	fields,
	blocks: ({ layers, width, heads, vocabulary, tied }) =>
		decoderBlocks({
			embeddings: [words(vocabulary, width)],
			blocks: [
				transformer(layers, [
					layerNorm('before attention', width),
					// All heads at once: they share the width out, evenly or not.
					...attentionLines({ width, heads: 1, headWidth: width, hasBias: true }),
					layerNorm('before feed-forward', width),
					...plainFeedForward(width, 4 * width)
				])
			],
			finalNorm: [layerNorm('at the end', width)],
			head: nextWord(width, vocabulary, tied === 1)
		}),
	closedForm: ({ layers, width, vocabulary, tied }) => ({
		text: `${tied === 1 ? 'V·d' : '2·V·d'} + L·(12·d² + 13·d) + 2·d`,
		values: { V: vocabulary, d: width, L: layers },
		meanings: { V: 'vocabulary', d: 'width', L: 'layers' }
	}),
	attention: fullAttention,
	remarks: headRemarks,
	models: [
		pythia('70M', [6, 512, 8, 50_304], 70_426_624),
		pythia('410M', [24, 1024, 16, 50_304], 405_334_016),
		pythia('1B', [16, 2048, 8, 50_304], 1_011_781_632),
		pythia('12B', [36, 5120, 40, 50_688], 11_846_072_320)
	]
});

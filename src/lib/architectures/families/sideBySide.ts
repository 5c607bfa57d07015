/** Falcon and Phi: attention and feed-forward side by side after one normalisation, or two. */
import { defineFamily, type Field } from '../family.ts';
import { attentionLines } from '../parts/attention.ts';
import { decoderBlocks, layerNorm, nextWord, transformer, words } from '../parts/ends.ts';
import { plainFeedForward } from '../parts/feedForward.ts';
import { transformerFields } from '../transformer.ts';

const fields = {
	layers: transformerFields.layers,
	width: transformerFields.width,
	heads: { ...transformerFields.heads, hint: 'Of queries' },
	headWidth: { label: 'Width of a head', minimum: 1, maximum: 100_000 },
	keyValueHeads: { label: 'Heads of keys and values', minimum: 1, maximum: 10_000 },
	norms: { label: 'Norms in a block', minimum: 1, maximum: 2 },
	vocabulary: transformerFields.vocabulary,
	biases: { label: 'Biases, the head’s too', minimum: 0, maximum: 1, isSwitch: true },
	tied: { label: 'Head tied', minimum: 0, maximum: 1, isSwitch: true }
} satisfies Record<string, Field>;

export const sideBySide = defineFamily({
	id: 'side-by-side',
	name: 'Blocks side by side',
	lane: 'Pythia, Falcon, Phi',
	unit: 'token',
	fields,
	blocks: ({ layers, width, heads, headWidth, keyValueHeads, norms, vocabulary, ...more }) => {
		const hasBias = more.biases === 1;
		return decoderBlocks({
			embeddings: [words(vocabulary, width)],
			blocks: [
				transformer(layers, [
					layerNorm('before attention and feed-forward', width, norms),
					...attentionLines({ width, heads, headWidth, keyValueHeads, hasBias }),
					...plainFeedForward(width, 4 * width, hasBias)
				])
			],
			finalNorm: [layerNorm('at the end', width)],
			head: nextWord(width, vocabulary, more.tied === 1, hasBias)
		});
	},
	attention: ({ layers, headWidth, keyValueHeads }) => ({
		layers,
		keyWidth: keyValueHeads * headWidth,
		heads: { keyValueHeads, headWidth }
	}),
	models: [
		{
			id: 'phi-2',
			name: 'Phi-2',
			short: 'Phi-2',
			config: {
				...{ layers: 32, width: 2560, heads: 32, headWidth: 80, keyValueHeads: 32 },
				...{ norms: 1, vocabulary: 51_200, biases: 1, tied: 0 }
			},
			published: { exact: 2_779_683_840, by: 'the released weights' },
			trainingTokens: 1.4e12,
			sources: [
				{
					title: 'Released weights and model card: microsoft/phi-2',
					year: 2023,
					url: 'https://huggingface.co/microsoft/phi-2'
				}
			],
			notes: ['51,200 words are more than its 50,295 tokens need: the rest is padding.']
		},
		{
			id: 'falcon-7b',
			name: 'Falcon 7B',
			short: 'Falcon 7B',
			config: {
				...{ layers: 32, width: 4544, heads: 71, headWidth: 64, keyValueHeads: 1 },
				...{ norms: 1, vocabulary: 65_024, biases: 0, tied: 1 }
			},
			published: { exact: 6_921_720_704, by: 'the released weights' },
			trainingTokens: 1.5e12,
			sources: [
				{
					title: 'The Falcon Series of Open Language Models',
					year: 2023,
					url: 'https://arxiv.org/abs/2311.16867'
				}
			],
			notes: ['All 71 heads share one set of keys and values.']
		},
		{
			id: 'falcon-40b',
			name: 'Falcon 40B',
			short: 'Falcon 40B',
			config: {
				...{ layers: 60, width: 8192, heads: 128, headWidth: 64, keyValueHeads: 8 },
				...{ norms: 2, vocabulary: 65_024, biases: 0, tied: 1 }
			},
			published: { exact: 41_303_293_952, by: 'the released weights' },
			trainingTokens: 1e12,
			sources: [
				{
					title: 'The Falcon Series of Open Language Models',
					year: 2023,
					url: 'https://arxiv.org/abs/2311.16867'
				}
			]
		}
	]
});

import { groupedAttention } from '../attention.ts';
import type { Block, Line } from '../block.ts';
import { defineFamily, type Model, type Source, type TrainingEstimate } from '../family.ts';
import { dense, embedding } from '../layer.ts';
import { attention, feedForward, headRemarks, norm, transformerFields } from '../transformer.ts';

export const llamaFields = {
	...transformerFields,
	context: {
		...transformerFields.context,
		hint: 'Positions are rotations here: no parameters'
	},
	keyValueWidth: {
		label: 'Keys and values',
		minimum: 1,
		maximum: 1_000_000,
		hint: 'Width of keys and values; narrower than the width where heads share them'
	},
	feedForward: { label: 'Feed-forward width', minimum: 1, maximum: 10_000_000 }
};

/** RMS norm, no biases, untied head; `feedForwardLines` is what follows attention in a block. */
export function llamaBlocks(
	config: { layers: number; width: number; vocabulary: number; keyValueWidth: number },
	feedForwardLines: readonly Line[]
): Block[] {
	const { layers, width, vocabulary, keyValueWidth } = config;
	return [
		{
			name: 'Embedding',
			lines: [{ name: 'Words', purpose: 'embedding', layer: embedding(vocabulary, width) }]
		},
		{
			name: 'Transformer block',
			repeats: layers,
			lines: [
				norm('RMS normalisation before attention', width, false),
				attention('Queries', dense(width, width, false)),
				attention('Keys and values', dense(width, keyValueWidth, false), 2),
				attention('Output of attention', dense(width, width, false)),
				norm('RMS normalisation before feed-forward', width, false),
				...feedForwardLines
			]
		},
		{
			name: 'Head',
			lines: [
				norm('Final RMS normalisation', width, false),
				{ name: 'Next word', purpose: 'head', layer: dense(width, vocabulary, false) }
			]
		}
	];
}

type Key = keyof typeof llamaFields;
type Shape = [layers: number, width: number, heads: number, keyValues: number, feedForward: number];

const paper1: Source = {
	title: 'LLaMA: Open and Efficient Foundation Language Models',
	year: 2023,
	url: 'https://arxiv.org/abs/2302.13971'
};
const paper2: Source = {
	title: 'Llama 2: Open Foundation and Fine-Tuned Chat Models',
	year: 2023,
	url: 'https://arxiv.org/abs/2307.09288'
};
const paper3: Source = {
	title: 'The Llama 3 Herd of Models',
	year: 2024,
	url: 'https://arxiv.org/abs/2407.21783'
};
const card3: Source = {
	title: 'Meta Llama 3 model card',
	year: 2024,
	url: 'https://github.com/meta-llama/llama3/blob/main/MODEL_CARD.md'
};

function llama(
	id: string,
	name: string,
	[layers, width, heads, keyValueWidth, feedForward]: Shape,
	exact: number,
	more: {
		vocabulary?: number;
		context?: number;
		trainingTokens: number;
		sources: Source[];
		note?: string;
		estimate: TrainingEstimate;
	}
): Model<Key> {
	const { vocabulary = 32_000, context = 2048, trainingTokens, sources, note, estimate } = more;
	return {
		id,
		name,
		short: name.replace(/^LLaMA /, '').replace(/^Llama /, ''),
		config: { layers, width, heads, vocabulary, context, keyValueWidth, feedForward },
		published: { exact, by: 'the released weights' },
		trainingTokens,
		sources,
		notes: note === undefined ? [] : [note],
		estimates: [estimate]
	};
}

const energy = (text: string, source: Source): TrainingEstimate => ({ text, source });

export const llamaFamily = defineFamily({
	id: 'llama',
	name: 'LLaMA',
	lane: 'LLaMA',
	unit: 'token',
	fields: llamaFields,
	blocks: (config) => {
		const { width, feedForward: wide } = config;
		return llamaBlocks(config, [
			{ ...feedForward('SwiGLU: gate and values', dense(width, wide, false)), copies: 2 },
			feedForward('Feed-forward, back', dense(wide, width, false))
		]);
	},
	closedForm: ({ layers, width, vocabulary, keyValueWidth, feedForward: wide }) => ({
		text: '2·V·d + L·(2·d² + 2·d·k + 3·d·f + 2·d) + d',
		values: { V: vocabulary, d: width, L: layers, k: keyValueWidth, f: wide },
		meanings: {
			V: 'vocabulary',
			d: 'width',
			L: 'layers',
			k: 'width of keys and values',
			f: 'feed-forward width'
		}
	}),
	attention: groupedAttention,
	remarks: headRemarks,
	models: [
		llama('llama-7b', 'LLaMA 7B', [32, 4096, 32, 4096, 11_008], 6_738_415_616, {
			trainingTokens: 1e12,
			sources: [paper1],
			estimate: energy('82,432 GPU hours, 36 MWh, 14 tonnes of CO₂ equivalent', paper1)
		}),
		llama('llama-13b', 'LLaMA 13B', [40, 5120, 40, 5120, 13_824], 13_015_864_320, {
			trainingTokens: 1e12,
			sources: [paper1],
			estimate: energy('135,168 GPU hours, 59 MWh, 23 tonnes of CO₂ equivalent', paper1)
		}),
		llama('llama-33b', 'LLaMA 33B', [60, 6656, 52, 6656, 17_920], 32_528_943_616, {
			trainingTokens: 1.4e12,
			sources: [paper1],
			note: 'Called 30B where its weights are shared.',
			estimate: energy('530,432 GPU hours, 233 MWh, 90 tonnes of CO₂ equivalent', paper1)
		}),
		llama('llama-65b', 'LLaMA 65B', [80, 8192, 64, 8192, 22_016], 65_285_660_672, {
			trainingTokens: 1.4e12,
			sources: [paper1],
			estimate: energy('1,022,362 GPU hours, 449 MWh, 173 tonnes of CO₂ equivalent', paper1)
		}),
		llama('llama-2-70b', 'Llama 2 70B', [80, 8192, 64, 1024, 28_672], 68_976_648_192, {
			context: 4096,
			trainingTokens: 2e12,
			sources: [paper2],
			note: 'Eight heads share each set of keys and values, so these are 1,024 wide.',
			estimate: energy('1,720,320 GPU hours, 291 tonnes of CO₂ equivalent', paper2)
		}),
		llama('llama-3-8b', 'Llama 3 8B', [32, 4096, 32, 1024, 14_336], 8_030_261_248, {
			vocabulary: 128_256,
			context: 8192,
			trainingTokens: 15e12,
			sources: [paper3, card3],
			note: 'Trained on “15T+” tokens: counted as 15 trillion.',
			estimate: energy('1.3 million GPU hours, 390 tonnes of CO₂ equivalent', card3)
		}),
		llama('llama-3-70b', 'Llama 3 70B', [80, 8192, 64, 1024, 28_672], 70_553_706_496, {
			vocabulary: 128_256,
			context: 8192,
			trainingTokens: 15e12,
			sources: [paper3, card3],
			note: 'Trained on “15T+” tokens: counted as 15 trillion.',
			estimate: energy('6.4 million GPU hours, 1,900 tonnes of CO₂ equivalent', card3)
		})
	]
});

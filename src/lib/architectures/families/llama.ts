import { groupedAttention } from '../attention.ts';
import type { Block, Line } from '../block.ts';
import {
	defineFamily,
	type ClosedForm,
	type Model,
	type Source,
	type TrainingEstimate
} from '../family.ts';
import { dense, embedding, normalisation } from '../layer.ts';
import { nextWord } from '../parts/ends.ts';
import { attention, feedForward, headRemarks, norm, transformerFields } from '../transformer.ts';

export const llamaFields = {
	...transformerFields,
	heads: {
		...transformerFields.heads,
		hint: 'They share out the width, unless the width of a head is set'
	},
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
	feedForward: { label: 'Feed-forward width', minimum: 1, maximum: 10_000_000 },
	headWidth: {
		label: 'Width of a head',
		minimum: 0,
		maximum: 1_000_000,
		hint: '0: the width, shared out among the heads'
	},
	tied: {
		label: 'Head tied',
		minimum: 0,
		maximum: 1,
		isSwitch: true,
		hint: 'Whether the next word is found by the word embedding, used again'
	},
	queryBiases: {
		label: 'Biases on queries, keys and values',
		minimum: 0,
		maximum: 1,
		isSwitch: true
	},
	headNorms: {
		label: 'Norms on queries and keys',
		minimum: 0,
		maximum: 1,
		isSwitch: true,
		hint: 'RMS normalisation within each head'
	}
} as const;

type Key = keyof typeof llamaFields;
export type LlamaConfig = Readonly<Record<Key, number>>;

/** As LLaMA itself has them. */
export const llamaUsual = { headWidth: 0, tied: 0, queryBiases: 0, headNorms: 0 } as const;

const headWidthOf = ({ width, heads, headWidth }: LlamaConfig) =>
	headWidth > 0 ? headWidth : Math.floor(width / heads);
/** Of all heads together. */
const queryWidth = ({ width, heads, headWidth }: LlamaConfig) =>
	headWidth > 0 ? heads * headWidth : width;

/** RMS norm and rotated positions; `feedForwardLines` is what follows attention in a block. */
export function llamaBlocks(config: LlamaConfig, feedForwardLines: readonly Line[]): Block[] {
	const { layers, width, vocabulary, keyValueWidth } = config;
	const queries = queryWidth(config);
	const hasBias = config.queryBiases === 1;
	const norms: Line[] =
		config.headNorms === 1
			? [
					{
						name: 'RMS normalisation of queries and keys',
						purpose: 'normalisation',
						layer: normalisation(headWidthOf(config), false),
						copies: 2
					}
				]
			: [];
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
				attention('Queries', dense(width, queries, hasBias)),
				attention('Keys and values', dense(width, keyValueWidth, hasBias), 2),
				...norms,
				attention('Output of attention', dense(queries, width, false)),
				norm('RMS normalisation before feed-forward', width, false),
				...feedForwardLines
			]
		},
		{
			name: 'Head',
			lines: [
				norm('Final RMS normalisation', width, false),
				...nextWord(width, vocabulary, config.tied === 1)
			]
		}
	];
}

/** Around what `feedForwardText` says of one block. */
export function llamaClosedForm(config: LlamaConfig, feedForwardText: string): ClosedForm {
	const { layers, width, vocabulary, keyValueWidth } = config;
	const isWide = queryWidth(config) !== width;
	const q = isWide ? 'q' : 'd';
	const biases = config.queryBiases === 1 ? ` + ${q} + 2·k` : '';
	const norms = config.headNorms === 1 ? ' + 2·h' : '';
	const words = config.tied === 1 ? 'V·d' : '2·V·d';
	return {
		text: `${words} + L·(2·${isWide ? 'd·q' : 'd²'} + 2·d·k${biases}${norms} + ${feedForwardText} + 2·d) + d`,
		values: {
			V: vocabulary,
			d: width,
			L: layers,
			k: keyValueWidth,
			...(isWide ? { q: queryWidth(config) } : {}),
			...(norms === '' ? {} : { h: headWidthOf(config) })
		} as Record<string, number>,
		meanings: {
			V: 'vocabulary',
			d: 'width',
			L: 'layers',
			k: 'width of keys and values',
			...(isWide ? { q: 'width of all heads' } : {}),
			...(norms === '' ? {} : { h: 'width of a head' })
		} as Record<string, string>
	};
}

export function llamaRemarks(config: LlamaConfig): string[] {
	if (config.headWidth === 0) return headRemarks(config);
	if (config.keyValueWidth % config.headWidth === 0) return [];
	return ['Keys and values are no whole number of heads wide; they are counted as they stand.'];
}

/** Everything but names and models: what Mistral and Qwen are built like too. */
export const llamaForm = {
	unit: 'token',
	fields: llamaFields,
	blocks(config: LlamaConfig): Block[] {
		const { width, feedForward: wide } = config;
		return llamaBlocks(config, [
			{ ...feedForward('SwiGLU: gate and values', dense(width, wide, false)), copies: 2 },
			feedForward('Feed-forward, back', dense(wide, width, false))
		]);
	},
	closedForm(config: LlamaConfig): ClosedForm {
		const { text, values, meanings } = llamaClosedForm(config, '3·d·f');
		return {
			text,
			values: { ...values, f: config.feedForward },
			meanings: { ...meanings, f: 'feed-forward width' }
		};
	},
	attention: groupedAttention,
	remarks: llamaRemarks
} as const;

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

const card32: Source = {
	title: 'Llama 3.2 model card',
	year: 2024,
	url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3_2/MODEL_CARD.md'
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
		estimate?: TrainingEstimate;
		tied?: boolean;
		headWidth?: number;
	}
): Model<Key> {
	const { vocabulary = 32_000, context = 2048, tied = false, headWidth = 0 } = more;
	const { trainingTokens, sources, note, estimate } = more;
	return {
		id,
		name,
		short: name.replace(/^LLaMA /, '').replace(/^Llama /, ''),
		config: {
			...llamaUsual,
			...{ layers, width, heads, vocabulary, context, keyValueWidth, feedForward, headWidth },
			tied: tied ? 1 : 0
		},
		published: { exact, by: 'the released weights' },
		trainingTokens,
		sources,
		notes: note === undefined ? [] : [note],
		estimates: estimate === undefined ? [] : [estimate]
	};
}

const energy = (text: string, source: Source): TrainingEstimate => ({ text, source });

export const llamaFamily = defineFamily({
	id: 'llama',
	name: 'LLaMA',
	lane: 'LLaMA',
	...llamaForm,
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
		}),
		llama('llama-3.2-1b', 'Llama 3.2 1B', [16, 2048, 32, 512, 8192], 1_235_814_400, {
			vocabulary: 128_256,
			context: 131_072,
			tied: true,
			trainingTokens: 9e12,
			sources: [card32],
			note: 'Its head is the word embedding, used again: a fifth of so small a model. Trained on “up to 9T tokens”: counted as 9 trillion.'
		})
	]
});

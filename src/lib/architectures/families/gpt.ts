import { formatCount } from '../../format.ts';
import { fullAttention } from '../attention.ts';
import type { Block } from '../block.ts';
import {
	defineFamily,
	type ClosedForm,
	type Model,
	type Source,
	type TrainingEstimate
} from '../family.ts';
import { embedding, tied } from '../layer.ts';
import { headRemarks, norm, transformerBlock, transformerFields } from '../transformer.ts';

type Config = Readonly<Record<keyof typeof transformerFields, number>>;

function blocks({ layers, width, vocabulary, context }: Config): Block[] {
	return [
		{
			name: 'Embeddings',
			lines: [
				{ name: 'Words', purpose: 'embedding', layer: embedding(vocabulary, width) },
				{ name: 'Positions', purpose: 'position', layer: embedding(context, width) }
			]
		},
		transformerBlock(width, layers),
		{
			name: 'Head',
			lines: [
				norm('Final normalisation', width),
				{
					name: 'Next word: the word embedding, used again',
					purpose: 'head',
					layer: tied(width, vocabulary)
				}
			]
		}
	];
}

function closedForm({ layers, width, vocabulary, context }: Config): ClosedForm {
	return {
		text: 'V·d + C·d + L·(12·d² + 13·d) + 2·d',
		values: { V: vocabulary, C: context, d: width, L: layers },
		meanings: { V: 'vocabulary', C: 'context', d: 'width', L: 'layers' }
	};
}

const gpt2Sources: Source[] = [
	{
		title: 'Language Models are Unsupervised Multitask Learners',
		year: 2019,
		url: 'https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf'
	},
	{
		title: 'Released weights: openai-community/gpt2',
		year: 2019,
		url: 'https://huggingface.co/openai-community/gpt2'
	}
];

function gpt2(
	size: string,
	[layers, width, heads]: [number, number, number],
	exact: number,
	note: string
): Model<keyof typeof transformerFields> {
	return {
		id: `gpt-2-${size.toLowerCase()}`,
		name: `GPT-2 ${size}`,
		short: size,
		config: { layers, width, heads, vocabulary: 50_257, context: 1024 },
		published: { exact, by: 'the released weights' },
		sources: gpt2Sources,
		notes: [note]
	};
}

export const gpt2Family = defineFamily({
	id: 'gpt-2',
	name: 'GPT-2',
	lane: 'GPT-2',
	unit: 'token',
	fields: transformerFields,
	blocks,
	closedForm,
	attention: fullAttention,
	remarks: headRemarks,
	models: [
		gpt2(
			'small',
			[12, 768, 12],
			124_439_808,
			'Its paper printed 117M: a miscount, later corrected to 124M.'
		),
		gpt2(
			'medium',
			[24, 1024, 16],
			354_823_168,
			'Its paper printed 345M: a miscount, later corrected to 355M.'
		),
		gpt2(
			'large',
			[36, 1280, 20],
			774_030_080,
			'Its paper printed 762M: a miscount, later corrected to 774M.'
		),
		gpt2('XL', [48, 1600, 25], 1_557_611_200, 'The one that was announced as “1.5 billion”.')
	]
});

const gpt3Paper: Source = {
	title: 'Language Models are Few-Shot Learners',
	year: 2020,
	url: 'https://arxiv.org/abs/2005.14165'
};

const gpt3Energy: TrainingEstimate = {
	text: 'About 1,287 MWh of electricity and 552 tonnes of CO₂ equivalent',
	source: {
		title: 'Carbon Emissions and Large Neural Network Training',
		year: 2021,
		url: 'https://arxiv.org/abs/2104.10350'
	}
};

function gpt3(
	size: string,
	printed: string,
	[layers, width, heads, headWidth]: [number, number, number, number],
	estimates: TrainingEstimate[] = []
): Model<keyof typeof transformerFields> {
	const together = heads * headWidth;
	const mismatch = `As printed, ${heads} heads of width ${headWidth} make ${formatCount(together)}, not the width ${formatCount(width)}: computed with the width.`;
	return {
		id: `gpt-3-${size}`,
		name: `GPT-3 ${/^\d/.test(size) ? printed : size === 'xl' ? 'XL' : size}`,
		short: printed,
		config: { layers, width, heads, vocabulary: 50_257, context: 2048 },
		published: { printed, by: 'its paper, Table 2.1' },
		trainingTokens: 300e9,
		sources: [gpt3Paper],
		notes: ['GPT-2’s layers, with a context of 2,048.', ...(together === width ? [] : [mismatch])],
		estimates
	};
}

export const gpt3Family = defineFamily({
	id: 'gpt-3',
	name: 'GPT-3',
	lane: 'GPT-3',
	unit: 'token',
	fields: transformerFields,
	blocks,
	closedForm,
	attention: fullAttention,
	remarks: headRemarks,
	models: [
		gpt3('small', '125M', [12, 768, 12, 64]),
		gpt3('medium', '350M', [24, 1024, 16, 64]),
		gpt3('large', '760M', [24, 1536, 16, 96]),
		gpt3('xl', '1.3B', [24, 2048, 24, 128]),
		gpt3('2.7b', '2.7B', [32, 2560, 32, 80]),
		gpt3('6.7b', '6.7B', [32, 4096, 32, 128]),
		gpt3('13b', '13B', [40, 5140, 40, 128]),
		gpt3('175b', '175B', [96, 12_288, 96, 128], [gpt3Energy])
	]
});

import { fullAttention } from '../attention.ts';
import { defineFamily, type Source } from '../family.ts';
import { dense, embedding, tied } from '../layer.ts';
import { attention, feedForward, headRemarks, norm, transformerFields } from '../transformer.ts';

const chinchillaPaper: Source = {
	title: 'Training Compute-Optimal Large Language Models',
	year: 2022,
	url: 'https://arxiv.org/abs/2203.15556'
};
const gopherPaper: Source = {
	title: 'Scaling Language Models: Methods, Analysis & Insights from Training Gopher',
	year: 2021,
	url: 'https://arxiv.org/abs/2112.11446'
};
const undisclosedParts =
	'The papers do not list every small tensor: biases, if there are any, are left out here, and would change less than one in a thousand.';

export const gopherFamily = defineFamily({
	id: 'gopher',
	name: 'Gopher and Chinchilla',
	lane: 'Gopher, Chinchilla',
	unit: 'token',
	fields: transformerFields,
	blocks: ({ layers, width, vocabulary }) => [
		{
			name: 'Embedding',
			lines: [{ name: 'Words', purpose: 'embedding', layer: embedding(vocabulary, width) }]
		},
		{
			name: 'Transformer block',
			repeats: layers,
			lines: [
				norm('RMS normalisation before attention', width, false),
				attention('Queries, keys and values', dense(width, width, false), 3),
				{
					name: 'Relative positions',
					purpose: 'position',
					layer: dense(width, width, false)
				},
				attention('Output of attention', dense(width, width, false)),
				norm('RMS normalisation before feed-forward', width, false),
				feedForward('Feed-forward, wider', dense(width, 4 * width, false)),
				feedForward('Feed-forward, back', dense(4 * width, width, false))
			]
		},
		{
			name: 'Head',
			lines: [
				norm('Final RMS normalisation', width, false),
				{
					name: 'Next word: the word embedding, used again',
					purpose: 'head',
					layer: tied(width, vocabulary)
				}
			]
		}
	],
	closedForm: ({ layers, width, vocabulary }) => ({
		text: 'V·d + L·(13·d² + 2·d) + d',
		values: { V: vocabulary, d: width, L: layers },
		meanings: { V: 'vocabulary', d: 'width', L: 'layers' }
	}),
	attention: fullAttention,
	remarks: headRemarks,
	models: [
		{
			id: 'chinchilla',
			name: 'Chinchilla',
			short: 'Chinchilla',
			config: { layers: 80, width: 8192, heads: 64, vocabulary: 32_000, context: 2048 },
			published: { printed: '70B', by: 'its paper' },
			trainingTokens: 1.4e12,
			sources: [chinchillaPaper],
			notes: [
				'A quarter of Gopher’s parameters, more than four times its data, better results: 67.5 % against 60.0 % on the exam questions of MMLU.',
				undisclosedParts
			]
		},
		{
			id: 'gopher',
			name: 'Gopher',
			short: 'Gopher',
			config: { layers: 80, width: 16_384, heads: 128, vocabulary: 32_000, context: 2048 },
			published: { printed: '280B', by: 'its paper' },
			trainingTokens: 300e9,
			sources: [gopherPaper, chinchillaPaper],
			notes: [undisclosedParts],
			estimates: [
				{
					text: '380 tonnes of CO₂ equivalent, net',
					source: gopherPaper
				}
			]
		}
	]
});

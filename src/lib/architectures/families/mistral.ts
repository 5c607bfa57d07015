import { defineFamily } from '../family.ts';
import { llamaForm, llamaUsual } from './llama.ts';

export const mistralFamily = defineFamily({
	...llamaForm,
	id: 'mistral',
	name: 'Mistral',
	lane: 'Mistral',
	models: [
		{
			id: 'mistral-7b',
			name: 'Mistral 7B',
			short: '7B',
			config: {
				...llamaUsual,
				layers: 32,
				width: 4096,
				heads: 32,
				vocabulary: 32_000,
				context: 32_768,
				keyValueWidth: 1024,
				feedForward: 14_336
			},
			published: { exact: 7_241_732_096, by: 'the released weights' },
			sources: [
				{ title: 'Mistral 7B', year: 2023, url: 'https://arxiv.org/abs/2310.06825' },
				{
					title: 'Released weights: mistralai/Mistral-7B-v0.1',
					year: 2023,
					url: 'https://huggingface.co/mistralai/Mistral-7B-v0.1'
				}
			]
		},
		{
			id: 'mistral-nemo',
			name: 'Mistral Nemo',
			short: 'Nemo',
			config: {
				...llamaUsual,
				layers: 40,
				width: 5120,
				heads: 32,
				headWidth: 128,
				vocabulary: 131_072,
				context: 131_072,
				keyValueWidth: 1024,
				feedForward: 14_336
			},
			published: { exact: 12_247_782_400, by: 'the released weights' },
			sources: [
				{
					title: 'Released weights: mistralai/Mistral-Nemo-Base-2407',
					year: 2024,
					url: 'https://huggingface.co/mistralai/Mistral-Nemo-Base-2407'
				}
			],
			notes: ['Its 32 heads of 128 make 4,096, less than its width of 5,120.']
		}
	]
});

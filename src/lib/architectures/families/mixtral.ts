import { groupedAttention } from '../attention.ts';
import { defineFamily } from '../family.ts';
import { dense } from '../layer.ts';
import { llamaBlocks, llamaClosedForm, llamaFields, llamaRemarks, llamaUsual } from './llama.ts';

export const mixtral = defineFamily({
	id: 'mixtral',
	name: 'Mixture of experts',
	lane: 'Mixtures of experts',
	unit: 'token',
	fields: {
		...llamaFields,
		experts: {
			label: 'Experts',
			minimum: 1,
			maximum: 10_000,
			hint: 'Feed-forwards side by side in each block'
		},
		used: {
			label: 'Experts used',
			minimum: 1,
			maximum: 10_000,
			hint: 'That the router chooses for one token'
		}
	},
	blocks: (config) => {
		const { width, feedForward, experts } = config;
		const used = Math.min(config.used, experts);
		return llamaBlocks(config, [
			{ name: 'Router', purpose: 'feed-forward', layer: dense(width, experts, false) },
			{
				name: 'Experts: gate and values',
				purpose: 'feed-forward',
				layer: dense(width, feedForward, false),
				copies: 2 * experts,
				used: 2 * used
			},
			{
				name: 'Experts: back',
				purpose: 'feed-forward',
				layer: dense(feedForward, width, false),
				copies: experts,
				used
			}
		]);
	},
	closedForm: (config) => {
		const { text, values, meanings } = llamaClosedForm(config, 'E·3·d·f + d·E');
		return {
			text,
			values: { ...values, f: config.feedForward, E: config.experts },
			meanings: { ...meanings, f: 'feed-forward width of an expert', E: 'experts' }
		};
	},
	attention: groupedAttention,
	remarks: (config) => [
		...llamaRemarks(config),
		...(config.used > config.experts
			? ['There are no more experts to use than there are: all of them are counted as used.']
			: [])
	],
	models: [
		{
			id: 'mixtral-8x7b',
			name: 'Mixtral 8×7B',
			short: 'Mixtral 8×7B',
			config: {
				...llamaUsual,
				layers: 32,
				width: 4096,
				heads: 32,
				vocabulary: 32_000,
				context: 32_768,
				keyValueWidth: 1024,
				feedForward: 14_336,
				experts: 8,
				used: 2
			},
			published: { exact: 46_702_792_704, by: 'the released weights' },
			sources: [
				{ title: 'Mixtral of Experts', year: 2024, url: 'https://arxiv.org/abs/2401.04088' },
				{
					title: 'Released weights: mistralai/Mixtral-8x7B-v0.1',
					year: 2023,
					url: 'https://huggingface.co/mistralai/Mixtral-8x7B-v0.1'
				}
			],
			notes: [
				'Not 8 × 7 = 56 billion: the experts share everything but their feed-forward. Each token goes through two of the eight, so a model’s total alone says little about its work.'
			]
		},
		{
			id: 'qwen3-30b-a3b',
			name: 'Qwen3-30B-A3B',
			short: 'Qwen3-30B',
			config: {
				...llamaUsual,
				layers: 48,
				width: 2048,
				heads: 32,
				headWidth: 128,
				headNorms: 1,
				vocabulary: 151_936,
				context: 40_960,
				keyValueWidth: 512,
				feedForward: 768,
				experts: 128,
				used: 8
			},
			published: { exact: 30_532_122_624, by: 'the released weights' },
			trainingTokens: 36e12,
			sources: [
				{ title: 'Qwen3 Technical Report', year: 2025, url: 'https://arxiv.org/abs/2505.09388' },
				{
					title: 'Released weights: Qwen/Qwen3-30B-A3B',
					year: 2025,
					url: 'https://huggingface.co/Qwen/Qwen3-30B-A3B'
				}
			],
			notes: ['Its name says it: 30 billion parameters, of which 3 billion work on a token.']
		}
	]
});

import { defineFamily, type Model, type Source } from '../family.ts';
import { llamaForm, llamaUsual, type LlamaConfig } from './llama.ts';

const report2: Source = {
	title: 'Qwen2 Technical Report',
	year: 2024,
	url: 'https://arxiv.org/abs/2407.10671'
};
const report3: Source = {
	title: 'Qwen3 Technical Report',
	year: 2025,
	url: 'https://arxiv.org/abs/2505.09388'
};

type Shape = [layers: number, width: number, heads: number, keyValues: number, feedForward: number];

function qwen(
	name: string,
	[layers, width, heads, keyValueWidth, feedForward]: Shape,
	exact: number,
	more: Partial<LlamaConfig>,
	report: Source,
	trainingTokens?: number
): Model<keyof LlamaConfig> {
	return {
		id: name.toLowerCase(),
		name,
		short: name.replace('Qwen', ''),
		config: {
			...llamaUsual,
			...{ layers, width, heads, keyValueWidth, feedForward },
			...{ vocabulary: 151_936, context: 32_768 },
			...more
		},
		published: { exact, by: 'the released weights' },
		trainingTokens,
		sources: [
			report,
			{
				title: `Released weights: Qwen/${name}`,
				year: report.year,
				url: `https://huggingface.co/Qwen/${name}`
			}
		]
	};
}

const third = { headWidth: 128, headNorms: 1, context: 40_960 };

/** Qwen2 has biases on queries, keys and values; Qwen3 has norms on queries and keys in their place. */
export const qwenFamily = defineFamily({
	...llamaForm,
	id: 'qwen',
	name: 'Qwen',
	lane: 'Qwen',
	models: [
		qwen(
			'Qwen3-0.6B',
			[28, 1024, 16, 1024, 3072],
			596_049_920,
			{ ...third, tied: 1 },
			report3,
			36e12
		),
		qwen(
			'Qwen3-4B',
			[36, 2560, 32, 1024, 9728],
			4_022_468_096,
			{ ...third, tied: 1 },
			report3,
			36e12
		),
		qwen(
			'Qwen2-7B',
			[28, 3584, 28, 512, 18_944],
			7_615_616_512,
			{ vocabulary: 152_064, queryBiases: 1, context: 131_072 },
			report2,
			7e12
		),
		qwen('Qwen3-32B', [64, 5120, 64, 1024, 25_600], 32_762_123_264, third, report3, 36e12)
	]
});

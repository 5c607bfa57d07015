/** DeepSeek V2 and V3: keys and values by way of a few numbers, many small experts beside shared ones. */
import type { Line } from '../block.ts';
import { defineFamily, type Field } from '../family.ts';
import { latentAttentionLines } from '../parts/attention.ts';
import { decoderBlocks, nextWord, rmsNorm, transformer, words } from '../parts/ends.ts';
import { gatedFeedForward, mixtureLines } from '../parts/feedForward.ts';
import { transformerFields } from '../transformer.ts';

const fields = {
	denseLayers: { label: 'Layers without experts', minimum: 0, maximum: 10_000 },
	layers: { ...transformerFields.layers, label: 'Layers with experts', hint: 'After the others' },
	width: transformerFields.width,
	heads: { ...transformerFields.heads, hint: 'Each of a width of its own' },
	queryRank: {
		label: 'Narrow queries',
		minimum: 0,
		maximum: 1_000_000,
		hint: 'Numbers that queries are made from; 0: the width'
	},
	keyValueRank: {
		label: 'Narrow keys and values',
		minimum: 1,
		maximum: 1_000_000,
		hint: 'All that is kept of a token, but for its position'
	},
	headWidth: { label: 'Width of a head', minimum: 1, maximum: 100_000, hint: 'Without position' },
	rotatedWidth: { label: 'Rotated width', minimum: 1, maximum: 100_000, hint: 'For positions' },
	feedForward: { label: 'Feed-forward width', minimum: 1, maximum: 10_000_000 },
	experts: { label: 'Experts', minimum: 1, maximum: 10_000 },
	used: { label: 'Experts used', minimum: 1, maximum: 10_000, hint: 'For one token' },
	shared: { label: 'Shared experts', minimum: 0, maximum: 1000, hint: 'That every token uses' },
	expertWidth: { label: 'Width of an expert', minimum: 1, maximum: 1_000_000 },
	vocabulary: transformerFields.vocabulary
} satisfies Record<string, Field>;

export const deepseekFamily = defineFamily({
	id: 'deepseek',
	name: 'DeepSeek',
	lane: 'Mixtures of experts',
	unit: 'token',
	fields,
	blocks: ({ layers, width, heads, feedForward, vocabulary, ...more }) => {
		const attention = [
			rmsNorm('before attention', width),
			...latentAttentionLines({
				width,
				heads,
				queryRank: more.queryRank === 0 ? null : more.queryRank,
				keyValueRank: more.keyValueRank,
				plainWidth: more.headWidth,
				rotatedWidth: more.rotatedWidth,
				valueWidth: more.headWidth,
				hasBias: false
			}),
			rmsNorm('before feed-forward', width)
		];
		const block = (name: string, repeats: number, lines: Line[]) => ({
			...transformer(repeats, [...attention, ...lines]),
			name
		});
		const { experts, used, expertWidth, shared, denseLayers } = more;
		return decoderBlocks({
			embeddings: [words(vocabulary, width)],
			blocks: [
				...(denseLayers > 0
					? [block('Block without experts', denseLayers, gatedFeedForward(width, feedForward))]
					: []),
				block(
					'Block with experts',
					layers,
					mixtureLines({ width, experts, used, expertWidth, sharedWidth: shared * expertWidth })
				)
			],
			finalNorm: [rmsNorm('at the end', width)],
			head: nextWord(width, vocabulary, false)
		});
	},
	/** Keys and values are made anew from what is kept: the narrow ones, and the rotated part of keys. */
	attention: ({ denseLayers, layers, keyValueRank, rotatedWidth }) => ({
		layers: denseLayers + layers,
		keyWidth: (keyValueRank + rotatedWidth) / 2,
		heads: null
	}),
	models: [
		{
			id: 'deepseek-v2-lite',
			name: 'DeepSeek-V2-Lite',
			short: 'DeepSeek-V2-Lite',
			config: {
				...{ denseLayers: 1, layers: 26, width: 2048, heads: 16, queryRank: 0 },
				...{ keyValueRank: 512, headWidth: 128, rotatedWidth: 64, feedForward: 10_944 },
				...{ experts: 64, used: 6, shared: 2, expertWidth: 1408, vocabulary: 102_400 }
			},
			published: { exact: 15_706_484_224, by: 'the released weights' },
			trainingTokens: 5.7e12,
			sources: [
				{
					title:
						'DeepSeek-V2: A Strong, Economical, and Efficient Mixture-of-Experts Language Model',
					year: 2024,
					url: 'https://arxiv.org/abs/2405.04434'
				}
			]
		},
		{
			id: 'deepseek-v3',
			name: 'DeepSeek-V3',
			short: 'DeepSeek-V3',
			config: {
				...{ denseLayers: 3, layers: 58, width: 7168, heads: 128, queryRank: 1536 },
				...{ keyValueRank: 512, headWidth: 128, rotatedWidth: 64, feedForward: 18_432 },
				...{ experts: 256, used: 8, shared: 1, expertWidth: 2048, vocabulary: 129_280 }
			},
			published: { printed: '671B', by: 'its report' },
			trainingTokens: 14.8e12,
			sources: [
				{
					title: 'DeepSeek-V3 Technical Report',
					year: 2024,
					url: 'https://arxiv.org/abs/2412.19437'
				}
			],
			notes: [
				'Its report says 671B, of which 37B work on a token. Not counted: a layer that helps to predict two words at once in training, and 14,848 numbers that balance the experts.'
			]
		}
	]
});

/**
 * DeepSeek V2 and V3: keys and values by way of a few numbers, dense first blocks, then mixtures of
 * many small experts beside shared ones.
 */
import type { Line } from '../block.ts';
import { latentAttentionLines } from '../parts/attention.ts';
import { decoderBlocks, nextWord, rmsNorm, transformer, words } from '../parts/ends.ts';
import { gatedFeedForward, mixtureLines } from '../parts/feedForward.ts';
import { ConfigRefusal } from './keys.ts';
import type { ConfigKind } from './kind.ts';

const defaults = {
	deepseek_v2: {
		width: 4096,
		layers: 32,
		heads: 32,
		vocabulary: 102_400,
		wide: 11_008,
		expertWidth: 1407,
		experts: 64,
		shared: 2,
		denseLayers: 0,
		used: undefined
	},
	deepseek_v3: {
		width: 7168,
		layers: 61,
		heads: 128,
		vocabulary: 129_280,
		wide: 18_432,
		expertWidth: 2048,
		experts: 256,
		shared: 1,
		denseLayers: 3,
		used: 8
	}
};

export const deepseek: ConfigKind = {
	types: { deepseek_v2: 'DeepSeek V2', deepseek_v3: 'DeepSeek V3' },
	read(keys, type) {
		const usual = defaults[type as keyof typeof defaults];
		const width = keys.width('hidden_size', usual.width);
		const layers = keys.layers('num_hidden_layers', usual.layers);
		const vocabulary = keys.vocabulary(usual.vocabulary);
		const wide = keys.width('intermediate_size', usual.wide);
		const expertWidth = keys.width('moe_intermediate_size', usual.expertWidth);
		const experts = keys.whole(['n_routed_experts', 'num_local_experts'], usual.experts);
		const shared = keys.widthOrNone('n_shared_experts', usual.shared) ?? 0;
		const used = keys.whole('num_experts_per_tok', usual.used);
		const first = keys.whole('first_k_dense_replace', usual.denseLayers, { minimum: 0 });
		const isTied = keys.flag('tie_word_embeddings', false);
		if (first > layers) {
			throw new ConfigRefusal(
				`\`first_k_dense_replace\` says ${first} layers, and \`num_hidden_layers\` only ${layers}.`
			);
		}
		const heads = keys.whole('num_attention_heads', usual.heads);
		const queryRank = keys.widthOrNone('q_lora_rank', 1536);
		const keyValueRank = keys.width('kv_lora_rank', 512);
		const plainWidth = keys.width('qk_nope_head_dim', 128);
		const rotatedWidth = keys.width('qk_rope_head_dim', 64);
		const attention = [
			rmsNorm('before attention', width),
			...latentAttentionLines({
				width,
				heads,
				queryRank,
				keyValueRank,
				plainWidth,
				rotatedWidth,
				valueWidth: keys.width('v_head_dim', 128),
				hasBias: keys.flag('attention_bias', false)
			}),
			rmsNorm('before feed-forward', width)
		];
		const block = (name: string, repeats: number, feedForward: readonly Line[]) => ({
			...transformer(repeats, [...attention, ...feedForward]),
			name
		});
		const sharedWidth = shared * expertWidth;
		return {
			blocks: decoderBlocks({
				embeddings: [words(vocabulary, width)],
				blocks: [
					...(first > 0
						? [block('Block without experts', first, gatedFeedForward(width, wide))]
						: []),
					block(
						'Block with experts',
						layers - first,
						mixtureLines({ width, experts, used, expertWidth, sharedWidth })
					)
				],
				finalNorm: [rmsNorm('at the end', width)],
				head: nextWord(width, vocabulary, isTied)
			}),
			// Kept are the narrow numbers and the rotated part, once for keys and values together.
			cache: { layers, heads: 1, headWidth: (keyValueRank + rotatedWidth) / 2 },
			notes: [
				'Layers that only help to predict several words at once in training are not counted, nor the numbers that balance the experts: the library keeps them apart.'
			]
		};
	}
};

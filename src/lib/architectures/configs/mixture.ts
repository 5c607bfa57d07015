/** Mixtures of experts built upon LLaMA's block: Mixtral, Qwen's mixtures, gpt-oss. */
import { attentionLines, type AttentionShape } from '../parts/attention.ts';
import type { Block, Line } from '../block.ts';
import { decoderBlocks, nextWord, rmsNorm, transformer, words } from '../parts/ends.ts';
import { gatedFeedForward, mixtureLines, type MixtureShape } from '../parts/feedForward.ts';
import type { ConfigKind, ConfigModel } from './kind.ts';
import type { Keys } from './keys.ts';

const types = {
	mixtral: 'Mixtral',
	qwen2_moe: 'Qwen2 mixture',
	qwen3_moe: 'Qwen3 mixture',
	gpt_oss: 'gpt-oss'
} as const;

interface Parts {
	layers: number;
	vocabulary: number;
	isTied: boolean;
	attention: AttentionShape;
	/** Of attention, in each block, beside its projections. */
	sinks?: Line;
	mixture: MixtureShape;
	/** Blocks whose feed-forward is a plain one, and its width. */
	dense?: { layers: number; wide: number };
}

function model({
	layers,
	vocabulary,
	isTied,
	attention,
	sinks,
	mixture,
	dense
}: Parts): ConfigModel {
	const { width, heads, headWidth, keyValueHeads = heads } = attention;
	const denseLayers = dense?.layers ?? 0;
	const block = (name: string, repeats: number, feedForward: readonly Line[]): Block => ({
		...transformer(repeats, [
			rmsNorm('before attention', width),
			...attentionLines(attention),
			...(sinks === undefined ? [] : [sinks]),
			rmsNorm('before feed-forward', width),
			...feedForward
		]),
		name
	});
	return {
		blocks: decoderBlocks({
			embeddings: [words(vocabulary, width)],
			blocks: [
				...(dense === undefined || denseLayers === 0
					? []
					: [block('Block without experts', denseLayers, gatedFeedForward(width, dense.wide))]),
				block('Block with experts', layers - denseLayers, mixtureLines(mixture))
			],
			finalNorm: [rmsNorm('at the end', width)],
			head: nextWord(width, vocabulary, isTied)
		}),
		cache: { layers, heads: keyValueHeads, headWidth }
	};
}

function mixtral(keys: Keys): ConfigModel {
	const width = keys.width('hidden_size', 4096);
	const heads = keys.whole('num_attention_heads', 32);
	return model({
		layers: keys.layers('num_hidden_layers', 32),
		vocabulary: keys.vocabulary(32_000),
		isTied: keys.flag('tie_word_embeddings', false),
		attention: {
			width,
			heads,
			keyValueHeads: keys.keyValueHeads('num_key_value_heads', 8, heads),
			headWidth: keys.headWidth('head_dim', width, heads, 'num_attention_heads')
		},
		mixture: {
			width,
			experts: keys.whole(['num_local_experts', 'num_experts'], 8),
			used: keys.whole('num_experts_per_tok', 2),
			expertWidth: keys.width('intermediate_size', 14_336)
		}
	});
}

/** Blocks without experts: those that are named, and those between every n-th one. */
function denseLayers(keys: Keys, layers: number): number {
	const step = keys.whole('decoder_sparse_step', 1);
	const named = new Set(keys.layerList('mlp_only_layers'));
	let count = 0;
	for (let at = 0; at < layers; at++) if (named.has(at) || (at + 1) % step !== 0) count++;
	return count;
}

function qwen2(keys: Keys): ConfigModel {
	const width = keys.width('hidden_size', 2048);
	const heads = keys.whole('num_attention_heads', 16);
	const layers = keys.layers('num_hidden_layers', 24);
	return model({
		layers,
		vocabulary: keys.vocabulary(151_936),
		isTied: keys.flag('tie_word_embeddings', false),
		attention: {
			width,
			heads,
			keyValueHeads: keys.keyValueHeads('num_key_value_heads', 16, heads),
			headWidth: keys.headWidth('head_dim', width, heads, 'num_attention_heads'),
			hasBias: keys.flag('qkv_bias', true),
			hasOutputBias: false
		},
		mixture: {
			width,
			experts: keys.whole('num_experts', 60),
			used: keys.whole('num_experts_per_tok', 4),
			expertWidth: keys.width('moe_intermediate_size', 1408),
			sharedWidth: keys.width('shared_expert_intermediate_size', 5632),
			hasSharedGate: true
		},
		dense: { layers: denseLayers(keys, layers), wide: keys.width('intermediate_size', 5632) }
	});
}

function qwen3(keys: Keys): ConfigModel {
	const width = keys.width('hidden_size', 2048);
	const heads = keys.whole('num_attention_heads', 32);
	const layers = keys.layers('num_hidden_layers', 24);
	const hasBias = keys.flag('attention_bias', false);
	return model({
		layers,
		vocabulary: keys.vocabulary(151_936),
		isTied: keys.flag('tie_word_embeddings', false),
		attention: {
			width,
			heads,
			keyValueHeads: keys.keyValueHeads('num_key_value_heads', 4, heads),
			headWidth: keys.headWidth('head_dim', width, heads, 'num_attention_heads'),
			hasBias,
			queryKeyNorm: 'head'
		},
		mixture: {
			width,
			experts: keys.whole(['num_experts', 'num_local_experts'], 128),
			used: keys.whole('num_experts_per_tok', 8),
			expertWidth: keys.width('moe_intermediate_size', 768)
		},
		dense: { layers: denseLayers(keys, layers), wide: keys.width('intermediate_size', 6144) }
	});
}

function gptOss(keys: Keys): ConfigModel {
	const width = keys.width('hidden_size', 2880);
	const heads = keys.whole('num_attention_heads', 64);
	return model({
		layers: keys.layers('num_hidden_layers', 36),
		vocabulary: keys.vocabulary(201_088),
		isTied: keys.flag('tie_word_embeddings', false),
		attention: {
			width,
			heads,
			keyValueHeads: keys.keyValueHeads('num_key_value_heads', 8, heads),
			headWidth: keys.width('head_dim', 64),
			hasBias: keys.flag('attention_bias', true)
		},
		sinks: {
			name: 'Attention that goes nowhere, one number a head',
			purpose: 'attention',
			layer: { spec: { kind: 'embedding', entries: heads, width: 1 }, input: [1] }
		},
		mixture: {
			width,
			experts: keys.whole(['num_local_experts', 'num_experts'], 128),
			used: keys.whole(['num_experts_per_tok', 'experts_per_token'], 4),
			expertWidth: keys.width('intermediate_size', 2880),
			hasBias: true
		}
	});
}

const readers: Readonly<Record<keyof typeof types, (keys: Keys) => ConfigModel>> = {
	mixtral,
	qwen2_moe: qwen2,
	qwen3_moe: qwen3,
	gpt_oss: gptOss
};

export const mixture: ConfigKind = {
	types,
	read: (keys, type) => readers[type as keyof typeof types](keys)
};

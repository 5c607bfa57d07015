/**
 * Configs of public models, by the keys that matter, and how many parameters their released weights
 * have. GPT-J, Falcon, Qwen and the others print the figure on their page, as the sum of their tensors.
 */
export const publicConfigs: [name: string, count: number, config: Record<string, unknown>][] = [
	[
		'GPT-2 XL',
		1_557_611_200,
		{
			model_type: 'gpt2',
			vocab_size: 50_257,
			n_positions: 1024,
			n_embd: 1600,
			n_layer: 48,
			n_head: 25
		}
	],
	[
		'GPT-Neo 125M',
		125_198_592,
		{
			model_type: 'gpt_neo',
			vocab_size: 50_257,
			max_position_embeddings: 2048,
			hidden_size: 768,
			num_layers: 12,
			num_heads: 12,
			intermediate_size: null,
			attention_types: [[['global', 'local'], 6]]
		}
	],
	[
		'Pythia-1b',
		1_011_781_632,
		{
			model_type: 'gpt_neox',
			hidden_size: 2048,
			num_hidden_layers: 16,
			num_attention_heads: 8,
			intermediate_size: 8192,
			vocab_size: 50_304,
			tie_word_embeddings: false
		}
	],
	[
		'Pythia-70m',
		70_426_624,
		{
			model_type: 'gpt_neox',
			hidden_size: 512,
			num_hidden_layers: 6,
			num_attention_heads: 8,
			intermediate_size: 2048,
			vocab_size: 50_304,
			tie_word_embeddings: false
		}
	],
	[
		'GPT-J-6B',
		6_050_882_784,
		{
			model_type: 'gptj',
			n_embd: 4096,
			n_head: 16,
			n_layer: 28,
			n_positions: 2048,
			vocab_size: 50_400,
			tie_word_embeddings: false
		}
	],
	[
		'OPT-125m',
		125_239_296,
		{
			model_type: 'opt',
			hidden_size: 768,
			num_hidden_layers: 12,
			num_attention_heads: 12,
			ffn_dim: 3072,
			max_position_embeddings: 2048,
			vocab_size: 50_272,
			word_embed_proj_dim: 768,
			do_layer_norm_before: true
		}
	],
	[
		'OPT-350m',
		331_196_416,
		{
			model_type: 'opt',
			hidden_size: 1024,
			num_hidden_layers: 24,
			num_attention_heads: 16,
			ffn_dim: 4096,
			max_position_embeddings: 2048,
			vocab_size: 50_272,
			word_embed_proj_dim: 512,
			do_layer_norm_before: false
		}
	],
	[
		'BLOOM-560m',
		559_214_592,
		{ model_type: 'bloom', hidden_size: 1024, n_layer: 24, n_head: 16, vocab_size: 250_880 }
	],
	[
		'BLOOM',
		176_247_271_424,
		{ model_type: 'bloom', hidden_size: 14_336, n_layer: 70, n_head: 112, vocab_size: 250_880 }
	],
	[
		'Falcon-7B',
		6_921_720_704,
		{
			model_type: 'falcon',
			hidden_size: 4544,
			num_hidden_layers: 32,
			num_attention_heads: 71,
			vocab_size: 65_024,
			multi_query: true,
			parallel_attn: true,
			bias: false,
			new_decoder_architecture: false
		}
	],
	[
		'Falcon-40B',
		41_303_293_952,
		{
			model_type: 'falcon',
			hidden_size: 8192,
			num_hidden_layers: 60,
			num_attention_heads: 128,
			num_kv_heads: 8,
			vocab_size: 65_024,
			parallel_attn: true,
			bias: false,
			new_decoder_architecture: true
		}
	],
	[
		'Falcon-RW-1B',
		1_311_625_216,
		{
			model_type: 'falcon',
			hidden_size: 2048,
			num_hidden_layers: 24,
			num_attention_heads: 32,
			vocab_size: 50_304,
			alibi: true,
			bias: true,
			multi_query: false,
			parallel_attn: false,
			new_decoder_architecture: false
		}
	],
	[
		'Phi-2',
		2_779_683_840,
		{
			model_type: 'phi',
			hidden_size: 2560,
			num_hidden_layers: 32,
			num_attention_heads: 32,
			intermediate_size: 10_240,
			vocab_size: 51_200,
			tie_word_embeddings: false
		}
	],
	[
		'Phi-3-mini',
		3_821_079_552,
		{
			model_type: 'phi3',
			hidden_size: 3072,
			num_hidden_layers: 32,
			num_attention_heads: 32,
			num_key_value_heads: 32,
			intermediate_size: 8192,
			vocab_size: 32_064,
			tie_word_embeddings: false
		}
	],
	[
		'stories15M',
		15_191_712,
		{
			model_type: 'llama',
			hidden_size: 288,
			num_hidden_layers: 6,
			num_attention_heads: 6,
			intermediate_size: 768,
			vocab_size: 32_000,
			tie_word_embeddings: true
		}
	],
	[
		'Llama 3.2 1B',
		1_235_814_400,
		{
			model_type: 'llama',
			hidden_size: 2048,
			num_hidden_layers: 16,
			num_attention_heads: 32,
			num_key_value_heads: 8,
			head_dim: 64,
			intermediate_size: 8192,
			vocab_size: 128_256,
			tie_word_embeddings: true
		}
	],
	[
		'TinyLlama 1.1B',
		1_100_048_384,
		{
			model_type: 'llama',
			hidden_size: 2048,
			num_hidden_layers: 22,
			num_attention_heads: 32,
			num_key_value_heads: 4,
			intermediate_size: 5632,
			vocab_size: 32_000,
			tie_word_embeddings: false
		}
	],
	[
		'Llama 3.1 8B',
		8_030_261_248,
		{
			model_type: 'llama',
			hidden_size: 4096,
			num_hidden_layers: 32,
			num_attention_heads: 32,
			num_key_value_heads: 8,
			intermediate_size: 14_336,
			vocab_size: 128_256,
			tie_word_embeddings: false
		}
	],
	[
		'SmolLM2-135M',
		134_515_008,
		{
			model_type: 'llama',
			hidden_size: 576,
			num_hidden_layers: 30,
			num_attention_heads: 9,
			num_key_value_heads: 3,
			intermediate_size: 1536,
			vocab_size: 49_152,
			tie_word_embeddings: true
		}
	],
	[
		'Mistral 7B',
		7_241_732_096,
		{
			model_type: 'mistral',
			hidden_size: 4096,
			num_hidden_layers: 32,
			num_attention_heads: 32,
			num_key_value_heads: 8,
			intermediate_size: 14_336,
			vocab_size: 32_000,
			tie_word_embeddings: false
		}
	],
	[
		'Mistral Nemo',
		12_247_782_400,
		{
			model_type: 'mistral',
			hidden_size: 5120,
			num_hidden_layers: 40,
			num_attention_heads: 32,
			num_key_value_heads: 8,
			head_dim: 128,
			intermediate_size: 14_336,
			vocab_size: 131_072,
			tie_word_embeddings: false
		}
	],
	[
		'Mixtral 8x7B',
		46_702_792_704,
		{
			model_type: 'mixtral',
			hidden_size: 4096,
			num_hidden_layers: 32,
			num_attention_heads: 32,
			num_key_value_heads: 8,
			intermediate_size: 14_336,
			vocab_size: 32_000,
			num_local_experts: 8,
			num_experts_per_tok: 2,
			tie_word_embeddings: false
		}
	],
	[
		'Qwen2-7B',
		7_615_616_512,
		{
			model_type: 'qwen2',
			hidden_size: 3584,
			num_hidden_layers: 28,
			num_attention_heads: 28,
			num_key_value_heads: 4,
			intermediate_size: 18_944,
			vocab_size: 152_064,
			tie_word_embeddings: false
		}
	],
	[
		'Qwen2.5-0.5B',
		494_032_768,
		{
			model_type: 'qwen2',
			hidden_size: 896,
			num_hidden_layers: 24,
			num_attention_heads: 14,
			num_key_value_heads: 2,
			intermediate_size: 4864,
			vocab_size: 151_936,
			tie_word_embeddings: true
		}
	],
	[
		'Qwen1.5-MoE-A2.7B',
		14_315_784_192,
		{
			model_type: 'qwen2_moe',
			hidden_size: 2048,
			num_hidden_layers: 24,
			num_attention_heads: 16,
			num_key_value_heads: 16,
			intermediate_size: 5632,
			moe_intermediate_size: 1408,
			shared_expert_intermediate_size: 5632,
			num_experts: 60,
			num_experts_per_tok: 4,
			decoder_sparse_step: 1,
			vocab_size: 151_936,
			tie_word_embeddings: false
		}
	],
	[
		'Qwen3-4B',
		4_022_468_096,
		{
			model_type: 'qwen3',
			hidden_size: 2560,
			num_hidden_layers: 36,
			num_attention_heads: 32,
			num_key_value_heads: 8,
			head_dim: 128,
			intermediate_size: 9728,
			vocab_size: 151_936,
			tie_word_embeddings: true
		}
	],
	[
		'Qwen3-0.6B',
		596_049_920,
		{
			model_type: 'qwen3',
			hidden_size: 1024,
			num_hidden_layers: 28,
			num_attention_heads: 16,
			num_key_value_heads: 8,
			head_dim: 128,
			intermediate_size: 3072,
			vocab_size: 151_936,
			tie_word_embeddings: true
		}
	],
	[
		'Qwen3-30B-A3B',
		30_532_122_624,
		{
			model_type: 'qwen3_moe',
			hidden_size: 2048,
			num_hidden_layers: 48,
			num_attention_heads: 32,
			num_key_value_heads: 4,
			head_dim: 128,
			intermediate_size: 6144,
			moe_intermediate_size: 768,
			num_experts: 128,
			num_experts_per_tok: 8,
			decoder_sparse_step: 1,
			mlp_only_layers: [],
			vocab_size: 151_936,
			tie_word_embeddings: false
		}
	],
	[
		'Gemma 2B',
		2_506_172_416,
		{
			model_type: 'gemma',
			hidden_size: 2048,
			num_hidden_layers: 18,
			num_attention_heads: 8,
			num_key_value_heads: 1,
			head_dim: 256,
			intermediate_size: 16_384,
			vocab_size: 256_000
		}
	],
	[
		'Gemma 7B',
		8_537_680_896,
		{
			model_type: 'gemma',
			hidden_size: 3072,
			num_hidden_layers: 28,
			num_attention_heads: 16,
			num_key_value_heads: 16,
			head_dim: 256,
			intermediate_size: 24_576,
			vocab_size: 256_000
		}
	],
	[
		'Gemma 2 2B',
		2_614_341_888,
		{
			model_type: 'gemma2',
			hidden_size: 2304,
			num_hidden_layers: 26,
			num_attention_heads: 8,
			num_key_value_heads: 4,
			head_dim: 256,
			intermediate_size: 9216,
			vocab_size: 256_000
		}
	],
	[
		'Gemma 2 9B',
		9_241_705_984,
		{
			model_type: 'gemma2',
			hidden_size: 3584,
			num_hidden_layers: 42,
			num_attention_heads: 16,
			num_key_value_heads: 8,
			head_dim: 256,
			intermediate_size: 14_336,
			vocab_size: 256_000
		}
	],
	[
		'Gemma 2 27B',
		27_227_128_320,
		{
			model_type: 'gemma2',
			hidden_size: 4608,
			num_hidden_layers: 46,
			num_attention_heads: 32,
			num_key_value_heads: 16,
			head_dim: 128,
			intermediate_size: 36_864,
			vocab_size: 256_000
		}
	],
	[
		'Gemma 3 1B',
		999_885_952,
		{
			model_type: 'gemma3_text',
			hidden_size: 1152,
			num_hidden_layers: 26,
			num_attention_heads: 4,
			num_key_value_heads: 1,
			head_dim: 256,
			intermediate_size: 6912,
			vocab_size: 262_144
		}
	],
	[
		'Gemma 3 4B',
		4_300_079_472,
		{
			model_type: 'gemma3',
			text_config: {
				hidden_size: 2560,
				intermediate_size: 10_240,
				num_hidden_layers: 34,
				num_attention_heads: 8,
				num_key_value_heads: 4,
				head_dim: 256,
				vocab_size: 262_208
			},
			vision_config: {
				hidden_size: 1152,
				image_size: 896,
				intermediate_size: 4304,
				num_attention_heads: 16,
				num_hidden_layers: 27,
				patch_size: 14,
				vision_use_head: false
			}
		}
	],
	[
		'DeepSeek-V2-Lite',
		15_706_484_224,
		{
			model_type: 'deepseek_v2',
			hidden_size: 2048,
			num_hidden_layers: 27,
			num_attention_heads: 16,
			intermediate_size: 10_944,
			moe_intermediate_size: 1408,
			n_routed_experts: 64,
			n_shared_experts: 2,
			num_experts_per_tok: 6,
			first_k_dense_replace: 1,
			kv_lora_rank: 512,
			q_lora_rank: null,
			qk_rope_head_dim: 64,
			qk_nope_head_dim: 128,
			v_head_dim: 128,
			vocab_size: 102_400,
			tie_word_embeddings: false
		}
	],
	[
		'DeepSeek-V2',
		235_741_434_880,
		{
			model_type: 'deepseek_v2',
			hidden_size: 5120,
			num_hidden_layers: 60,
			num_attention_heads: 128,
			intermediate_size: 12_288,
			moe_intermediate_size: 1536,
			n_routed_experts: 160,
			n_shared_experts: 2,
			num_experts_per_tok: 6,
			first_k_dense_replace: 1,
			kv_lora_rank: 512,
			q_lora_rank: 1536,
			qk_rope_head_dim: 64,
			qk_nope_head_dim: 128,
			v_head_dim: 128,
			vocab_size: 102_400,
			tie_word_embeddings: false
		}
	],
	['DeepSeek-V3', 671_026_404_352, { model_type: 'deepseek_v3' }],
	[
		'T5-small',
		60_506_624,
		{
			model_type: 't5',
			d_model: 512,
			d_kv: 64,
			d_ff: 2048,
			num_layers: 6,
			num_heads: 8,
			vocab_size: 32_128
		}
	],
	[
		'T5-base',
		222_903_552,
		{
			model_type: 't5',
			d_model: 768,
			d_kv: 64,
			d_ff: 3072,
			num_layers: 12,
			num_heads: 12,
			vocab_size: 32_128
		}
	],
	[
		'Flan-T5-small',
		76_961_152,
		{
			model_type: 't5',
			d_model: 512,
			d_kv: 64,
			d_ff: 1024,
			num_layers: 8,
			num_decoder_layers: 8,
			num_heads: 6,
			vocab_size: 32_128,
			feed_forward_proj: 'gated-gelu',
			tie_word_embeddings: false
		}
	],
	[
		'mT5-small',
		300_176_768,
		{
			model_type: 'mt5',
			d_model: 512,
			d_kv: 64,
			d_ff: 1024,
			num_layers: 8,
			num_decoder_layers: 8,
			num_heads: 6,
			vocab_size: 250_112,
			feed_forward_proj: 'gated-gelu',
			tie_word_embeddings: false
		}
	],
	['Whisper tiny', 37_184_640, { model_type: 'whisper' }],
	[
		'Whisper large-v3',
		1_541_570_560,
		{
			model_type: 'whisper',
			d_model: 1280,
			encoder_layers: 32,
			decoder_layers: 32,
			encoder_attention_heads: 20,
			decoder_attention_heads: 20,
			encoder_ffn_dim: 5120,
			decoder_ffn_dim: 5120,
			num_mel_bins: 128,
			vocab_size: 51_866
		}
	],
	['BERT base', 109_482_240, { model_type: 'bert' }],
	[
		'RoBERTa base',
		124_645_632,
		{ model_type: 'roberta', vocab_size: 50_265, max_position_embeddings: 514, type_vocab_size: 1 }
	],
	[
		'XLM-RoBERTa base',
		278_043_648,
		{
			model_type: 'xlm-roberta',
			vocab_size: 250_002,
			max_position_embeddings: 514,
			type_vocab_size: 1
		}
	],
	['DistilBERT', 66_362_880, { model_type: 'distilbert' }],
	[
		'ALBERT base v2',
		11_683_584,
		{ model_type: 'albert', hidden_size: 768, num_attention_heads: 12, intermediate_size: 3072 }
	],
	['CLIP ViT-B/32', 151_277_313, { model_type: 'clip' }],
	[
		'CLIP ViT-L/14',
		427_616_513,
		{
			model_type: 'clip',
			projection_dim: 768,
			text_config: {
				hidden_size: 768,
				intermediate_size: 3072,
				num_attention_heads: 12,
				projection_dim: 768
			},
			vision_config: {
				hidden_size: 1024,
				intermediate_size: 4096,
				num_attention_heads: 16,
				num_hidden_layers: 24,
				patch_size: 14,
				projection_dim: 768
			}
		}
	],
	[
		'gpt-oss-20b',
		20_914_757_184,
		{ model_type: 'gpt_oss', num_hidden_layers: 24, num_local_experts: 32 }
	],
	['gpt-oss-120b', 116_829_156_672, { model_type: 'gpt_oss' }],
	['OLMo 2 7B', 7_298_617_344, { model_type: 'olmo2', vocab_size: 100_352 }],
	['SmolLM3-3B', 3_075_098_624, { model_type: 'smollm3' }],
	['ViT-B/16 without a head', 86_389_248, { model_type: 'vit' }],
	[
		'ViT-B/16 with 1,000 classes',
		86_567_656,
		{ model_type: 'vit', architectures: ['ViTForImageClassification'], num_labels: 1000 }
	]
];

/** The tensors of every public config once more, with its numbers put in by hand. */
import * as tensors from './tensorShapes.ts';

const { sizeOf, llamaTensors, mixtureTensors } = tensors;
const gemma3 = llamaTensors(
	{ V: 262_208, d: 2560, L: 34, h: 8, kv: 4, w: 256, f: 10_240, tied: 1 },
	{ headNorms: true, norms: 4 }
);

export const secondCounts: Readonly<Record<string, () => number>> = {
	'GPT-2 XL': () => sizeOf(tensors.gpt2Tensors({ V: 50_257, C: 1024, d: 1600, L: 48 })),
	'GPT-Neo 125M': () => sizeOf(tensors.gptNeoTensors({ V: 50_257, C: 2048, d: 768, L: 12 })),
	'Pythia-1b': () => sizeOf(tensors.gptNeoxTensors({ V: 50_304, d: 2048, L: 16, f: 8192 })),
	'Pythia-70m': () => sizeOf(tensors.gptNeoxTensors({ V: 50_304, d: 512, L: 6, f: 2048 })),
	'GPT-J-6B': () => sizeOf(tensors.gptjTensors({ V: 50_400, d: 4096, L: 28 })),
	'OPT-125m': () =>
		sizeOf(tensors.optTensors({ V: 50_272, C: 2048, d: 768, L: 12, f: 3072, words: 768 })),
	'OPT-350m': () =>
		sizeOf(tensors.optTensors({ V: 50_272, C: 2048, d: 1024, L: 24, f: 4096, words: 512 })),
	'BLOOM-560m': () => sizeOf(tensors.bloomTensors({ V: 250_880, d: 1024, L: 24 })),
	BLOOM: () => sizeOf(tensors.bloomTensors({ V: 250_880, d: 14_336, L: 70 })),
	'Falcon-7B': () =>
		sizeOf(tensors.falconTensors({ V: 65_024, d: 4544, L: 32, h: 71, kv: 1, norms: 1, bias: 0 })),
	'Falcon-40B': () =>
		sizeOf(tensors.falconTensors({ V: 65_024, d: 8192, L: 60, h: 128, kv: 8, norms: 2, bias: 0 })),
	'Falcon-RW-1B': () =>
		sizeOf(tensors.falconTensors({ V: 50_304, d: 2048, L: 24, h: 32, kv: 32, norms: 2, bias: 1 })),
	'Phi-2': () => sizeOf(tensors.phiTensors({ V: 51_200, d: 2560, L: 32, f: 10_240 })),
	'Phi-3-mini': () =>
		sizeOf(llamaTensors({ V: 32_064, d: 3072, L: 32, h: 32, kv: 32, w: 96, f: 8192, tied: 0 })),
	stories15M: () =>
		sizeOf(llamaTensors({ V: 32_000, d: 288, L: 6, h: 6, kv: 6, w: 48, f: 768, tied: 1 })),
	'Llama 3.2 1B': () =>
		sizeOf(llamaTensors({ V: 128_256, d: 2048, L: 16, h: 32, kv: 8, w: 64, f: 8192, tied: 1 })),
	'TinyLlama 1.1B': () =>
		sizeOf(llamaTensors({ V: 32_000, d: 2048, L: 22, h: 32, kv: 4, w: 64, f: 5632, tied: 0 })),
	'Llama 3.1 8B': () =>
		sizeOf(llamaTensors({ V: 128_256, d: 4096, L: 32, h: 32, kv: 8, w: 128, f: 14_336, tied: 0 })),
	'SmolLM2-135M': () =>
		sizeOf(llamaTensors({ V: 49_152, d: 576, L: 30, h: 9, kv: 3, w: 64, f: 1536, tied: 1 })),
	'Mistral 7B': () =>
		sizeOf(llamaTensors({ V: 32_000, d: 4096, L: 32, h: 32, kv: 8, w: 128, f: 14_336, tied: 0 })),
	'Mistral Nemo': () =>
		sizeOf(llamaTensors({ V: 131_072, d: 5120, L: 40, h: 32, kv: 8, w: 128, f: 14_336, tied: 0 })),
	'Mixtral 8x7B': () =>
		sizeOf(
			mixtureTensors({
				...{ V: 32_000, d: 4096, L: 32, h: 32, kv: 8, w: 128 },
				...{ experts: 8, expertWidth: 14_336 }
			})
		),
	'Qwen2-7B': () =>
		sizeOf(
			llamaTensors(
				{ V: 152_064, d: 3584, L: 28, h: 28, kv: 4, w: 128, f: 18_944, tied: 0 },
				{ queryBias: true }
			)
		),
	'Qwen2.5-0.5B': () =>
		sizeOf(
			llamaTensors(
				{ V: 151_936, d: 896, L: 24, h: 14, kv: 2, w: 64, f: 4864, tied: 1 },
				{ queryBias: true }
			)
		),
	'Qwen1.5-MoE-A2.7B': () =>
		sizeOf(
			mixtureTensors(
				{
					...{ V: 151_936, d: 2048, L: 24, h: 16, kv: 16, w: 128 },
					...{ experts: 60, expertWidth: 1408, shared: 5632 }
				},
				{ queryBias: true }
			)
		),
	'Qwen3-4B': () =>
		sizeOf(
			llamaTensors(
				{ V: 151_936, d: 2560, L: 36, h: 32, kv: 8, w: 128, f: 9728, tied: 1 },
				{ headNorms: true }
			)
		),
	'Qwen3-0.6B': () =>
		sizeOf(
			llamaTensors(
				{ V: 151_936, d: 1024, L: 28, h: 16, kv: 8, w: 128, f: 3072, tied: 1 },
				{ headNorms: true }
			)
		),
	'Qwen3-30B-A3B': () =>
		sizeOf(
			mixtureTensors(
				{
					...{ V: 151_936, d: 2048, L: 48, h: 32, kv: 4, w: 128 },
					...{ experts: 128, expertWidth: 768 }
				},
				{ headNorms: true }
			)
		),
	'Gemma 2B': () =>
		sizeOf(llamaTensors({ V: 256_000, d: 2048, L: 18, h: 8, kv: 1, w: 256, f: 16_384, tied: 1 })),
	'Gemma 7B': () =>
		sizeOf(llamaTensors({ V: 256_000, d: 3072, L: 28, h: 16, kv: 16, w: 256, f: 24_576, tied: 1 })),
	'Gemma 2 2B': () =>
		sizeOf(
			llamaTensors(
				{ V: 256_000, d: 2304, L: 26, h: 8, kv: 4, w: 256, f: 9216, tied: 1 },
				{ norms: 4 }
			)
		),
	'Gemma 2 9B': () =>
		sizeOf(
			llamaTensors(
				{ V: 256_000, d: 3584, L: 42, h: 16, kv: 8, w: 256, f: 14_336, tied: 1 },
				{ norms: 4 }
			)
		),
	'Gemma 2 27B': () =>
		sizeOf(
			llamaTensors(
				{ V: 256_000, d: 4608, L: 46, h: 32, kv: 16, w: 128, f: 36_864, tied: 1 },
				{ norms: 4 }
			)
		),
	'Gemma 3 1B': () =>
		sizeOf(
			llamaTensors(
				{ V: 262_144, d: 1152, L: 26, h: 4, kv: 1, w: 256, f: 6912, tied: 1 },
				{ headNorms: true, norms: 4 }
			)
		),
	'Gemma 3 4B': () =>
		sizeOf(tensors.gemmaWithImagesTensors(gemma3, { d: 2560, D: 1152, L: 27, f: 4304 })),
	'DeepSeek-V2-Lite': () =>
		sizeOf(
			tensors.deepseekTensors({
				...{ V: 102_400, d: 2048, L: 27, h: 16, f: 10_944, first: 1, queryRank: 0 },
				...{ experts: 64, expertWidth: 1408, shared: 2 }
			})
		),
	'DeepSeek-V2': () =>
		sizeOf(
			tensors.deepseekTensors({
				...{ V: 102_400, d: 5120, L: 60, h: 128, f: 12_288, first: 1, queryRank: 1536 },
				...{ experts: 160, expertWidth: 1536, shared: 2 }
			})
		),
	'DeepSeek-V3': () =>
		sizeOf(
			tensors.deepseekTensors({
				...{ V: 129_280, d: 7168, L: 61, h: 128, f: 18_432, first: 3, queryRank: 1536 },
				...{ experts: 256, expertWidth: 2048, shared: 1 }
			})
		),
	'T5-small': () =>
		sizeOf(tensors.t5Tensors({ V: 32_128, d: 512, L: 6, h: 8, f: 2048, isGated: 0, tied: 1 })),
	'T5-base': () =>
		sizeOf(tensors.t5Tensors({ V: 32_128, d: 768, L: 12, h: 12, f: 3072, isGated: 0, tied: 1 })),
	'Flan-T5-small': () =>
		sizeOf(tensors.t5Tensors({ V: 32_128, d: 512, L: 8, h: 6, f: 1024, isGated: 1, tied: 0 })),
	'mT5-small': () =>
		sizeOf(tensors.t5Tensors({ V: 250_112, d: 512, L: 8, h: 6, f: 1024, isGated: 1, tied: 0 })),
	'Whisper tiny': () =>
		sizeOf(tensors.whisperTensors({ V: 51_865, C: 448, d: 384, L: 4, mels: 80 })),
	'Whisper large-v3': () =>
		sizeOf(tensors.whisperTensors({ V: 51_866, C: 448, d: 1280, L: 32, mels: 128 })),
	'BERT base': () =>
		sizeOf(tensors.bertTensors({ V: 30_522, C: 512, d: 768, L: 12, segments: 2, pooler: 1 })),
	'RoBERTa base': () =>
		sizeOf(tensors.bertTensors({ V: 50_265, C: 514, d: 768, L: 12, segments: 1, pooler: 1 })),
	'XLM-RoBERTa base': () =>
		sizeOf(tensors.bertTensors({ V: 250_002, C: 514, d: 768, L: 12, segments: 1, pooler: 1 })),
	DistilBERT: () =>
		sizeOf(tensors.bertTensors({ V: 30_522, C: 512, d: 768, L: 6, segments: 0, pooler: 0 })),
	'ALBERT base v2': () => sizeOf(tensors.albertTensors({ V: 30_000, d: 768 })),
	'CLIP ViT-B/32': () => sizeOf(tensors.clipTensors({ d: 512, D: 768, L: 12, p: 512, patch: 32 })),
	'CLIP ViT-L/14': () => sizeOf(tensors.clipTensors({ d: 768, D: 1024, L: 24, p: 768, patch: 14 })),
	'gpt-oss-20b': () =>
		sizeOf(
			tensors.gptOssTensors({
				...{ V: 201_088, d: 2880, L: 24, h: 64, kv: 8, w: 64, experts: 32, f: 2880 }
			})
		),
	'gpt-oss-120b': () =>
		sizeOf(
			tensors.gptOssTensors({
				...{ V: 201_088, d: 2880, L: 36, h: 64, kv: 8, w: 64, experts: 128, f: 2880 }
			})
		),
	'OLMo 2 7B': () =>
		sizeOf(
			llamaTensors(
				{ V: 100_352, d: 4096, L: 32, h: 32, kv: 32, w: 128, f: 11_008, tied: 0 },
				{ wideNorms: true }
			)
		),
	'SmolLM3-3B': () =>
		sizeOf(llamaTensors({ V: 128_256, d: 2048, L: 36, h: 16, kv: 4, w: 128, f: 11_008, tied: 1 })),
	'ViT-B/16 without a head': () =>
		sizeOf(tensors.vitTensors({ d: 768, L: 12, patch: 16, classes: 0 })),
	'ViT-B/16 with 1,000 classes': () =>
		sizeOf(tensors.vitTensors({ d: 768, L: 12, patch: 16, classes: 1000 }))
};

/**
 * Tokens a second of one conversation as others measured them. `context`: tokens that were kept at most;
 * the bound is taken without any, since it must hold for the first token too.
 */
import type { CardPlan, Hardware } from '../../../src/lib/architectures/device/device.ts';
import type { Bits } from '../../../src/lib/architectures/device/formats.ts';

export interface Measured {
	device: string;
	/** Where the measured machine differs from the preset. */
	edits?: Partial<Hardware>;
	plan?: CardPlan;
	model: string;
	bits: Bits;
	tokensPerSecond: number;
	source: string;
}

const llamaCpp = 'https://github.com/XiongjieDai/GPU-Benchmarks-on-LLM-Inference, tg 512';
const llama2 = 'https://github.com/XiongjieDai/GPU-Benchmarks-on-LLM-Inference, LLaMA 2';
const gptFast = 'https://github.com/pytorch-labs/gpt-fast, benchmarks at batch size 1';
const mixtral = 'https://github.com/pytorch-labs/gpt-fast, mixtral-moe';
const exllama = 'https://github.com/turboderp/exllamav2, performance';

export const measured: readonly Measured[] = [
	{ device: 'rtx-3070', model: 'llama-3-8b', bits: 4, tokensPerSecond: 72.79, source: llamaCpp },
	{ device: 'rtx-4080', model: 'llama-3-8b', bits: 16, tokensPerSecond: 40.58, source: llamaCpp },
	{ device: 'rtx-3090', model: 'llama-3-8b', bits: 16, tokensPerSecond: 47.4, source: llamaCpp },
	{ device: 'rtx-3090', model: 'llama-3-8b', bits: 4, tokensPerSecond: 115.42, source: llamaCpp },
	{ device: 'rtx-4090', model: 'llama-3-8b', bits: 16, tokensPerSecond: 54.84, source: llamaCpp },
	{ device: 'rtx-4090', model: 'llama-3-8b', bits: 4, tokensPerSecond: 130.58, source: llamaCpp },
	{ device: 'rtx-4090', model: 'llama-7b', bits: 4, tokensPerSecond: 207, source: exllama },
	{ device: 'macbook-m1', model: 'llama-3-8b', bits: 4, tokensPerSecond: 10.2, source: llamaCpp },
	{
		device: 'macbook-m1-max',
		model: 'llama-3-8b',
		bits: 16,
		tokensPerSecond: 18.75,
		source: llamaCpp
	},
	{
		device: 'macbook-m1-max',
		model: 'llama-3-70b',
		bits: 4,
		tokensPerSecond: 4.34,
		source: llamaCpp
	},
	{
		device: 'mac-studio-m2-ultra',
		model: 'llama-3-8b',
		bits: 4,
		tokensPerSecond: 78.81,
		source: llamaCpp
	},
	{
		device: 'mac-studio-m2-ultra',
		model: 'llama-2-70b',
		bits: 16,
		tokensPerSecond: 4.81,
		source: llama2
	},
	{ device: 'h100-pcie', model: 'llama-7b', bits: 16, tokensPerSecond: 83.32, source: llama2 },
	{ device: 'h100-pcie', model: 'llama-2-70b', bits: 4, tokensPerSecond: 25.88, source: llama2 },
	{ device: 'a100-80', model: 'llama-7b', bits: 16, tokensPerSecond: 104.9, source: gptFast },
	{ device: 'a100-80', model: 'llama-2-70b', bits: 8, tokensPerSecond: 19.13, source: gptFast },
	{ device: '8-a100-80', model: 'llama-2-70b', bits: 16, tokensPerSecond: 62.5, source: gptFast },
	{ device: 'a100-80', model: 'mixtral-8x7b', bits: 8, tokensPerSecond: 56.04, source: mixtral },
	{
		device: '8-a100-80',
		model: 'mixtral-8x7b',
		bits: 16,
		tokensPerSecond: 203.69,
		source: mixtral
	},
	// Here each card holds some of the layers, and waits for the one before it.
	{
		device: 'rtx-4090',
		edits: { cards: 8 },
		plan: 'inTurn',
		model: 'llama-3-8b',
		bits: 16,
		tokensPerSecond: 52.51,
		source: llamaCpp
	},
	{
		device: 'rtx-3090',
		edits: { cards: 6 },
		plan: 'inTurn',
		model: 'llama-3-70b',
		bits: 16,
		tokensPerSecond: 5.85,
		source: llamaCpp
	}
];

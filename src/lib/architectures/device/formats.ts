/**
 * How a parameter is stored. Below 16 bits the parameters of a block share scales, which take room too.
 * The blocks are those of GGUF: Q8_0, Q6_K, Q5_K, Q4_K, Q3_K and Q2_K.
 */
import type { Source } from '../family.ts';

export interface Format {
	/** Bits of a parameter, without scales. */
	bits: number;
	/** Parameters in one block, and its bytes with scales. */
	block: number;
	blockBytes: number;
}

/** Most bits first. */
export const formats = [
	{ bits: 16, block: 1, blockBytes: 2 },
	{ bits: 8, block: 32, blockBytes: 34 },
	{ bits: 6, block: 256, blockBytes: 210 },
	{ bits: 5, block: 256, blockBytes: 176 },
	{ bits: 4, block: 256, blockBytes: 144 },
	{ bits: 3, block: 256, blockBytes: 110 },
	{ bits: 2, block: 256, blockBytes: 84 }
] as const satisfies readonly Format[];

export type Bits = (typeof formats)[number]['bits'];
export const allBits: readonly Bits[] = formats.map(({ bits }) => bits);

export const formatsSource: Source = {
	title: 'llama.cpp: blocks of quantized weights',
	year: 2024,
	url: 'https://github.com/ggml-org/llama.cpp/blob/master/ggml/src/ggml-common.h'
};

/** Bits of a parameter, its share of the scales included. */
export function storedBits(bits: Bits): number {
	const { block, blockBytes } = formats.find((format) => format.bits === bits)!;
	return (8 * blockBytes) / block;
}

/** Bits of one key or one value. */
export const keyValueBits = [16, 8] as const;
export type KeyValueBits = (typeof keyValueBits)[number];

/**
 * NormalFloat of 4 bits, as QLoRA stores frozen weights: 64 share a scale of 8 bits, and 256 of these
 * scales another one of 32 bits.
 */
export const normalFloatBits = 4 + 8 / 64 + 32 / (64 * 256);

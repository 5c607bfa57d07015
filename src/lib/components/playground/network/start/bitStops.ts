import type { BitWidth } from '$lib/network/compression/quantize.ts';
import { bitsInWords } from '$lib/experiment/pretrained/startForm.ts';

/**
 * Bits along a slider: from 2 to 8 the value is their number; above it nothing is rounded, and below it
 * stand the three values and the two values.
 */
export const bitLimit = { minimum: 0, maximum: 9 };

/** 7 bits are none of the choices. */
const named: Record<number, BitWidth | null> = { 0: 'binary', 1: 'ternary', 7: 8, 9: null };

export function bitsAt(value: number): BitWidth | null {
	return value in named ? named[value] : (value as BitWidth);
}

/** Where the slider stands; at 8 bits it stays where the reader has moved it, `seen`. */
export function stopOf(bits: BitWidth | null, seen: number | null = null): number {
	if (seen !== null && bitsAt(seen) === bits) return seen;
	if (bits === null) return bitLimit.maximum;
	return bits === 'binary' ? 0 : bits === 'ternary' ? 1 : bits;
}

/** "3 bits", "ternary", "32, not rounded". */
export function stopInWords(value: number): string {
	const bits = bitsAt(value);
	return bits === null ? '32, not rounded' : bitsInWords(bits);
}

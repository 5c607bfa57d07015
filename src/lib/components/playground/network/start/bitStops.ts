import type { BitWidth } from '$lib/network/compression/quantize.ts';
import { bitsInWords } from '$lib/experiment/pretrained/startForm.ts';

/**
 * Bits along a slider: from 2 to 8 the value is their number; above it nothing is rounded, and below it
 * stand the three values and the two values.
 */
export const bitLimit = { minimum: 0, maximum: 9 };

const named: Record<number, BitWidth | null> = { 0: 'binary', 1: 'ternary', 9: null };

export function bitsAt(value: number): BitWidth | null {
	return value in named ? named[value] : (value as BitWidth);
}

/** 7 bits are none of the choices: the slider goes on the way it went. */
export function nextStop(value: number, before: number): number {
	if (value !== 7) return value;
	return before > 7 ? 6 : 8;
}

export function stopOf(bits: BitWidth | null): number {
	if (bits === null) return bitLimit.maximum;
	return bits === 'binary' ? 0 : bits === 'ternary' ? 1 : bits;
}

/** "3 bits", "ternary", "32, not rounded". */
export function stopInWords(value: number): string {
	const bits = bitsAt(nextStop(value, 0));
	return bits === null ? '32, not rounded' : bitsInWords(bits);
}

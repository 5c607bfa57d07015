/** What running a model takes, and backwards: what a given memory has room for. */
import { largestCount } from '../../network/exact.ts';
import type { AttentionShape } from '../attention.ts';
import { allBits, storedBits, type Bits, type KeyValueBits } from './formats.ts';

export function weightBytes(parameters: number, bits: Bits): number {
	return (parameters * storedBits(bits)) / 8;
}

/** 2 · layers · key-value heads · head width · bytes, for one token. */
export function keyValueBytesPerToken(shape: AttentionShape, bits: KeyValueBits): number {
	return (2 * shape.layers * shape.keyWidth * bits) / 8;
}

/** How a model is to be run. */
export interface Setting {
	bits: Bits;
	keyValueBits: KeyValueBits;
	/** Tokens in mind at once, the question’s and the answer’s. */
	context: number;
}

export interface Needed {
	weights: number;
	/** 0 for a model that keeps none. */
	keyValues: number;
	total: number;
}

export interface Held {
	count: number;
	/** Null for a model that keeps no keys and values. */
	attention: AttentionShape | null;
}

export function memoryToRun({ count, attention }: Held, setting: Setting): Needed {
	const weights = weightBytes(count, setting.bits);
	const keyValues =
		attention === null
			? 0
			: setting.context * keyValueBytesPerToken(attention, setting.keyValueBits);
	return { weights, keyValues, total: weights + keyValues };
}

/** The largest whole number up to 2⁵³ for which `fits` holds, near `guess`. Null where not even 0 does. */
function largestThat(fits: (value: number) => boolean, guess: number): number | null {
	let value = Math.min(largestCount, Math.max(0, Math.floor(guess)));
	while (value > 0 && !fits(value)) value--;
	if (!fits(value)) return null;
	while (value < largestCount && fits(value + 1)) value++;
	return value;
}

/** The most parameters that fit beside the keys and values of this model. */
export function largestModel(held: Held, setting: Setting, bytes: number): number {
	const { keyValues } = memoryToRun(held, setting);
	const fits = (count: number) => weightBytes(count, setting.bits) + keyValues <= bytes;
	return largestThat(fits, ((bytes - keyValues) * 8) / storedBits(setting.bits)) ?? 0;
}

/** The most bits at which it fits; null where even the fewest are too many. */
export function mostBits(held: Held, setting: Setting, bytes: number): Bits | null {
	return allBits.find((bits) => memoryToRun(held, { ...setting, bits }).total <= bytes) ?? null;
}

/**
 * The most tokens that fit beside its weights; null where these do not fit. Infinite where it keeps
 * nothing of a token.
 */
export function longestContext(held: Held, setting: Setting, bytes: number): number | null {
	const { weights } = memoryToRun(held, setting);
	const each =
		held.attention === null ? 0 : keyValueBytesPerToken(held.attention, setting.keyValueBits);
	if (weights > bytes) return null;
	if (each === 0) return Infinity;
	const fits = (context: number) => memoryToRun(held, { ...setting, context }).total <= bytes;
	return largestThat(fits, (bytes - weights) / each);
}

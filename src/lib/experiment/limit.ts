/** What a number may be. */

import type { Control } from '../data/dataset.ts';

export interface Limit {
	/** As a sentence names it. */
	name: string;
	minimum: number;
	maximum: number;
	/** Whole numbers only. */
	whole: boolean;
}

/** Whole numbers from `minimum` to `maximum`. */
export function whole(name: string, minimum: number, maximum: number): Limit {
	return { name, minimum, maximum, whole: true };
}

export function real(name: string, minimum: number, maximum: number): Limit {
	return { name, minimum, maximum, whole: false };
}

/** The limit of a data set's own control; whole if it moves in whole steps from a whole number. */
export function limitOf({ label, minimum, maximum, step }: Control): Limit {
	const isWhole = Number.isInteger(step) && Number.isInteger(minimum);
	return { name: label.toLowerCase(), minimum, maximum, whole: isWhole };
}

export function isWithin(limit: Limit, value: unknown): value is number {
	return (
		typeof value === 'number' &&
		value >= limit.minimum &&
		value <= limit.maximum &&
		(!limit.whole || Number.isInteger(value))
	);
}

/**
 * The nearest allowed number, to twelve significant digits, so that the sum of a slider's steps is
 * 0.3 and not 0.30000000000000004. NaN becomes the minimum.
 */
export function clamp(limit: Limit, value: number): number {
	if (Number.isNaN(value)) return limit.minimum;
	const clamped = Math.min(limit.maximum, Math.max(limit.minimum, value));
	return limit.whole ? Math.round(clamped) : Number(clamped.toPrecision(12));
}

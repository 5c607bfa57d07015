/** What each number may be: once for sliders, edits, links and the schema. */

import type { Control } from '../data/dataset.ts';

export interface Limit {
	/** As a sentence names it. */
	name: string;
	minimum: number;
	maximum: number;
	/** Whole numbers only. */
	whole: boolean;
}

function whole(name: string, minimum: number, maximum: number): Limit {
	return { name, minimum, maximum, whole: true };
}

function real(name: string, minimum: number, maximum: number): Limit {
	return { name, minimum, maximum, whole: false };
}

export const limits = {
	training: whole('training points', 2, 2000),
	validation: whole('validation points', 10, 2000),
	flips: real('share of flipped labels', 0, 0.5),
	dataSeed: whole('data seed', 0, 2 ** 31 - 1),
	networks: whole('number of networks', 1, 4),
	width: whole('width', 1, 512),
	depth: whole('depth', 0, 6),
	learningRate: real('learning rate', 1e-6, 10),
	/** Unless it is `all`. */
	batchSize: whole('batch size', 1, 2000),
	l1: real('L1', 0, 10),
	l2: real('L2', 0, 10),
	weightDecay: real('weight decay', 0, 100),
	dropout: real('dropout', 0, 0.9),
	weightSeed: whole('weight seed', 0, 2 ** 31 - 1),
	stopAt: whole('stop step', 1, 100_000),
	smoothing: real('smoothing', 0, 0.98)
} as const satisfies Record<string, Limit>;

/** Of a data set's own control; whole if it moves in whole steps from a whole number. */
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

const words = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12 });

/** `2,000`, `0.01`, `1e-9`. */
export function spell(value: number): string {
	return value !== 0 && Math.abs(value) < 1e-6 ? String(value) : words.format(value);
}

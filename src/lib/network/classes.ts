/**
 * Which class a row of targets or of outputs stands for. Two classes share one column (a target of 0 or 1,
 * a logit above or below 0); of more, each has a column of its own.
 */
import { exp } from '../math/elementary.ts';

/** Classes that rows of this width tell apart. */
export const classesOfWidth = (width: number) => Math.max(2, width);

/** The column of the largest number, the first of equals; −1 where one is no number. */
function largestColumn(values: ArrayLike<number>, row: number, width: number): number {
	const start = row * width;
	let largest = start;
	for (let i = start; i < start + width; i++) {
		if (Number.isNaN(values[i])) return -1;
		if (values[i] > values[largest]) largest = i;
	}
	return largest - start;
}

/** `targets` is `[rows, width]`, row-major. */
export function classOfTargets(targets: ArrayLike<number>, row: number, width: number): number {
	return width > 1 ? largestColumn(targets, row, width) : Number(targets[row] > 0.5);
}

/** The most probable class by the logits `[rows, width]`; −1 where one is no number. */
export function classOfLogits(logits: ArrayLike<number>, row: number, width: number): number {
	if (width > 1) return largestColumn(logits, row, width);
	return Number.isNaN(logits[row]) ? -1 : Number(logits[row] > 0);
}

/** Probability of each class, which make 1 together. NaN where a logit is no number. */
export function probabilitiesOf(logits: ArrayLike<number>, row: number, width: number): number[] {
	if (width === 1) {
		const one = 1 / (1 + exp(-logits[row]));
		return [1 - one, one];
	}
	const own = Array.from({ length: width }, (_, i) => logits[row * width + i]);
	const largest = Math.max(...own);
	const parts = own.map((z) => exp(z - largest));
	const sum = parts.reduce((total, part) => total + part, 0);
	return parts.map((part) => part / sum);
}

/** Whether the most probable class is the right one: as `isRight` of the cross-entropies. */
export function isRightClass(
	logits: ArrayLike<number>,
	targets: ArrayLike<number>,
	row: number,
	width: number
): boolean {
	return classOfLogits(logits, row, width) === classOfTargets(targets, row, width);
}

/** Counts are whole numbers, and exact: up to 2⁵³ a number holds every one of them. */

export const largestCount = 2 ** 53;

/** Why there is no count, as a sentence for the reader. */
export class Refusal extends RangeError {}

export function wholeNumber(value: number): bigint {
	if (!Number.isSafeInteger(value) || value < 0) {
		throw new Refusal(
			`A width, a depth or a size must be a whole number from 0 up, and ${value} is not.`
		);
	}
	return BigInt(value);
}

/** As a number, if it can be told exactly. */
export function exactNumber(value: bigint): number {
	if (value < 0n) throw new Refusal('These numbers give a count under zero, which nothing has.');
	if (value > BigInt(largestCount)) {
		throw new Refusal(
			`That is more than 2⁵³ (about 9 quadrillion) parameters, beyond what this page counts exactly. Make a width or a depth smaller.`
		);
	}
	return Number(value);
}

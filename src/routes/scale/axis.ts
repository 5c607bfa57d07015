/** Places on the logarithmic axis, in percent of its width, so that it needs no measuring. */
import { inWords } from '$lib/format.ts';

export const decades = 13;
const left = 13;
const right = 3;

export function placeOf(count: number): number {
	return left + ((100 - left - right) * Math.log10(Math.max(1, count))) / decades;
}

export const ticks = Array.from({ length: decades + 1 }, (_, power) => ({
	power,
	place: placeOf(10 ** power),
	label: inWords(10 ** power),
	isMain: power % 3 === 0
}));

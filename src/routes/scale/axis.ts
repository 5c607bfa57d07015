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

const perCharacter = 6.4;
const gap = 8;

/** Which labels, centred on these places in order, stand clear of each other on so many pixels. */
export function clearLabels(marks: { place: number; label: string }[], pixels: number): boolean[] {
	let end = -Infinity;
	return marks.map(({ place, label }) => {
		const centre = (place / 100) * pixels;
		const half = (label.length * perCharacter) / 2;
		if (centre - half < end + gap) return false;
		end = centre + half;
		return true;
	});
}

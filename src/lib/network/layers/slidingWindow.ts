/** How a window moves along one side of its input: positions, height or width. */
import { Refusal } from '../exact.ts';

export const paddings = ['valid', 'same'] as const;
/** `valid`: only places that the window covers wholly. `same`: side ÷ stride places, rounded up. */
export type Padding = (typeof paddings)[number];

/** Zeros before the first position, with which `same` has its places; an odd one lies at the far end. */
export function zerosBefore(side: number, size: number, stride: number, padding: Padding): number {
	if (padding === 'valid') return 0;
	const zeros = (placesOnSide(side, size, stride, padding) - 1) * stride + size - side;
	return Math.max(0, Math.floor(zeros / 2));
}

/** How many places a window of `size` has on a side. Throws a `Refusal` where it does not fit. */
export function placesOnSide(side: number, size: number, stride: number, padding: Padding): number {
	const places =
		padding === 'same' ? Math.ceil(side / stride) : Math.floor((side - size) / stride) + 1;
	if (places >= 1) return places;
	throw new Refusal(`A window of ${size} does not fit on a side of ${side}: pad it, or shrink it.`);
}

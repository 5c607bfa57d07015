import type { Random } from './randomStream.ts';

/** Fisher and Yates' shuffle of 0 … length − 1. */
export function shuffle(length: number, random: Random): Int32Array {
	const order = Int32Array.from({ length }, (_, i) => i);
	for (let last = length - 1; last > 0; last--) {
		const chosen = Math.floor(random.uniform() * (last + 1));
		[order[last], order[chosen]] = [order[chosen], order[last]];
	}
	return order;
}

import { bitValues, type SweepAxis } from '../../network/sweepAxis.ts';

/**
 * At most `count` whole numbers from `first` to `last`, both among them, each the same factor beyond
 * the one before as far as whole numbers allow; rising and distinct. From 0, evenly spaced.
 */
export function spacedValues(first: number, last: number, count: number): number[] {
	const steps = Math.min(count - 1, last - first);
	if (steps < 1) return [first];
	const ideal = (i: number) =>
		first > 0 ? first * (last / first) ** (i / steps) : (last * i) / steps;
	const values = [first];
	for (let i = 1; i <= steps; i++) {
		const next = Math.max(values[i - 1] + 1, Math.round(ideal(i)));
		values.push(Math.min(next, last - (steps - i)));
	}
	return values;
}

/** What the axis shows until the reader chooses. */
export const usualValues: Readonly<Record<SweepAxis, readonly number[]>> = {
	width: [1, 2, 3, 4, 5, 6, 8, 11, 16, 23, 32, 45, 64, 90, 128],
	depth: [0, 1, 2, 3, 4, 5, 6],
	training: [16, 32, 64, 128, 256, 512],
	channels: [1, 2, 3, 4, 6, 8, 12, 16, 24],
	layers: [1, 2, 4, 8, 16, 32, 50],
	pruned: [0, 50, 70, 80, 85, 90, 93, 95, 97, 98, 99],
	bits: bitValues,
	rank: [1, 2, 3, 4, 5, 6, 7, 8]
};

/** Of a new task for a network that has learned another one, and answers before it learns from any. */
export const usualNewPoints: readonly number[] = [0, 2, 4, 8, 16, 32, 64, 128, 256];

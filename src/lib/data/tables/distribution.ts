import type { ColumnReading } from './reading/columnReading.ts';

/** How the values of a column lie, for a small picture. */
export type Distribution =
	| { kind: 'number'; minimum: number; maximum: number; counts: number[] }
	/** The commonest words first; `others` have no bar. */
	| { kind: 'category'; words: { word: string; count: number }[]; others: number };

const bins = 16;
const bars = 10;

export function distributionOf(reading: ColumnReading, kind: Distribution['kind']): Distribution {
	return kind === 'number' ? numberDistribution(reading) : wordDistribution(reading);
}

function numberDistribution({ numbers, counts }: ColumnReading): Distribution {
	let [minimum, maximum] = [Infinity, -Infinity];
	for (const [i, value] of numbers.entries()) {
		if (counts[i] === 0 || Number.isNaN(value)) continue;
		minimum = Math.min(minimum, value);
		maximum = Math.max(maximum, value);
	}
	const heights = new Array<number>(bins).fill(0);
	if (minimum > maximum) return { kind: 'number', minimum: NaN, maximum: NaN, counts: heights };
	const width = (maximum - minimum) / bins;
	for (const [i, value] of numbers.entries()) {
		if (Number.isNaN(value)) continue;
		const bin = width > 0 ? Math.min(bins - 1, Math.floor((value - minimum) / width)) : 0;
		heights[bin] += counts[i];
	}
	return { kind: 'number', minimum, maximum, counts: heights };
}

function wordDistribution({ labels, categories, counts }: ColumnReading): Distribution {
	const sums = new Uint32Array(labels.length);
	for (const [i, category] of categories.entries()) {
		if (category >= 0) sums[category] += counts[i];
	}
	const order = [...sums.keys()].sort((one, other) => sums[other] - sums[one]);
	const words = order.slice(0, bars).map((i) => ({ word: labels[i], count: sums[i] }));
	return { kind: 'category', words, others: labels.length - words.length };
}

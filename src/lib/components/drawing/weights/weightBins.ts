/** How many weights lie where, from −`reach` to `reach`: 0 is the middle of a bin of its own. */
export interface WeightBins {
	/** The size of the largest weight or level. */
	reach: number;
	counts: number[];
}

const usualBins = 61;

/** `levels` are values that weights may take; all of them lie within the bins. `bins` is odd. */
export function weightBins(
	weights: ArrayLike<number>,
	levels: readonly number[] = [],
	bins = usualBins
): WeightBins {
	let reach = 0;
	for (const values of [weights, levels]) {
		for (let i = 0; i < values.length; i++)
			if (Number.isFinite(values[i])) reach = Math.max(reach, Math.abs(values[i]));
	}
	const counts = new Array<number>(bins).fill(0);
	const middle = (bins - 1) / 2;
	for (let i = 0; i < weights.length; i++) {
		if (!Number.isFinite(weights[i])) continue;
		counts[middle + (reach > 0 ? Math.round((weights[i] / reach) * middle) : 0)]++;
	}
	return { reach, counts };
}

/** Where a value lies between −`reach` and `reach`, 0–1, at the middle of its bin. */
export function placeOf(value: number, { reach, counts }: WeightBins): number {
	const middle = (counts.length - 1) / 2;
	const bin = reach > 0 ? (value / reach) * middle : 0;
	return (middle + bin + 0.5) / counts.length;
}

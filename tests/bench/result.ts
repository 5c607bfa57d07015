/** One line of the table, and one object of the list that `--json` writes. */
export interface Result {
	workload: string;
	route: string;
	/** Steps per second; of a population, model-steps per second. */
	median: number;
	min: number;
	max: number;
	/** To `tfjs-minimize-webgl`; null where that was not timed. */
	ratio: number | null;
	/** Relative L2 distance of the parameters from `typed-arrays`; null where none was taken. */
	agreement: number | null;
}

/** What was measured so far, for a reader who waits. */
export type Tell = (progress: string) => Promise<void>;

export interface Options {
	repeats: number;
	/** Of one timing. */
	milliseconds: number;
	/** Names; null for all. */
	routes: readonly string[] | null;
	/** Whether to check that the routes train the same network. */
	agreement: boolean;
}

export function medianOf(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function resultOf(
	workload: string,
	route: string,
	rates: readonly number[],
	{
		baseline = null,
		agreement = null
	}: { baseline?: number | null; agreement?: number | null } = {}
): Result {
	const median = medianOf(rates);
	return {
		workload,
		route,
		median,
		min: Math.min(...rates),
		max: Math.max(...rates),
		ratio: baseline === null ? null : median / baseline,
		agreement
	};
}

/** A smooth curve on [−1, 1] through handles at fixed places. */

const handles = 13;

/** Where the handles lie, from left to right. */
export const places: readonly number[] = Array.from(
	{ length: handles },
	(_, at) => -1 + (2 * at) / (handles - 1)
);

const gap = places[1] - places[0];

/** Slope at a handle: half the difference of its neighbours, as Catmull and Rom have it. */
function slope(heights: readonly number[], at: number): number {
	const left = Math.max(0, at - 1);
	const right = Math.min(handles - 1, at + 1);
	return (heights[right] - heights[left]) / (right - left);
}

/** Cubic Hermite between the two handles around `x`. */
export function heightAt(heights: readonly number[], x: number): number {
	const along = Math.min(handles - 1, Math.max(0, (x + 1) / gap));
	const at = Math.min(handles - 2, Math.floor(along));
	const t = along - at;
	return (
		(1 + 2 * t) * (1 - t) ** 2 * heights[at] +
		t * (1 - t) ** 2 * slope(heights, at) +
		t * t * (3 - 2 * t) * heights[at + 1] +
		t * t * (t - 1) * slope(heights, at + 1)
	);
}

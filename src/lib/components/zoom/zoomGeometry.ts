/**
 * N parameters as a square of N unit squares, drawn as large as the picture allows: a side of √N units, so
 * that every area is true to its count. What is smaller lies in the same corner, to the same scale.
 */

/** From the count at one end of the range to that at the other, by its logarithm, from 0 to 1. */
export interface Range {
	least: number;
	most: number;
}

export function shareOf(count: number, { least, most }: Range): number {
	return Math.log(count / least) / Math.log(most / least);
}

export function countAt(share: number, { least, most }: Range): number {
	return least * (most / least) ** share;
}

/** Pixels of the side of one parameter's square where `count` of them fill a square of `side` pixels. */
export function unitPx(count: number, side: number): number {
	return side / Math.sqrt(count);
}

/** Pixels of the side of a square of `count` parameters, each `unit` pixels wide. */
export function sidePx(count: number, unit: number): number {
	return unit * Math.sqrt(count);
}

/** From 0 at `from` to 1 at `to`, slow at both ends. */
export function smoothstep(value: number, from: number, to: number): number {
	const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
	return share * share * (3 - 2 * share);
}

/** Powers of ten of the grid's spacing, each ten times the one before in length, a hundred in count. */
export interface GridLevel {
	/** Parameters in one of its squares. */
	count: number;
	/** Pixels from line to line. */
	spacing: number;
	/** How strongly it is drawn, up to 1: it comes out of nothing as it grows. */
	strength: number;
}

/** Lines nearer to each other than this are not drawn; from the second on they are drawn whole. */
const densest = 3.5;
const clear = 11;

/** The levels that are drawn in a field of `side` pixels, the finest first. */
export function gridLevels(unit: number, side: number): GridLevel[] {
	const levels: GridLevel[] = [];
	const finest = Math.max(0, Math.ceil(Math.log10(densest / unit)));
	for (let power = finest; unit * 10 ** power < side; power++) {
		const spacing = unit * 10 ** power;
		levels.push({ count: 100 ** power, spacing, strength: smoothstep(spacing, densest, clear) });
	}
	return levels;
}

/** Parameters in the smallest square that can be made out. */
export function smallestSeen(unit: number): number {
	const least = 6;
	return 100 ** Math.max(0, Math.ceil(Math.log10(least / unit)));
}

/** Columns and rows for so many squares, as nearly square as leaves the fewest places empty. */
export function gridFor(count: number): { columns: number; rows: number } {
	const root = Math.sqrt(count);
	const columns = [Math.floor(root), Math.ceil(root)].toSorted(
		(a, b) => a * Math.ceil(count / a) - b * Math.ceil(count / b)
	)[0];
	return { columns, rows: Math.ceil(count / columns) };
}

/**
 * Heights at which labels stand, lowest first, each at its own place or as far above the one before as it
 * needs: where squares are too small, their names make a list. Moves as smoothly as what it is given.
 */
export function labelHeights(heights: readonly number[], gap: number, highest: number): number[] {
	const placed: number[] = [];
	for (const height of heights) {
		placed.push(Math.max(height, placed.length > 0 ? placed.at(-1)! + gap : 0));
	}
	// Where the list is too high, it is pushed down from the top.
	for (let at = placed.length - 1, limit = highest; at >= 0; at--, limit -= gap) {
		placed[at] = Math.min(placed[at], limit);
	}
	return placed;
}

import { paddedRange } from '$lib/analysis/curve.ts';
import type { SweepLine, SweepRequest } from './sweepPicture.ts';

/** A band reaches no further up than so many times the highest median. */
const bandReach = 1.5;

/** The range of the loss axis holds all medians, and bands but for those far above them. */
export function lossRange(
	lines: readonly SweepLine[],
	request: Pick<SweepRequest, 'floor' | 'scale' | 'start' | 'ghosts' | 'predicted'>
): { low: number; high: number } {
	const { floor, scale, start, ghosts = [], predicted = null } = request;
	const points = lines.flatMap((line) => line.points);
	const highest = Math.max(0, ...points.map(({ y }) => y));
	const losses = points.flatMap(({ y, low, high }) => [
		y,
		low,
		Math.min(high, bandReach * highest)
	]);
	if (predicted) losses.push(predicted.y);
	losses.push(...ghosts.flatMap(({ points }) => points.map(({ y }) => y)));
	// The highest comes first, where no other is taken for a runaway.
	const falling = losses.filter(Number.isFinite).sort((a, b) => b - a);
	if (falling.length === 0) falling.push(start);
	return paddedRange([{ points: falling.map((y, x) => ({ x, y })) }], floor, scale);
}

/** The range of the size axis, with some room at both ends. */
export function sizeRange(
	[least, most]: readonly [number, number],
	scale: 'linear' | 'log' = 'log'
): { low: number; high: number } {
	if (scale === 'linear') {
		const room = Math.max(0.03 * (most - least), most === least ? 1 : 0);
		return { low: least - room, high: most + room };
	}
	const room = Math.max(1.15, (most / least) ** 0.03);
	return { low: least / room, high: most * room };
}

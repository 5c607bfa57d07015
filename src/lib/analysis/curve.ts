import { isOnSourceTask } from '../network/loss.ts';
import { bestEvaluation, type History } from './overfitting.ts';

/** Curves as the chart and its table show them. */

/**
 * Exponential smoothing: each value weighs `share` times what the next one weighs. The weights are
 * those of the values so far, so that the first value stands as it is and then counts no more than
 * any other. A value that is no finite number is passed on and leaves the mean alone.
 */
export function smooth(values: ArrayLike<number>, share: number): number[] {
	const kept = Math.min(0.999, Math.max(0, share));
	let weight = 0;
	let mean = 0;
	return Array.from(values, (value) => {
		if (kept === 0 || !Number.isFinite(value)) return value;
		weight = kept * weight + 1;
		mean = mean * (1 - 1 / weight) + value / weight;
		return mean;
	});
}

/** At most `rows` (three or more) evaluations, evenly spaced: first, last and best among them. */
export function thin(history: History, rows = 200): History {
	const size = Math.max(3, Math.floor(rows));
	if (history.length <= size) return history;
	const last = history.length - 1;
	const kept = new Set([0, last]);
	const best = bestEvaluation(history);
	if (best) kept.add(history.indexOf(best));
	const spaced = size - 1;
	for (let i = 0; i < spaced; i++) kept.add(Math.round((i * last) / (spaced - 1)));
	return [...kept].sort((a, b) => a - b).map((index) => history[index]);
}

export interface ChartPoint {
	x: number;
	y: number;
}

/** What a network is judged on: a line of the loss chart each. */
export type Judged = 'training' | 'validation' | 'sourceTask';

/** What a curve has losses on, in the order of its lines. */
export function judgedIn(history: History): readonly Judged[] {
	const own: readonly Judged[] = ['validation', 'training'];
	return isOnSourceTask(history) ? [...own, 'sourceTask'] : own;
}

/** One line of the loss chart: step against loss. It ends where the loss is no finite number, and of the
 * source task it has the steps at which the network was judged on that. */
export function chartPoints(history: History, set: Judged, smoothing = 0): ChartPoint[] {
	const losses = smooth(
		history.map((evaluation) => evaluation[set]?.loss ?? NaN),
		smoothing
	);
	return losses
		.map((y, i) => ({ x: history[i].step, y }))
		.filter((point) => Number.isFinite(point.y));
}

/*
 * Runaway losses: the axis reaches no further than 5 times (linear) or 1,000 times (logarithmic) the
 * highest loss with which a curve begins. A network that diverges then leaves the picture at the
 * top, and does not flatten the others. On the logarithmic axis what lies more than six powers of
 * ten below the top leaves it at the bottom.
 */
const reach = { linear: 5, log: 1000 };
const decades = 1e-6;
const padding = 1.05;
/** Floating point can draw no axis beyond these. */
const drawable = { low: 1e-290, high: 1e290 };

/** The ends of the axis are round numbers, so that it holds still while the curves grow. */
const roundSteps = { linear: [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10], log: [1, 2, 5, 10] };

function powerOfTen(value: number): number {
	return 10 ** Math.floor(Math.log10(value));
}

function roundUp(value: number, steps: readonly number[]): number {
	const power = powerOfTen(value);
	const step = steps.find((candidate) => candidate * power >= value * (1 - 1e-9));
	return Number(((step ?? 10) * power).toPrecision(3));
}

function roundDown(value: number, steps: readonly number[]): number {
	const power = powerOfTen(value);
	const step = steps.findLast((candidate) => candidate * power <= value * (1 + 1e-9));
	return Number(((step ?? 1) * power).toPrecision(3));
}

/** The range of the loss axis: all finite losses and the noise floor, but for runaways and for what lies
 * above `most`. */
export function paddedRange(
	curves: readonly { readonly points: readonly ChartPoint[] }[],
	floor: number | null,
	scale: 'linear' | 'log',
	most = Infinity
): { low: number; high: number } {
	let highestStart = 0;
	let lowest = Infinity;
	let highest = 0;
	for (const { points } of curves) {
		let isFirst = true;
		for (const { y } of points) {
			if (!(y > drawable.low && y < drawable.high)) continue;
			if (isFirst) highestStart = Math.max(highestStart, y);
			isFirst = false;
			lowest = Math.min(lowest, y);
			highest = Math.max(highest, y);
		}
	}
	let top = Math.min(highest, reach[scale] * highestStart, most);
	if (floor !== null && Number.isFinite(floor) && floor > 0) {
		top = Math.max(top, floor);
		lowest = Math.min(lowest, floor);
	}
	if (top === 0) return { low: scale === 'log' ? 0.01 : 0, high: 1 };

	const high = roundUp(top * padding, roundSteps[scale]);
	if (scale === 'linear') return { low: 0, high };
	const least = Math.max(Math.min(lowest, top) / padding, high * decades);
	return { low: roundDown(least, roundSteps.log), high };
}

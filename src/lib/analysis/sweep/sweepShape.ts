import { overfittingRatio } from '../overfitting.ts';
import type { SweepPoint } from './sweepPoints.ts';
import { bestPoint } from './sweepReading.ts';

/**
 * The shape of a sweep's curve: median validation loss over sizes. One loss counts as worse than
 * another if it is at least 1.3 times as high, the ratio of the rule of overfitting. In this order:
 *
 * - peak: somewhere between the ends lies a size that is worse than one before and than one after.
 *   Medians of a few seeds jitter, so at least three quarters of the seeds must agree, each comparing
 *   its own losses at these three sizes.
 * - turn: the best size lies between the ends, the first is worse, and all from some size on are.
 * - rising: the first is about as good as the best, and all from some size on are worse.
 * - falling: the first is worse than the best, and none after the best is.
 * - flat: none is worse than the best.
 * - uneven: none of these.
 */
export type SweepShape = {
	best: SweepPoint;
	/** Seeds in which the same is seen between the same sizes, of those that have them all. */
	agree: { seeds: number; of: number };
} & (
	| { kind: 'peak'; before: SweepPoint; peak: SweepPoint; after: SweepPoint }
	| { kind: 'turn' | 'rising'; worse: readonly SweepPoint[]; first: SweepPoint }
	| {
			kind: 'falling';
			first: SweepPoint;
			/** Whether the best size is the largest. */ isLast: boolean;
	  }
	| { kind: 'flat' | 'uneven'; highest: SweepPoint }
);

const agreeingShare = 0.75;

/** In order of size, those whose median diverged left out; null with fewer than two. */
export function shapeOf(all: readonly SweepPoint[]): SweepShape | null {
	const points = all.filter((point) => Number.isFinite(median(point)));
	const best = bestPoint(points);
	if (best === null || points.length < 2) return null;
	const peak = peakOf(points);
	if (peak) return { kind: 'peak', best, ...peak };

	const first = points[0];
	const place = points.indexOf(best);
	const worse = points.slice(points.findLastIndex((point) => !isWorse(point, best)) + 1);
	const isTailWorse = worse.length > 0 && place < points.length - worse.length;
	const isFirstWorse = isWorse(first, best);
	const highest = points.reduce((most, point) => (median(point) > median(most) ? point : most));
	const isTailFlat = points.slice(place).every((point) => !isWorse(point, best));

	if (isTailWorse) {
		const agree = agreement([best, ...worse, first], (seed) => {
			const low = lossOf(best, seed);
			const right = middle(worse.map((point) => lossOf(point, seed)));
			const left = lossOf(first, seed) >= overfittingRatio * low;
			return right >= overfittingRatio * low && left === isFirstWorse;
		});
		return { kind: isFirstWorse ? 'turn' : 'rising', best, worse, first, agree };
	}
	if (isFirstWorse && isTailFlat) {
		const agree = agreement([best, first], (seed) => isWorseIn(seed, first, best));
		return { kind: 'falling', best, first, isLast: place === points.length - 1, agree };
	}
	const isFlat = points.every((point) => !isWorse(point, best));
	const agree = agreement([best, highest], (seed) => isWorseIn(seed, highest, best) !== isFlat);
	return { kind: isFlat ? 'flat' : 'uneven', best, highest, agree };
}

/** The highest size that is worse than the lowest before it and the lowest after it. */
function peakOf(points: readonly SweepPoint[]) {
	const inside = points.slice(1, -1).sort((a, b) => median(b) - median(a));
	for (const peak of inside) {
		const at = points.indexOf(peak);
		const before = bestPoint(points.slice(0, at));
		const after = bestPoint(points.slice(at + 1));
		if (!before || !after || !isWorse(peak, before) || !isWorse(peak, after)) continue;
		const agree = agreement(
			[before, peak, after],
			(seed) => isWorseIn(seed, peak, before) && isWorseIn(seed, peak, after)
		);
		if (agree.seeds >= agreeingShare * agree.of) return { before, peak, after, agree };
	}
	return null;
}

const median = (point: SweepPoint) => point.validation.median;
const lossOf = (point: SweepPoint, seed: number) => point.validation.each[seed];

function isWorse(point: SweepPoint, than: SweepPoint): boolean {
	return point !== than && median(point) >= overfittingRatio * median(than);
}

function isWorseIn(seed: number, point: SweepPoint, than: SweepPoint): boolean {
	return lossOf(point, seed) >= overfittingRatio * lossOf(than, seed);
}

function middle(values: number[]): number {
	return values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}

function agreement(points: readonly SweepPoint[], agrees: (seed: number) => boolean) {
	let [seeds, of] = [0, 0];
	for (let seed = 0; seed < points[0].validation.each.length; seed++) {
		if (points.some((point) => Number.isNaN(lossOf(point, seed)))) continue;
		of++;
		if (agrees(seed)) seeds++;
	}
	return { seeds, of };
}

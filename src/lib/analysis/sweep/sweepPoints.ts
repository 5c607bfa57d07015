import { overfitsAgainst, type Best } from '../overfitting.ts';

/** From the curves of a sweep's networks to what stands above each value of its axis. */

/** One network of a sweep: its losses at the steps at which it was evaluated. */
export interface SweepCurve {
	/** Of the sweep's axis. */
	value: number;
	/** Which of the value's seeds, from 0. */
	seed: number;
	/** Which of the sweep's lines, from 0; absent: the only one. */
	line?: number;
	parameters: number;
	/** Whether it has no training points, and so no loss and no accuracy on any. Absent: it has. */
	isUntrained?: true;
	/** Evaluated steps in rising order; the arrays below have one entry for each. */
	steps: ArrayLike<number>;
	training: ArrayLike<number>;
	validation: ArrayLike<number>;
	/** Shares on the right side, 0–1; NaN for regression. */
	trainingAccuracy: ArrayLike<number>;
	validationAccuracy: ArrayLike<number>;
	diverged: boolean;
	/** The best validation loss before its first step here, where its earlier steps are not known. */
	bestBefore?: number;
}

/** What the curve of a network without training points has of them, at so many steps. */
export function untrainedOn(
	steps: number
): Pick<SweepCurve, 'isUntrained' | 'training' | 'trainingAccuracy'> {
	const none = Array<number>(steps).fill(NaN);
	return { isUntrained: true, training: none, trainingAccuracy: none };
}

/** One quantity over the seeds. A loss that is no finite number counts as infinite: as worse than
 * any other. */
export interface Spread {
	median: number;
	/** 10 % of seeds lie below. */
	low: number;
	/** 90 % of seeds lie below. */
	high: number;
	/** By seed, from 0; NaN for a seed that is not there yet. */
	each: number[];
}

/** What stands above one value of the axis. */
export interface SweepPoint {
	value: number;
	parameters: number;
	/** Networks evaluated by this step. */
	seeds: number;
	/** How many of them have diverged. */
	diverged: number;
	training: Spread;
	validation: Spread;
	/** Validation loss at the best step so far: what early stopping would have kept. */
	bestValidation: Spread;
	/** How many of them overfit at their step; a network whose beginning is not known counts as if it does not. */
	overfitting?: number;
	/** NaN for regression. */
	trainingAccuracy: Spread;
	validationAccuracy: Spread;
}

/** At a step, from each network's last evaluation up to it; values without any are left out. */
export function pointsAt(curves: readonly SweepCurve[], step: number): SweepPoint[] {
	const seeds = curves.reduce((most, { seed }) => Math.max(most, seed + 1), 0);
	const byValue = new Map<number, Seen[]>();
	for (const curve of curves) {
		const index = lastUpTo(curve.steps, step);
		if (index < 0) continue;
		const seen = byValue.get(curve.value) ?? [];
		byValue.set(curve.value, seen);
		seen.push({ curve, index });
	}
	return [...byValue.values()]
		.sort((a, b) => a[0].curve.value - b[0].curve.value)
		.map((seen) => pointOf(seen, seeds));
}

/** Those of one line. */
export const ofLine = (curves: readonly SweepCurve[], wanted: number): SweepCurve[] =>
	curves.filter(({ line = 0 }) => line === wanted);

interface Seen {
	curve: SweepCurve;
	/** Of its evaluation that is shown. */
	index: number;
}

/** Index of the last entry that is not above `step`; −1 if all are. */
function lastUpTo(steps: ArrayLike<number>, step: number): number {
	let [low, high] = [0, steps.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (steps[middle] <= step) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

function pointOf(seen: readonly Seen[], seeds: number): SweepPoint {
	const spread = (quantity: (one: Seen) => number) => {
		const each = Array<number>(seeds).fill(NaN);
		for (const one of seen) each[one.curve.seed] = quantity(one);
		return spreadOf(each);
	};
	const loss = (set: 'training' | 'validation') =>
		spread(({ curve, index }) =>
			set === 'training' && curve.isUntrained ? NaN : finite(curve[set][index])
		);
	return {
		value: seen[0].curve.value,
		parameters: seen[0].curve.parameters,
		seeds: seen.length,
		diverged: seen.filter(isDiverged).length,
		training: loss('training'),
		validation: loss('validation'),
		bestValidation: spread(bestSoFar),
		overfitting: seen.filter(isOverfit).length,
		trainingAccuracy: spread(({ curve, index }) => curve.trainingAccuracy[index]),
		validationAccuracy: spread(({ curve, index }) => curve.validationAccuracy[index])
	};
}

function finite(loss: number): number {
	return Number.isFinite(loss) ? loss : Infinity;
}

function isDiverged({ curve, index }: Seen): boolean {
	if (curve.diverged && index === curve.steps.length - 1) return true;
	const hasTraining = curve.isUntrained || Number.isFinite(curve.training[index]);
	return !hasTraining || !Number.isFinite(curve.validation[index]);
}

/** By the rule of `analysis/overfitting.ts`. */
function isOverfit({ curve, index }: Seen): boolean {
	let best: Best | null = null;
	for (let i = 0; i <= index; i++) {
		const { steps, training, validation } = curve;
		if (!Number.isFinite(validation[i]) || validation[i] >= (best?.validation ?? Infinity))
			continue;
		best = { step: steps[i], training: training[i], validation: validation[i] };
	}
	const isKnown = best !== null && (curve.bestBefore ?? Infinity) >= best.validation;
	if (best === null || !isKnown) return false;
	return overfitsAgainst(
		{ training: curve.training[index], validation: curve.validation[index] },
		best
	);
}

function bestSoFar({ curve, index }: Seen): number {
	let best = curve.bestBefore ?? Infinity;
	for (let i = 0; i <= index; i++) {
		if (curve.validation[i] < best) best = curve.validation[i];
	}
	return best;
}

/** Of one quantity by seed; NaN for seeds that are not there. */
export function spreadOf(each: number[]): Spread {
	const known = each.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
	return {
		median: quantile(known, 0.5),
		low: quantile(known, 0.1),
		high: quantile(known, 0.9),
		each
	};
}

/** Between two neighbours in proportion (Hyndman & Fan's type 7); NaN of none. */
export function quantile(sorted: readonly number[], share: number): number {
	if (sorted.length === 0) return NaN;
	const place = share * (sorted.length - 1);
	const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
	return below === above ? below : below + (above - below) * (place % 1);
}

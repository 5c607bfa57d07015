import type { SweepAxis } from '../../network/sweepAxis.ts';
import type { Task } from '../../data/dataset.ts';
import type { SweepPoint } from './sweepPoints.ts';

/** The marks of a sweep's chart. */

/** What the marks and the sentence need to know about a sweep beside its losses. */
export interface SweepContext {
	axis: SweepAxis;
	task: Task;
	/** Noise floor of the loss; null where it is not known. */
	noiseFloor: number | null;
	/** Loss of the best constant answer on the training points (`baselineLoss`). */
	baseline: number;
	/** Training points of every network; on the axis `training` each value is its own. Null where every
	 * step sees new ones. */
	trainingPoints: number | null;
	/** Of every network. */
	outputs: number;
}

/**
 * When a network counts as having fitted its training points. Classification: all of them right.
 * Regression: training loss at most a tenth of the noise floor, for who knows only the truth leaves
 * all the noise, and who leaves a tenth of it has learned the rest by heart; where there is no noise
 * to speak of, at most a hundredth of the baseline.
 */
const shareOfFloor = 0.1;
const shareOfBaseline = 0.01;

function fittedLoss({ noiseFloor, baseline }: SweepContext): number {
	const least = shareOfBaseline * baseline;
	if (noiseFloor === null || !(noiseFloor > least)) return least;
	return shareOfFloor * noiseFloor;
}

/** The smallest size of which at least half the seeds fitted their training points; null if there is
 * none, on the axis `training`, where all are equally large, and where no point is seen twice. */
export function smallestFitted(
	points: readonly SweepPoint[],
	context: SweepContext
): SweepPoint | null {
	if (context.axis === 'training' || context.trainingPoints === null) return null;
	const enough = fittedLoss(context);
	const hasFitted = (point: SweepPoint) => {
		const fitted =
			context.task === 'classification'
				? point.trainingAccuracy.each.filter((accuracy) => accuracy >= 1)
				: point.training.each.filter((loss) => loss <= enough);
		return point.seeds > 0 && 2 * fitted.length >= point.seeds;
	};
	return points.filter(hasFitted).reduce<SweepPoint | null>(smaller, null);
}

function smaller(least: SweepPoint | null, point: SweepPoint): SweepPoint {
	return least === null || point.parameters < least.parameters ? point : least;
}

/** Rule of thumb: as many parameters as training points × outputs. Null on the axis `training`, and
 * where there is no number of training points. */
export function ruleOfThumb({ axis, trainingPoints, outputs }: SweepContext): number | null {
	return axis === 'training' || trainingPoints === null ? null : trainingPoints * outputs;
}

/** The value with the lowest median validation loss, the first of equals; null if none is finite. */
export function bestPoint(points: readonly SweepPoint[]): SweepPoint | null {
	let best: SweepPoint | null = null;
	for (const point of points) {
		const { median } = point.validation;
		if (Number.isFinite(median) && (best === null || median < best.validation.median)) best = point;
	}
	return best;
}

import type { History } from '../../lib/analysis/overfitting.ts';
import type { SweepCurve } from '../../lib/analysis/sweep/sweepPoints.ts';
import type { PlannedNetwork } from '../../lib/experiment/sweep/sweepPlan.ts';

/** One network of a sweep as its page records it. */
export function curveOf({ value, seed, parameters }: PlannedNetwork, history: History): SweepCurve {
	return {
		value,
		seed,
		parameters,
		steps: history.map(({ step }) => step),
		training: history.map(({ training }) => training.loss),
		validation: history.map(({ validation }) => validation.loss),
		trainingAccuracy: history.map(({ training }) => training.accuracy),
		validationAccuracy: history.map(({ validation }) => validation.accuracy),
		diverged: history[history.length - 1].diverged
	};
}

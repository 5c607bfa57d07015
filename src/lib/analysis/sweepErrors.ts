import { spreadOf, type Spread, type SweepPoint } from './sweepPoints.ts';

/** Points of a classification with shares on the wrong side, 0–1, in place of the losses at the step;
 * `bestValidation` stays a loss. */
export function byErrors(points: readonly SweepPoint[]): SweepPoint[] {
	return points.map((point) => ({
		...point,
		training: errorsOf(point.trainingAccuracy),
		validation: errorsOf(point.validationAccuracy)
	}));
}

function errorsOf({ each }: Spread): Spread {
	return spreadOf(each.map((accuracy) => 1 - accuracy));
}

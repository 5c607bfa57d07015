import type { SweepAxis } from '../../network/sweepAxis.ts';
import { formatCount, formatPercent } from '../../format.ts';
import type { Part } from '../sentence.ts';
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

/** "On new points 51.3 % are wrong with 13 parameters, 50.3 % with 1,537." Of points by errors. */
export function errorsSentence(points: readonly SweepPoint[], axis: SweepAxis): Part[] {
	const unit = axis === 'training' ? 'training points' : 'parameters';
	const ends = [...new Set([points[0], points[points.length - 1]])].map((point, at) => {
		const size = formatCount(axis === 'training' ? point.value : point.parameters);
		const share = formatPercent(point.validation.median);
		return at === 0 ? `${share} are wrong with ${size} ${unit}` : `${share} with ${size}`;
	});
	return [{ text: `On new points ${ends.join(', ')}.` }];
}

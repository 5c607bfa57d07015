import { countParameters } from '../../network/cost.ts';
import { formatCount } from '../../format.ts';
import { guess, type Cause } from './cause.ts';
import type { Underfitting } from './evidence.ts';

/** What remains: fewer parameters than numbers to fit may well be too few. */
export function isSmall({ spec, points, isFresh }: Underfitting): Cause | null {
	const parameters = countParameters(spec);
	if (!isFresh && parameters >= points.rows) return null;
	const against = isFresh ? 'new points at every step' : `${formatCount(points.rows)} points`;
	return guess(
		'tooSmall',
		`it is too small, with ${formatCount(parameters)} parameters for ${against}. ` +
			'More width or depth may help.'
	);
}

/** Nothing was found, and of parameters there are plenty. */
export function hasParametersEnough({ spec, points }: Underfitting): Cause {
	return guess(
		'unknown',
		`it needs more steps or another learning rate: ${formatCount(countParameters(spec))} ` +
			`parameters should be enough for ${formatCount(points.rows)} points.`
	);
}

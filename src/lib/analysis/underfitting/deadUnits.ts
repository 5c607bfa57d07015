import { hiddenNumber } from '../../network/describeParameter.ts';
import { passes } from '../../network/forward.ts';
import { sizeOf } from '../../network/shape.ts';
import { formatCount } from '../../format.ts';
import type { Cause } from './cause.ts';
import { activationOf, hiddenLayersOf, type Underfitting } from './evidence.ts';

/** What can be multiplied between two pictures. */
const affordable = 2e7;

/** The first hidden layer of relu units, from 1, that give 0 on every point; null where there is none. */
function deadLayer(run: Underfitting): { at: number; units: number } | null {
	const { spec, kept, points } = run;
	const all = passes(spec, kept[kept.length - 1].parameters, points.inputs);
	const dead = hiddenLayersOf(run).find(
		(layer) =>
			activationOf(layer) === 'relu' && all[layer.index].outputs.every((output) => output === 0)
	);
	return dead ? { at: hiddenNumber(spec, dead.index), units: sizeOf(dead.output) } : null;
}

/**
 * A relu unit that is silent on every point has no slope there, so no step can wake it; behind a
 * layer of them all answers are the same. Such a network does no better than the best constant.
 */
export function hasDeadLayer(run: Underfitting): Cause | null {
	const { kept, points, training, levels } = run;
	if (run.isFresh || training.level < 0.99 * levels.baseline) return null;
	if (kept[kept.length - 1].parameters.length * points.rows > affordable) return null;
	const dead = deadLayer(run);
	if (dead === null) return null;
	const units = dead.units === 1 ? 'The one unit' : `All ${formatCount(dead.units)} units`;
	return {
		kind: 'deadUnits',
		isCertain: true,
		sentence:
			`${units} of its hidden layer ${dead.at} give${dead.units === 1 ? 's' : ''} 0 on every ` +
			'point: such relu units learn no more. Other weights to begin with or a lower learning rate may help.'
	};
}

import type { Hyperparameters } from '../../network/hyperparameters.ts';
import { cos } from '../../math/elementary.ts';

/**
 * The rate of the step that follows `step` steps. Cosine decay
 * (https://arxiv.org/abs/1608.03983, without restarts) reaches zero after `horizon` steps and stays
 * there; without a horizon it never sets in.
 */
export function learningRateAt(
	{ learningRate, schedule }: Pick<Hyperparameters, 'learningRate' | 'schedule'>,
	step: number,
	horizon = Infinity
): number {
	if (schedule === 'constant') return learningRate;
	const progress = horizon > 0 ? Math.min(step, horizon) / horizon : 1;
	return learningRate * 0.5 * (1 + cos(Math.PI * progress));
}

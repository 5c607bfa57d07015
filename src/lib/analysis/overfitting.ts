import type { Evaluation } from '../network/loss.ts';

/**
 * The one rule of overfitting: at a step a network overfits if its validation loss is at least 1.3
 * times the best so far while its training loss is lower than it was at that best. Steps at which a
 * loss is no finite number, or the network has diverged, are left out.
 */

/** How far validation loss must lie above its best, as a ratio. */
export const overfittingRatio = 1.3;

/** Losses of one network in order of steps. */
export type History = readonly Evaluation[];

/** The step of the lowest validation loss, and both losses there. */
export interface Best {
	step: number;
	validation: number;
	training: number;
}

/** Whether both losses are finite numbers, and the network has not diverged. */
export function isFiniteEvaluation({ training, validation, diverged }: Evaluation): boolean {
	return !diverged && Number.isFinite(training.loss) && Number.isFinite(validation.loss);
}

/** Where validation loss is lowest, the first of equals; null without a finite evaluation. */
export function bestEvaluation(history: History): Evaluation | null {
	let best: Evaluation | null = null;
	for (const evaluation of history) {
		if (!isFiniteEvaluation(evaluation)) continue;
		if (best === null || evaluation.validation.loss < best.validation.loss) best = evaluation;
	}
	return best;
}

export function bestOf(history: History): Best | null {
	const best = bestEvaluation(history);
	return (
		best && { step: best.step, validation: best.validation.loss, training: best.training.loss }
	);
}

/** The rule itself. `best` is the best up to this step. */
export function isOverfitting(evaluation: Evaluation, best: Best): boolean {
	const { training, validation } = evaluation;
	return overfitsAgainst({ training: training.loss, validation: validation.loss }, best);
}

/** The same of both losses at a step. */
export function overfitsAgainst(
	{ training, validation }: Pick<Best, 'training' | 'validation'>,
	best: Best
): boolean {
	return (
		validation >= overfittingRatio * best.validation &&
		validation > best.validation &&
		training < best.training
	);
}

/**
 * The turn: the step of the best validation loss, if the network overfits at its last finite entry;
 * else null.
 */
export function overfitSince(history: History): number | null {
	const best = bestOf(history);
	const last = history.findLast(isFiniteEvaluation);
	return best && last && isOverfitting(last, best) ? best.step : null;
}

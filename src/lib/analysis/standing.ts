import type { Evaluation } from '../network/loss.ts';
import { bestEvaluation, type History } from './overfitting.ts';

/**
 * Where a network stands that the reader sees: at the step rewound to, back at its best, or now. All
 * that is said of it is said of there.
 */
export interface Standing {
	/** Its curve up to there. */
	history: History;
	/** Its step, while its whole curve goes on beyond there; else null. */
	backAt: number | null;
	/** Whether it is back because that is the best of its whole curve. */
	isAtBest: boolean;
}

/** What of a run is seen of one network. */
export interface Seen {
	/** What it is worth; undefined before anything is seen. */
	evaluation: Evaluation | undefined;
	isRewound: boolean;
	/** Whether it has gone back to its best. */
	atBest: boolean;
}

/** `curve` is the whole one. */
export function standingOf(curve: History, { evaluation, isRewound, atBest }: Seen): Standing {
	if (evaluation === undefined) return { history: curve, backAt: null, isAtBest: false };
	const { step } = evaluation;
	const history = [...curve.filter((earlier) => earlier.step < step), evaluation];
	const isBack = (isRewound || atBest) && step < (curve.at(-1)?.step ?? -1);
	return {
		history,
		backAt: isBack ? step : null,
		isAtBest: isBack && atBest && bestEvaluation(curve)?.step === step
	};
}

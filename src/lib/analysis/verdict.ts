import { levelsOf, type Levels } from './levels.ts';
import { bestEvaluation, isFiniteEvaluation, overfitSince, type History } from './overfitting.ts';
import { trendOf, type Trend } from './trend.ts';
import { untrainedVerdict } from './untrainedVerdict.ts';
import type { Cause } from './underfitting/cause.ts';
import { stepsOf, type Evidence } from './underfitting/evidence.ts';
import { likelyCause } from './underfitting/likelyCause.ts';
import {
	atBestVerdict,
	divergedVerdict,
	broughtVerdict,
	earlyVerdict,
	fitVerdict,
	guessingVerdict,
	improvingVerdict,
	memorisingVerdict,
	underfittingVerdict,
	type Verdict
} from './verdictWords.ts';

export type { Verdict, VerdictKind } from './verdictWords.ts';

/**
 * Reads a network's curves in one sentence. The first rule that holds decides:
 *
 * 1. untrained: no step done.
 * 2. diverged: the last evaluation is not finite.
 * 3. brought: a file has it as it stands.
 * 4. memorising: the rule of `overfitting.ts` holds now.
 * 5. still improving: over the last quarter of the steps training or validation loss fell noticeably
 *    (`trend.ts`), and that loss is not yet close to the noise floor. What falls below the floor is
 *    noise learned by heart, which is no improvement.
 * 6. underfitting: training loss has flattened well above the noise floor. The rules in
 *    `underfitting` look for the cause.
 * 7. guessing: the floor is not known, and training loss has flattened where the best constant answer is.
 * 8. good fit: none of these.
 *
 * `levels.ts` says how far close and well above are.
 */

export interface VerdictContext {
	/** Noise floor of the loss; null where it is not known (the reader's own table). */
	floor: number | null;
	/** Loss of the best constant answer (`baselineLoss`). Default: the first training loss. */
	baseline?: number;
	letter: string;
	/** `Rings`: it "fits the rings". */
	dataTitle?: string;
	/** `ended`: the run is over. `atBest`: it is, and the network went back to its best. */
	stopped?: 'ended' | 'atBest';
	/** The step at which a file has the network; null where it comes from none. */
	broughtAt?: number | null;
	/** What else is known of the network, for the cause of underfitting; asked for only then. */
	evidence?: () => Evidence | null;
}

/** Many networks stand still before they begin to learn: no sooner does that count as flattened. */
const fewestStepsToFlatten = 100;

/** Lest the verdict flicker, it waits for so many evaluations without a noticeable fall. */
const patience = 12;

function isImproving(history: History, set: 'training' | 'validation', now: Trend, close: number) {
	if (now.change > -0.01) return false;
	for (let back = 0; back < patience; back++) {
		const trend = back === 0 ? now : trendOf(history.slice(0, -back), set);
		if (trend?.direction === 'falling' && trend.level > close) return true;
	}
	return false;
}

/** Where training loss has flattened; null where the network went on to learn its own points. */
function flattenedAbove(history: History, { close, wellAbove }: Levels): Trend | null {
	const training = trendOf(history, 'training');
	if (!training || training.level <= wellAbove) return null;
	return isImproving(history, 'training', training, close) ? null : training;
}

/** Why it underfits. Soon after the start, or a change under way, nobody can tell. */
function causeOf(
	history: History,
	training: Trend,
	levels: Levels,
	evidence: VerdictContext['evidence']
): Cause | null {
	const found = evidence?.();
	if (!found || stepsOf(found) < fewestStepsToFlatten) return null;
	const [{ step }] = found.kept;
	const since = history.filter((at) => at.step >= step && isFiniteEvaluation(at));
	if (since.length === 0) return null;
	return likelyCause({ ...found, training, levels, history: since });
}

/** Of the best constant answer's loss: what is hardly lower has learned next to nothing. */
const nearlyBaseline = 0.97;

function isGuessing({ level }: Trend, baseline = NaN): baseline is number {
	return level >= nearlyBaseline * baseline;
}

export function readCurve(history: History, context: VerdictContext): Verdict {
	const { letter, stopped, evidence } = context;
	const last = history.at(-1);
	if (!last) return untrainedVerdict(letter);
	const best = bestEvaluation(history);
	if (!best || (stopped !== 'atBest' && !isFiniteEvaluation(last))) {
		const from = history.findLastIndex(isFiniteEvaluation) + 1;
		return divergedVerdict(history[from], last, letter);
	}
	if (last.step === context.broughtAt) return broughtVerdict(last.step, letter);
	if (last.step === 0) return untrainedVerdict(letter);

	/** Its own steps: those before pretraining ended are none of a network from random weights. */
	const steps = last.step - history[0].step;
	const levels = levelsOf(history, context.floor, context.baseline);
	if (stopped === 'atBest') {
		const isUnderfitting = levels !== null && best.training.loss > levels.wellAbove;
		const training = isUnderfitting ? flattenedAbove(history, levels) : null;
		const cause = training && levels ? causeOf(history, training, levels, evidence) : null;
		const end = history[history.findLastIndex(isFiniteEvaluation) + 1] ?? last;
		return atBestVerdict(end, best, isUnderfitting, cause, letter);
	}
	if (overfitSince(history) !== null) return memorisingVerdict(last, best, letter);

	const training = trendOf(history, 'training');
	const validation = trendOf(history, 'validation');
	if (!training || !validation) return earlyVerdict(steps, letter);

	const close = levels?.close ?? 0;
	const hasEnded = stopped === 'ended';
	if (isImproving(history, 'validation', validation, close)) {
		return improvingVerdict('validation', validation, last, best, hasEnded, letter);
	}
	if (isImproving(history, 'training', training, close)) {
		return improvingVerdict('training', training, last, best, hasEnded, letter);
	}
	if (!levels && isGuessing(training, context.baseline)) {
		return steps < fewestStepsToFlatten
			? earlyVerdict(steps, letter)
			: guessingVerdict(training, context.baseline, letter);
	}
	if (!levels || training.level <= levels.wellAbove) {
		const reached = { training: training.level, validation: validation.level };
		return fitVerdict(reached, levels, last, best, letter, context.dataTitle);
	}
	return steps < fewestStepsToFlatten
		? earlyVerdict(steps, letter)
		: underfittingVerdict(training, levels, causeOf(history, training, levels, evidence), letter);
}

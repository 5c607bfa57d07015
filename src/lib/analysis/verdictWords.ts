import type { Evaluation } from '../network/loss.ts';
import type { Levels } from './levels.ts';
import { isFiniteEvaluation } from './overfitting.ts';
import { formatLoss, formatPercent, formatRatio, formatStep } from './results.ts';
import type { Trend } from './trend.ts';

/** What is said of a network for each verdict. Every number comes from its own curve. */

export type VerdictKind =
	'untrained' | 'stillImproving' | 'underfitting' | 'goodFit' | 'memorising' | 'diverged';

export interface Verdict {
	kind: VerdictKind;
	title: string;
	detail: string;
}

function standing(last: Evaluation, best: Evaluation): string {
	const now = last.validation.loss;
	if (now <= best.validation.loss) return 'On new points it stands at its best.';
	if (best.validation.loss <= 0) {
		return `On new points its loss is ${formatLoss(now)}; its best was ${formatLoss(0)}.`;
	}
	const ratio = formatRatio(now / best.validation.loss);
	return ratio.startsWith('within')
		? `On new points it stands ${ratio} of its best.`
		: `On new points its loss is ${ratio} its best.`;
}

export function untrainedVerdict(letter: string): Verdict {
	return {
		kind: 'untrained',
		title: `${letter} has not trained yet.`,
		detail: 'Its parameters are still the random ones it began with.'
	};
}

export function earlyVerdict(step: number, letter: string): Verdict {
	return {
		kind: 'stillImproving',
		title: `${letter} has only just begun.`,
		detail: `${formatStep(step)} ${step === 1 ? 'step is' : 'steps are'} too few to tell.`
	};
}

/**
 * The network is back where it was best, so the curve behind that step is no longer its own. It went
 * on to `end`, the first evaluation that is not finite if it diverged.
 */
export function atBestVerdict(
	end: Evaluation,
	best: Evaluation,
	isUnderfitting: boolean,
	letter: string
): Verdict {
	const loss = `On new points its loss there is ${formatLoss(best.validation.loss)}`;
	if (!isFiniteEvaluation(end)) {
		return {
			kind: 'diverged',
			title: `${letter} diverged at step ${formatStep(end.step)} and went back to its best, step ${formatStep(best.step)}.`,
			detail: `${loss}. Lower the learning rate to train it further.`
		};
	}
	const further = end.step - best.step;
	const more = `${formatStep(further)} ${further === 1 ? 'step' : 'steps'} more`;
	return {
		kind: isUnderfitting ? 'underfitting' : 'goodFit',
		title: `${letter} stopped at its best, step ${formatStep(best.step)}.`,
		detail: further > 0 ? `${loss}; ${more} found no lower one.` : `${loss}.`
	};
}

/** `from` is the first evaluation that is not finite, `last` the present one. */
export function divergedVerdict(from: Evaluation, last: Evaluation, letter: string): Verdict {
	const what =
		Number.isNaN(last.training.loss) || Number.isNaN(last.validation.loss)
			? 'Its loss is no longer a number'
			: 'Its loss or its parameters have grown beyond all bounds';
	return {
		kind: 'diverged',
		title: `${letter} diverged at step ${formatStep(from.step)}.`,
		detail: `${what}: lower the learning rate.`
	};
}

export function memorisingVerdict(last: Evaluation, best: Evaluation, letter: string): Verdict {
	const since = best.step === 0 ? 'from the start' : `since step ${formatStep(best.step)}`;
	const now = last.validation;
	const worse =
		best.validation.loss > 0
			? `, ${formatRatio(now.loss / best.validation.loss)} worse than its best on new ones.`
			: `; on new ones its loss rose from 0 to ${formatLoss(now.loss)}.`;
	const rightAsOften =
		now.accuracy >= best.validation.accuracy
			? ` Yet it is right no less often: on ${formatPercent(now.accuracy)} of them.`
			: '';
	return {
		kind: 'memorising',
		title: `${letter} is memorising, ${since}.`,
		detail: `Better and better on its own points${worse}${rightAsOften}`
	};
}

/** `on` is the loss that falls. */
export function improvingVerdict(
	on: 'validation' | 'training',
	trend: Trend,
	last: Evaluation,
	best: Evaluation,
	hasEnded: boolean,
	letter: string
): Verdict {
	const when = hasEnded
		? `was still improving at step ${formatStep(last.step)}`
		: 'is still improving';
	const percent = Math.min(99, Math.round(-100 * trend.change));
	const fell = `fell ${percent}\u00a0% in ${formatStep(trend.steps)} steps.`;
	return on === 'validation'
		? {
				kind: 'stillImproving',
				title: `${letter} ${when}.`,
				detail: `On new points its loss ${fell}`
			}
		: {
				kind: 'stillImproving',
				title: `${letter} ${when} on its own points.`,
				detail: `Its training loss ${fell} ${standing(last, best)}`
			};
}

export function underfittingVerdict(training: Trend, levels: Levels, letter: string): Verdict {
	const isRising = training.direction === 'rising';
	const against = levels.hasNoise
		? `well above the noise floor of ${formatLoss(levels.floor)}`
		: 'though its points carry next to no noise';
	return {
		kind: 'underfitting',
		title: `${letter} underfits.`,
		detail:
			`Its training loss ${isRising ? 'is rising, at' : 'has flattened at'} ` +
			`${formatLoss(training.level)}, ${against}. ` +
			(isRising ? 'A lower learning rate may help.' : 'More width or depth may help.')
	};
}

/** `Rings` → `rings`, but `XOR` stays. */
function uncapitalised(title: string): string {
	return /^\p{Lu}\p{Ll}/u.test(title) ? title[0].toLowerCase() + title.slice(1) : title;
}

/** `validation` is the present level of that loss. */
export function fitVerdict(
	validation: number,
	levels: Levels | null,
	last: Evaluation,
	best: Evaluation,
	letter: string,
	dataTitle?: string
): Verdict {
	const fits = dataTitle ? `fits the ${uncapitalised(dataTitle)}` : 'fits';
	const what = !levels
		? 'has settled'
		: validation > levels.wellAbove
			? 'fits its own points better than new ones'
			: levels.hasNoise
				? `${fits} and leaves the noise`
				: fits;
	return { kind: 'goodFit', title: `${letter} ${what}.`, detail: standing(last, best) };
}

import type { Evaluation } from '../network/loss.ts';
import type { Levels } from './levels.ts';
import { isFiniteEvaluation } from './overfitting.ts';
import { counted, formatLoss, formatPercent, formatRatio, formatStep, plural } from '../format.ts';
import type { Trend } from './trend.ts';
import type { Cause } from './underfitting/cause.ts';

/** What is said of a network for each verdict. Every number comes from its own curve. */

export type VerdictKind =
	| 'untrained'
	| 'brought'
	| 'stillImproving'
	| 'underfitting'
	| 'goodFit'
	| 'memorising'
	| 'diverged';

export interface Verdict {
	kind: VerdictKind;
	title: string;
	detail: string;
	/** Why it underfits, where that was found; `detail` says it. */
	cause?: Cause;
}

/** Said after what the curve shows. */
function because(cause: Cause | null): Pick<Verdict, 'cause'> & { sentence: string } {
	return cause === null ? { sentence: '' } : { cause, sentence: ` ${cause.sentence}` };
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

export function earlyVerdict(step: number, letter: string): Verdict {
	return {
		kind: 'stillImproving',
		title: `${letter} has only just begun.`,
		detail: `${counted(step, 'step')} ${plural(step, 'is', 'are')} too few to tell.`
	};
}

/** Of a network that a file brought, before it takes a further step. */
export function broughtVerdict(step: number, letter: string): Verdict {
	return {
		kind: 'brought',
		title: `${letter} comes from a file, and has not trained further.`,
		detail:
			step === 0
				? 'Its losses here are those of the parameters in the file.'
				: `Its losses here are those of step ${formatStep(step)}; its curves up to there are not in the file.`
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
	cause: Cause | null,
	letter: string
): Verdict {
	const loss = `On new points its loss there is ${formatLoss(best.validation.loss)}`;
	if (!isFiniteEvaluation(end)) {
		return {
			kind: 'diverged',
			title: `${letter} diverged at step ${formatStep(end.step)} and went back to its best, step ${formatStep(best.step)}.`,
			detail: `${loss}. Lower the learning rate, then Reset.`
		};
	}
	const further = end.step - best.step;
	const more = `${counted(further, 'step')} more`;
	const { sentence, ...why } = because(cause);
	return {
		...why,
		kind: isUnderfitting ? 'underfitting' : 'goodFit',
		title: `${letter} stopped at its best, step ${formatStep(best.step)}.`,
		detail:
			(further > 0 ? `${loss}; ${more} found no lower one.` : `${loss}.`) +
			(sentence && ` It underfits.${sentence}`)
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

export function underfittingVerdict(
	training: Trend,
	levels: Levels,
	cause: Cause | null,
	letter: string
): Verdict {
	const isRising = training.direction === 'rising';
	const against = levels.hasNoise
		? `well above the noise floor of ${formatLoss(levels.floor)}`
		: 'though its points carry next to no noise';
	const { sentence, ...why } = because(cause);
	return {
		...why,
		kind: 'underfitting',
		title: `${letter} underfits.`,
		detail:
			`Its training loss ${isRising ? 'is rising, at' : 'has flattened at'} ` +
			`${formatLoss(training.level)}, ${against}.${sentence}`
	};
}

/** Where the noise floor is not known: as good as one and the same answer to every point. */
export function guessingVerdict(training: Trend, baseline: number, letter: string): Verdict {
	const than = training.level < baseline ? 'hardly lower than' : 'no lower than';
	return {
		kind: 'underfitting',
		title: `${letter} underfits.`,
		detail:
			`Its training loss has flattened at ${formatLoss(training.level)}, ${than} the ` +
			`${formatLoss(baseline)} of always giving the same answer.`
	};
}

/** `Rings` → `rings`, but `XOR` stays. */
function uncapitalised(title: string): string {
	return /^\p{Lu}\p{Ll}/u.test(title) ? title[0].toLowerCase() + title.slice(1) : title;
}

/** Present levels of both losses. */
interface Reached {
	training: number;
	validation: number;
}

/**
 * Whether it serves new points far worse than its own. Where noise is in the way, that shows in what
 * both miss of the floor. Without noise a network can come as near to 0 on its own points as it likes,
 * so that even a small loss on new ones tells: a hundred times its own is none of chance.
 */
function prefersOwnPoints({ training, validation }: Reached, levels: Levels): boolean {
	const { floor, baseline, fits, wellAbove, hasNoise } = levels;
	const missed = (loss: number) => Math.max(0, loss - floor);
	if (validation > fits) return validation > wellAbove || missed(validation) > 2 * missed(training);
	return !hasNoise && validation > 100 * training && missed(validation) > 0.001 * missed(baseline);
}

export function fitVerdict(
	reached: Reached,
	levels: Levels | null,
	last: Evaluation,
	best: Evaluation,
	letter: string,
	dataTitle?: string
): Verdict {
	const data = dataTitle ? ` the ${uncapitalised(dataTitle)}` : '';
	const isAllRight = levels && reached.validation <= levels.fits && last.validation.accuracy === 1;
	const what = !levels
		? 'has settled'
		: !isAllRight && prefersOwnPoints(reached, levels)
			? 'fits its own points better than new ones'
			: reached.validation > levels.fits
				? `roughly fits${data}`
				: levels.hasNoise
					? `fits${data} and leaves the noise`
					: `fits${data}`;
	return { kind: 'goodFit', title: `${letter} ${what}.`, detail: standing(last, best) };
}

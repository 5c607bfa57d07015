import { isFiniteEvaluation, type History } from './overfitting.ts';

/**
 * Where a loss is heading: the mean of the first third of a window against the mean of its last third.
 * Means, so that the jitter of mini-batches does not count as a direction.
 *
 * The window is the last quarter of the steps, and at least twelve evaluations.
 */

/** A change below 3 % of the loss is none. */
const noticeableChange = 0.03;

const fewestEvaluations = 12;

export interface Trend {
	/** `falling` and `rising` mean by more than 3 %, and by more than the jitter can explain. */
	direction: 'falling' | 'level' | 'rising';
	/** From the first mean to the last, as a share of the first: −0.1 is a fall of 10 %. */
	change: number;
	/** Mean of the window's last third: the loss of today without its jitter. */
	level: number;
	/** How many steps lie between the two means. */
	steps: number;
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value / values.length, 0);
}

/** Standard deviation of the jitter, from neighbour to neighbour: a smooth slope has almost none. */
function jitter(values: readonly number[]): number {
	let sum = 0;
	for (let i = 1; i < values.length; i++) sum += (values[i] - values[i - 1]) ** 2;
	return Math.sqrt(sum / (values.length - 1) / 2);
}

/** Null with fewer than twelve finite losses. */
export function trendOf(history: History, set: 'training' | 'validation'): Trend | null {
	const kept = history.filter(isFiniteEvaluation);
	if (kept.length < fewestEvaluations) return null;

	const last = kept[kept.length - 1].step;
	const begin = kept.findIndex(({ step }) => step >= 0.75 * last);
	const window = kept.slice(Math.min(begin, kept.length - fewestEvaluations));
	const losses = window.map((evaluation) => evaluation[set].loss);
	const steps = window.map(({ step }) => step);

	const size = Math.floor(window.length / 3);
	const early = mean(losses.slice(0, size));
	const level = mean(losses.slice(-size));
	const change = early > 0 ? (level - early) / early : 0;
	const uncertainty = jitter(losses) * Math.sqrt(2 / size);
	const isNoticeable =
		Math.abs(change) > noticeableChange && Math.abs(level - early) > 4 * uncertainty;

	return {
		direction: !isNoticeable ? 'level' : change < 0 ? 'falling' : 'rising',
		change,
		level,
		steps: Math.round(mean(steps.slice(-size)) - mean(steps.slice(0, size)))
	};
}

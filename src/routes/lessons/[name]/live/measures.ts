import { formatCount, formatPlainLoss } from '$lib/format.ts';
import { letters } from '$lib/experiment/experiment.ts';
import type { Evaluation } from '$lib/network/loss.ts';
import type { Moment, Playground } from '$lib/state/playground/playground.svelte.ts';
import { wrongAt } from './wrongAt.ts';

/** A row of the table that compares an earlier step with the present, as readers see it. */
export interface Measure {
	name: string;
	then: string;
	now: string;
	change: string;
}

/** More rows than these are no comparison at a glance. */
const mostRows = 4;

/** "× 2.7" or "÷ 18": how many times as high it is, or as low. */
export function timesOf(then: number, now: number): string {
	const ratio = now / then;
	if (!(ratio > 0) || ratio === Infinity) return '—';
	const times = ratio < 1 ? 1 / ratio : ratio;
	const digits = times < 9.95 ? times.toFixed(1) : formatCount(times);
	return digits === '1.0' ? '× 1.0' : `${ratio < 1 ? '÷' : '×'} ${digits}`;
}

function differenceOf(then: number, now: number): string {
	const difference = now - then;
	return `${difference > 0 ? '+' : ''}${formatCount(difference)}`;
}

type Part = 'training' | 'validation';
const words = { training: 'training', validation: 'new' } as const;

function lossOf(playground: Playground, index: number, part: Part): Omit<Measure, 'name'> {
	const { frame, presentFrame } = playground.training;
	const at = (evaluations: Evaluation[] | undefined) => evaluations?.[index]?.[part].loss ?? NaN;
	const [then, now] = [at(frame?.evaluations), at(presentFrame?.evaluations)];
	const written = (loss: number) => (Number.isNaN(loss) ? '—' : formatPlainLoss(loss));
	return { then: written(then), now: written(now), change: timesOf(then, now) };
}

function wrongOf(playground: Playground, index: number, part: Part): Omit<Measure, 'name'> {
	const { rows } = playground.drawn[part];
	const at = (moment: Moment) => wrongAt(playground, index, moment)?.[part] ?? null;
	const [then, now] = [at('shown'), at('present')];
	const written = (count: number | null) =>
		count === null ? '—' : `${formatCount(count)} of ${formatCount(rows)}`;
	return {
		then: written(then),
		now: written(now),
		change: then === null || now === null ? '—' : differenceOf(then, now)
	};
}

/** The losses of each network and the points that it gets wrong; of several networks, on new points. */
export function measuresOf(playground: Playground): Measure[] {
	const networks = playground.counts.length;
	const parts: Part[] = networks === 1 ? ['validation', 'training'] : ['validation'];
	const of = (index: number) => (networks === 1 ? '' : `${letters[index]}: `);
	const opening = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
	const each = playground.counts.map((_, index) => index);
	const losses = parts.flatMap((part) =>
		each.map((index) => ({
			name: opening(`${of(index)}loss on ${words[part]} points`),
			...lossOf(playground, index, part)
		}))
	);
	if (playground.dataset.task !== 'classification') return losses;
	const wrong = parts.flatMap((part) =>
		each.map((index) => ({
			name: opening(`${of(index)}${words[part]} points wrong`),
			...wrongOf(playground, index, part)
		}))
	);
	return losses.length + wrong.length <= mostRows ? [...losses, ...wrong] : losses;
}

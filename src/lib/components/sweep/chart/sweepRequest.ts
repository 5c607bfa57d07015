import { byErrors } from '$lib/analysis/sweep/sweepErrors.ts';
import type { SweepStudy } from '$lib/state/sweep/sweepStudy.svelte.ts';
import { letters } from '$lib/experiment/experiment.ts';
import type { Beside } from './beside.ts';
import { isOfParameters, type LineName, type SweepRequest } from './sweepPicture.ts';

/** How a sweep is drawn, where that can be chosen. */
export interface SweepDrawing {
	/** Whether shares of wrong points are drawn, not losses. */
	ofErrors: boolean;
	/** Of losses. */
	scale: 'linear' | 'log';
	/** The smallest size that fits its points, and the rule of thumb for it. */
	marks: boolean;
	show: readonly LineName[];
	/** What it is compared with, if anything. */
	beside?: Beside | null;
}

/** A power law is straight on logarithmic axes: where no point is seen twice, these are the usual ones. */
export function usualScale({ document }: SweepStudy): 'linear' | 'log' {
	return document.dataset.fresh ? 'log' : 'linear';
}

/** Where all networks are untrained, there is one size all the same. */
const rangeOf = (sizes: readonly number[]): SweepRequest['range'] =>
	sizes.length === 0 ? [1, 1] : [Math.min(...sizes), Math.max(...sizes)];

/** A sweep as the chart is asked to show it. */
export function sweepRequest(
	{ document, view }: SweepStudy,
	{ ofErrors, scale, marks, show, beside }: SweepDrawing
): SweepRequest {
	const { axis, data } = document.sweep;
	const { loss, error } = document.dataset.noiseFloor(data.options, data.flips);
	const points = ofErrors ? byErrors(view.points) : view.points;
	const trained = document.planned.filter(({ isUntrained }) => !isUntrained);
	const sizes = trained.map(({ value, parameters }) => (isOfParameters(axis) ? parameters : value));
	const [own, ...others] = view.lines;
	const controls = others.map(({ name, points }, at) => ({
		letter: letters[at + 1],
		name,
		points: ofErrors ? byErrors(points) : points
	}));
	const compared = (beside?.ghosts ?? []).flatMap((ghost) => ghost.points.map(({ x }) => x));
	return {
		points,
		axis,
		range: rangeOf([...sizes, ...compared]),
		hasUntrained: trained.length < document.planned.length,
		scale: ofErrors ? 'linear' : scale,
		floor: ofErrors ? error : loss,
		rule: marks ? view.rule : null,
		best: ofErrors || own ? null : view.best,
		fitted: (marks && points.find(({ value }) => value === view.fitted?.value)) || null,
		law: ofErrors ? null : (beside?.line?.law ?? view.law),
		lawName: beside?.line?.name,
		predicted: ofErrors ? null : beside?.line?.predicted,
		ghosts: ofErrors ? [] : beside?.ghosts,
		ownName: own?.name ?? (ofErrors ? null : beside?.ownName),
		controls,
		quantity: ofErrors ? 'share wrong' : 'loss',
		...(ofErrors && { most: 1 }),
		start: ofErrors ? 0.5 : document.context.baseline,
		show
	};
}

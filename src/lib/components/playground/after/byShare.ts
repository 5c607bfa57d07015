import { differences } from '$lib/experiment/difference.ts';
import { letters, type Experiment, type Letter } from '$lib/experiment/experiment.ts';
import { isFiniteEvaluation, type History } from '$lib/analysis/overfitting.ts';
import type { Run } from '$lib/state/playground/keptRun.ts';
import { standingCurves } from '$lib/state/playground/keptRun.ts';

/** One network of a run: how much of it was pruned, and how often it is right on new points. */
export interface ShareDot {
	letter: Letter;
	/** Of the weights or units, 0–1. */
	share: number;
	/** Share of new points, 0–1. */
	right: number;
	/** Whether the first to go were taken at random. */
	isRandom: boolean;
	/** Of the run that is seen now, not of an earlier one. */
	isPresent: boolean;
}

/** Networks of a run that start from the pretrained one, and are not rounded. */
export function dotsOf(
	{ networks }: Experiment,
	curves: readonly History[],
	isPresent: boolean
): ShareDot[] {
	return networks.flatMap(({ start }, at) => {
		const last = curves[at]?.findLast(isFiniteEvaluation);
		if (!start || start.quantize || last === undefined) return [];
		return [
			{
				letter: letters[at],
				share: start.prune?.share ?? 0,
				right: last.validation.accuracy,
				isRandom: start.prune?.first === 'random',
				isPresent
			}
		];
	});
}

/** Whether two experiments differ in nothing but their networks. */
function isSameTask(a: Experiment, b: Experiment): boolean {
	if (!a.pretrained || !b.pretrained) return false;
	return (
		differences(a, { ...b, networks: a.networks, view: a.view, stopAt: a.stopAt }).length === 0
	);
}

/** The reader's own runs from the same pretrained network, the latest last. */
export function earlierDots(runs: readonly Run[], present: Experiment): ShareDot[] {
	return runs
		.filter(({ experiment }) => isSameTask(experiment, present))
		.toReversed()
		.flatMap((run) => dotsOf(run.experiment, standingCurves(run), false));
}

/** The lowest share of right answers that the picture shows, in tenths. */
export function lowestOf(dots: readonly ShareDot[]): number {
	const least = Math.min(0.9, ...dots.map(({ right }) => right));
	return Math.floor(10 * least + 1e-9) / 10;
}

/** What lessons share in which two networks of a claim stand beside each other. */
import type { ExperimentNetwork } from '$lib/claims/claim.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import type { Watch } from './lesson.ts';
import type { NotYet } from './notYet.ts';
import { missingOfRun, standingOf, type Standing } from './scores.ts';

/** Both in one experiment, on the points of the first. */
export function beside(a: ExperimentNetwork, b: ExperimentNetwork): Experiment {
	return { ...a.experiment, networks: [...a.experiment.networks, ...b.experiment.networks] };
}

/** Where both stand. */
export interface Both {
	a: Standing;
	b: Standing;
}

/** Where both stand when this very experiment has gone to its end. */
export const bothAtEnd =
	(experiment: Experiment) =>
	(watch: Watch): Both | NotYet =>
		missingOfRun(watch, experiment) ?? { a: standingOf(watch, 0), b: standingOf(watch, 1) };

/** The words of a task that asks for no more. */
export const trainToTheEnd = {
	task: 'Press “Train”, and let the run go to its end.',
	hint: 'If you have changed something, press “Set up again” first.'
};

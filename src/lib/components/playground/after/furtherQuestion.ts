import type { Experiment, NetworkSettings } from '$lib/experiment/experiment.ts';
import { withAsManySteps } from '$lib/experiment/pretrained/samePoints.ts';

/** A question that a finished run leads to, and the network that answers it. */
export interface FurtherQuestion {
	asked: string;
	/** Whether a network answers it already. */
	isAnswered: boolean;
	/** `place` counts networks from 0. */
	edit: (experiment: Experiment, place: number) => Experiment;
}

/** Puts the network at its question's place, or at the end where that is not reached yet. */
export const withNetwork =
	(added: NetworkSettings) =>
	(experiment: Experiment, place: number): Experiment =>
		withAsManySteps(experiment, {
			...experiment,
			networks: experiment.networks.toSpliced(place, 0, added)
		});

/** A teacher's own experiment as a class trains it: each student with a seed of their own. */
import { letters, type Experiment } from '../../experiment/experiment.ts';
import { withoutSeeds } from '../../experiment/link/assignmentLink.ts';
import { toLink } from '../../experiment/link/link.ts';
import { learnsSamePoints } from '../../experiment/pretrained/samePoints.ts';
import { firstScreen } from '../../experiment/presets.ts';
import type { ClassNetworks } from './classNetworks.ts';
import { digest } from './digest.ts';

/** One seed draws a student's points and initial weights; batches and dropout follow from it too. */
export function ownNetworks(experiment: Experiment, seed: number): ClassNetworks {
	return {
		experiment: withSeed(experiment, seed),
		names: letters.slice(0, experiment.networks.length)
	};
}

/** Of both stages, where they learn from the same points. */
function withSeed(experiment: Experiment, seed: number): Experiment {
	const { pretrained } = experiment;
	const drawn = { ...experiment, data: { ...experiment.data, seed }, weightSeed: seed };
	const isShared = pretrained && learnsSamePoints(experiment);
	return isShared ? { ...drawn, pretrained: withSeed(pretrained, seed) } : drawn;
}

/** The same for every student, and another for every other experiment; how it is shown does not count. */
export function taskDigest(experiment: Experiment): string {
	return digest(toLink(withoutSeeds({ ...experiment, view: firstScreen.view })));
}

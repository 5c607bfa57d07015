import type { Experiment } from '$lib/experiment/experiment.ts';
import { toLink } from '$lib/experiment/link/link.ts';
import { firstScreen } from '$lib/experiment/presets.ts';

/** How a run is shown makes no other network. */
const withoutView = (experiment: Experiment): Experiment => ({
	...experiment,
	view: firstScreen.view
});

export const nameOfSource = (source: Experiment) => `source ${toLink(withoutView(source))}`;

/** One that trains along: its own settings, up to where the pretrained network ends. */
function nameOfOwn(experiment: Experiment, index: number): string {
	const { pretrained, ...own } = withoutView(experiment);
	const alone = { ...own, networks: [own.networks[index]], stopAtBest: false };
	return `${pretrained?.stopAt} steps of ${toLink(alone)}`;
}

/** The same names are the same numbers. The
 * pretrained network's comes first. */
export function namesOf(experiment: Experiment, along: readonly number[]): string[] {
	const { pretrained } = experiment;
	if (pretrained === undefined) return [];
	return [nameOfSource(pretrained), ...along.map((index) => nameOfOwn(experiment, index))];
}

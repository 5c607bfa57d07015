import type { Experiment } from '$lib/experiment/experiment.ts';
import { toLink } from '$lib/experiment/link/link.ts';
import { computesOtherwise } from '$lib/experiment/pretrained/computed.ts';
import { firstScreen } from '$lib/experiment/presets.ts';

/** How a run is shown makes no other network. */
const withoutView = (experiment: Experiment): Experiment => ({
	...experiment,
	view: firstScreen.view
});

/** One that computes with other numbers than were trained was once kept as it was trained, under the plain name. */
export function nameOfSource(source: Experiment): string {
	const { start } = source.networks[0];
	const kind = start && computesOtherwise(start) ? 'computed source' : 'source';
	return `${kind} ${toLink(withoutView(source))}`;
}

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

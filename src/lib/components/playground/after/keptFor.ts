import type { Experiment } from '$lib/experiment/experiment.ts';
import { original } from '$lib/experiment/pretrained/start.ts';
import { keepLearned, keepProblem } from '$lib/experiment/pretrained/startEdits.ts';
import { needsFreshLast, startProblem } from '$lib/experiment/pretrained/startProblem.ts';
import { freshLast, fromScratch } from '$lib/experiment/pretrained/tuning.ts';
import type { Learned } from '$lib/state/playground/playground.svelte.ts';

/**
 * What a network had learned becomes the pretrained network of the present data: A is that network, at
 * rest, and B trains it further. Where these data have other classes, A starts from random weights, and B
 * has a fresh last layer. A sentence where it does not fit at all.
 */
export function keptFor(
	{ experiment, steps }: Learned,
	index: number,
	{ data, view }: Experiment
): Experiment | string {
	const problem = keepProblem(experiment, index);
	if (problem !== null) return problem;
	const further = { ...original, train: 'all' } as const;
	const kept = keepLearned(experiment, index, steps[index], [original, further]);
	const moved: Experiment = { ...kept, data, view };
	if (!needsFreshLast(moved)) return startProblem(moved, moved.networks[0]) ?? moved;
	const { pretrained } = moved;
	const networks = [fromScratch(), freshLast()].map((begin) => begin(pretrained!));
	return startProblem(moved, networks[1]) ?? { ...moved, networks };
}

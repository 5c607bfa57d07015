import type { Experiment } from '$lib/experiment/experiment.ts';
import { original } from '$lib/experiment/pretrained/start.ts';
import { keepLearned, keepProblem } from '$lib/experiment/pretrained/startEdits.ts';
import { startProblem } from '$lib/experiment/pretrained/startProblem.ts';
import type { Learned } from '$lib/state/playground/playground.svelte.ts';

/**
 * What a network had learned becomes the pretrained network of the present data: A is that network, at
 * rest, and B trains it further. A sentence where it does not fit these data.
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
	return startProblem(moved, moved.networks[0]) ?? moved;
}

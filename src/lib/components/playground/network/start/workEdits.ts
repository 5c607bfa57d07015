import { ask, questionNamed } from '$lib/experiment/pretrained/questions.ts';
import { keepLearned, keepProblem } from '$lib/experiment/pretrained/startEdits.ts';
import { original } from '$lib/experiment/pretrained/start.ts';
import { letters } from '$lib/experiment/experiment.ts';
import type { Playground } from '$lib/state/playground/playground.svelte.ts';

/** What a network's menu “Work on it” does; each is one edit, which undo takes back. */

/** "How many can go?", with its measured setting. */
export function askHowMany(playground: Playground) {
	playground.edit((before) => ask(before, questionNamed('prune')));
}

/** "How exact must a number be?", with its measured setting. */
export function askHowExact(playground: Playground) {
	playground.edit((before) => ask(before, questionNamed('quantize')));
}

/** The network as it is becomes the pretrained one: A is that, at rest, and B starts from it. */
export function keepIt(playground: Playground, index: number) {
	const { experiment, training } = playground;
	const problem = keepProblem(experiment, index);
	if (problem !== null) return training.tell(problem);
	const step = training.standings[index].history.at(-1)?.step ?? training.step;
	const further = { ...original, train: 'all' } as const;
	playground.edit((before) => keepLearned(before, index, step, [original, further]));
	training.tell(
		`What ${letters[index]} had learned is the pretrained network now. A is that network, and B starts from it: choose below what is pruned or rounded of B.`
	);
}

import { tick } from 'svelte';
import { ask, questionNamed, type Question } from '$lib/experiment/pretrained/questions.ts';
import { keepLearned, keepProblem } from '$lib/experiment/pretrained/startEdits.ts';
import { original } from '$lib/experiment/pretrained/start.ts';
import { letters } from '$lib/experiment/experiment.ts';
import type { Playground } from '$lib/state/playground/playground.svelte.ts';
import { takeTo } from '../../../controls/takeTo.ts';

/** What a network's menu “Work on it” does; each is one edit, which undo takes back. */

/** A question, with its measured setting; it stands still, and the reader is taken to it, so that a bet can be laid. */
export async function askQuestion(playground: Playground, name: Question['name']) {
	playground.training.pause();
	playground.edit((before) => ask(before, questionNamed(name)));
	await tick();
	const question = document.getElementById('question');
	if (question) takeTo(question, document.getElementById('asked') ?? question);
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
		`What ${letters[index]} had learned is the pretrained network now. A is that network, and B starts from it: choose below what is pruned, rounded or trained of B.`
	);
}

import type { Evidence } from '$lib/analysis/underfitting/evidence.ts';
import { sourceOf } from '$lib/data/draw.ts';
import { hyperparametersOf } from '$lib/experiment/edits.ts';
import type { Playground } from './playground.svelte.ts';

/**
 * What can be known of one network at the step shown, for the cause of its underfitting. It begins
 * at the last change under way: what moved before that moved under other settings. Null where the
 * settings on the page are not those of the run.
 */
export function evidenceOf(playground: Playground, index: number): Evidence | null {
	const { training, experiment, seenTraining } = playground;
	const present = playground.frameOf(index);
	const step = training.frame?.evaluations[index]?.step;
	if (present === null || step === undefined) return null;
	if (playground.isRebuilding || training.phase === 'starting') return null;
	const changed = training.marks.at(-1)?.step ?? 0;
	const earlier = training.kept
		.filter((snapshot) => snapshot.step >= changed && snapshot.step < step)
		.map(({ step, members }) => ({ step, parameters: members[index].parameters }));
	if (earlier.length === 0) return null;
	return {
		spec: playground.specs[index],
		loss: playground.loss,
		hyperparameters: hyperparametersOf(experiment, index),
		points: seenTraining,
		isFresh: sourceOf(experiment.data) !== null,
		kept: [...earlier, { step, parameters: present.parameters }]
	};
}

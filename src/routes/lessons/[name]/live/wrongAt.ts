import { countWrong, wrongRows } from '$lib/analysis/mistakes.ts';
import { outputsOf } from '$lib/network/spec.ts';
import type { Moment, Playground } from '$lib/state/playground/playground.svelte.ts';

/** How many points a network gets wrong; null where there is no right and wrong, or nothing to see. */
export function wrongAt(
	playground: Playground,
	index: number,
	at: Moment
): { training: number; validation: number } | null {
	const frame = playground.frameOf(index, at);
	if (frame === null || playground.dataset.task !== 'classification') return null;
	const { validation } = playground.drawn;
	const { training } = playground.pictured[index];
	const width = outputsOf(playground.specs[index]);
	const count = (outputs: Float32Array, targets: Float32Array) =>
		countWrong(wrongRows(playground.loss, outputs, targets, width));
	return {
		training: count(frame.training, training.targets),
		validation: count(frame.validation, validation.targets)
	};
}

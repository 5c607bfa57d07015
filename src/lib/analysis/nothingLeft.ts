import { formatStep } from '../format.ts';

/** How a network came to its end: at this step it diverged, or it stopped at its best. */
export interface NetworkEnd {
	letter: string;
	divergedAt: number | null;
}

/** Why Train does nothing, and what to do: every network has come to its end. */
export function nothingLeft(ends: readonly NetworkEnd[]): string {
	const each = ends.map(({ letter, divergedAt }) =>
		divergedAt === null
			? `${letter} stopped at its best`
			: `${letter} diverged at step ${formatStep(divergedAt)}`
	);
	const who =
		each.length < 2 ? each.join('') : `${each.slice(0, -1).join(', ')} and ${each.at(-1)}`;
	const remedy = ends.every(({ divergedAt }) => divergedAt !== null)
		? 'Lower the learning rate, then press Train or Reset to start anew.'
		: 'Untick “Stop at best validation” to train on from there, or press Reset to start anew.';
	return `Nothing is left to train: ${who}. ${remedy}`;
}

import type { Verdict } from './verdictWords.ts';

/** Of a network that has taken no step. */
export function untrainedVerdict(letter: string): Verdict {
	return {
		kind: 'untrained',
		title: `${letter} has not trained yet.`,
		detail: 'Its parameters are still the random ones it began with.'
	};
}

/** Why a network underfits, in one sentence for the reader. */

export const causeKinds = [
	'straightLine',
	'learningRateTooHigh',
	'l1',
	'l2',
	'weightDecay',
	'dropout',
	'vanishingGradients',
	'learningRateTooLow',
	'deadUnits',
	'tooSmall',
	'unknown'
] as const;
export type CauseKind = (typeof causeKinds)[number];

export interface Cause {
	kind: CauseKind;
	/** Follows from what the network is. Where false, the sentence begins with "Perhaps". */
	isCertain: boolean;
	sentence: string;
}

/** `sentence` begins with a small letter. */
export function guess(kind: CauseKind, sentence: string): Cause {
	return { kind, isCertain: false, sentence: `Perhaps ${sentence}` };
}

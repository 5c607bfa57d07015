import type { Letter } from './experiment.ts';

/** A part of the playground's question. */
export interface QuestionPart {
	text: string;
	/** Where the text is the count of a network. */
	letter?: Letter;
}

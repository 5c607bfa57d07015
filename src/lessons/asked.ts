import type { Attempt } from './attempt.ts';

/** What every check sees beside the experiment: what the reader said and did before. */
export interface Asked {
	/** What the reader guessed in this step: a place among its choices. */
	guess: number | null;
	/** The facts of an earlier step of this lesson, or of this one from before, if it is done. */
	earlier(step: string): unknown;
	/** The tries at this step that have come to their end since the page was opened, in order. */
	tries(): readonly Attempt[];
}

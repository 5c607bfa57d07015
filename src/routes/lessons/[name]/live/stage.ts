import type { Asked } from '../../../../lessons/asked.ts';
import type { Attempt } from '../../../../lessons/attempt.ts';

/** What a step is lived on: one for each kind of step, which keeps its engine from step to step. */
export interface Stage<Step> {
	/** Takes up a step from its beginning. In the browser. */
	begin(step: Step): void;
	/** What the check of the step finds now, or a `NotYet`; null where there is nothing to judge. */
	readonly outcome: unknown;
	/** Of a task that is a search: the try that has come to its end, or null. */
	readonly attempt: Attempt | null;
	/** Whether something is under way, of which it is too early to speak. */
	readonly isBusy: boolean;
	/** Whether the reader has done anything since the step began. */
	readonly isTouched: boolean;
	/** Its experiment as a hash, without `#`. */
	readonly link: string;
	/** What tells this try at the task from others. */
	readonly trial: string;
	/** The same step anew. */
	again(): void;
	/** As a press on Train. */
	train(): void;
	/** Nothing goes on while another kind of step is looked at. */
	rest(): void;
	dispose(): void;
}

/** What a stage asks of the walk. */
export interface Reader extends Asked {
	/** Facts of the steps before the present one that are done, in order. */
	readonly factsBefore: readonly unknown[];
}

import type { Experiment } from '$lib/experiment/experiment.ts';
import type { Mark } from './runRecord.svelte.ts';

/** The longest pause within a drag. Keys do not say when they are done. */
const longestPauseMs = 5000;

/** An edit of a run under way. */
export interface Edit {
	before: Experiment;
	/** Edits of one control have the same. */
	group: string | undefined;
	/** The run's step when it was made. */
	step: number;
	ms: number;
}

/** The latest change of a run under way: one edit, or all those that its mark on the chart tells of. */
export class ChangeUnderWay {
	#mark: Mark | null = null;
	#first: Experiment | null = null;
	#last: Edit | null = null;
	/** Whether the control may still be held. */
	#isOpen = false;

	/** The mark that this edit goes on from, at the same step or in the same drag; null for none. */
	goesOnFrom({ group, step, ms }: Edit, marks: readonly Mark[]): Mark | null {
		const [mark, last] = [this.#mark, this.#last];
		if (mark === null || last === null || !marks.includes(mark)) return null;
		const isDragged =
			this.#isOpen && group !== undefined && group === last.group && ms - last.ms <= longestPauseMs;
		return isDragged || mark.step === step ? mark : null;
	}

	/** What it began from, with this edit as its latest. */
	origin(edit: Edit, goesOn: boolean): Experiment {
		if (!goesOn || this.#first === null) this.#first = edit.before;
		this.#last = edit;
		this.#isOpen = true;
		return this.#first;
	}

	marked(mark: Mark | null) {
		this.#mark = mark;
	}

	/** Ends the drag: the next edit at another step is a change of its own. */
	settle() {
		this.#isOpen = false;
	}
}

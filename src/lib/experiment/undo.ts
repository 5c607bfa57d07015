import type { Experiment } from './experiment.ts';
import { toLink } from './link/link.ts';

const mostEntries = 200;

/** Whether they are the same but for how they are shown. */
function differOnlyInView(a: Experiment, b: Experiment): boolean {
	return toLink({ ...a, view: b.view }) === toLink(b);
}

/**
 * Edits to take back and to make again; never changes, each verb returns a new stack. How a run is
 * shown (speed, axis, smoothing) is not an edit: it changes in place, and undo leaves it as it is.
 */
export class UndoStack {
	readonly present: Experiment;
	readonly #past: readonly Experiment[];
	readonly #future: readonly Experiment[];
	/** Of the last edit, while another of the same group would join it. */
	readonly #group: string | undefined;

	private constructor(
		present: Experiment,
		past: readonly Experiment[],
		future: readonly Experiment[],
		group?: string
	) {
		this.present = present;
		this.#past = past;
		this.#future = future;
		this.#group = group;
	}

	static of(experiment: Experiment): UndoStack {
		return new UndoStack(experiment, [], []);
	}

	get canUndo(): boolean {
		return this.#past.length > 0;
	}

	get canRedo(): boolean {
		return this.#future.length > 0;
	}

	/** Edits that follow each other with the same `group`, until `settle`, are taken back as one. */
	push(next: Experiment, group?: string): UndoStack {
		if (differOnlyInView(this.present, next)) {
			if (toLink(this.present) === toLink(next)) return this;
			return new UndoStack(next, this.#past, this.#future, this.#group);
		}
		if (group !== undefined && group === this.#group) {
			const before = this.#past[this.#past.length - 1];
			const isBack = differOnlyInView(before, next);
			if (isBack) return new UndoStack(next, this.#past.slice(0, -1), []);
			return new UndoStack(next, this.#past, [], group);
		}
		return new UndoStack(next, [...this.#past, this.present].slice(-mostEntries), [], group);
	}

	/** Ends the drag: the next edit is one of its own, whatever its group. */
	settle(): UndoStack {
		return new UndoStack(this.present, this.#past, this.#future);
	}

	/** Itself where there is nothing to take back. */
	undo(): UndoStack {
		const previous = this.#past.at(-1);
		if (!previous) return this;
		const future = [this.present, ...this.#future];
		return new UndoStack(this.#shown(previous), this.#past.slice(0, -1), future);
	}

	/** Itself where there is nothing to make again. */
	redo(): UndoStack {
		const [next, ...future] = this.#future;
		if (!next) return this;
		return new UndoStack(this.#shown(next), [...this.#past, this.present], future);
	}

	#shown(experiment: Experiment): Experiment {
		return { ...experiment, view: this.present.view };
	}
}

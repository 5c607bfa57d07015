import type { DrawnPoint } from '$lib/data/tables/drawn/drawing.ts';

const mostSteps = 200;

type Points = readonly DrawnPoint[];

/** What was drawn, stroke by stroke, to take back and to make again. It never changes: each verb gives a new one. */
export class DrawingHistory {
	readonly present: Points;
	readonly #past: readonly Points[];
	readonly #future: readonly Points[];

	private constructor(present: Points, past: readonly Points[], future: readonly Points[]) {
		this.present = present;
		this.#past = past;
		this.#future = future;
	}

	static of(points: Points): DrawingHistory {
		return new DrawingHistory(points, [], []);
	}

	get canUndo(): boolean {
		return this.#past.length > 0;
	}

	get canRedo(): boolean {
		return this.#future.length > 0;
	}

	/** Itself where nothing changed. */
	push(points: Points): DrawingHistory {
		if (points === this.present) return this;
		return new DrawingHistory(points, [...this.#past, this.present].slice(-mostSteps), []);
	}

	undo(): DrawingHistory {
		const before = this.#past.at(-1);
		if (before === undefined) return this;
		return new DrawingHistory(before, this.#past.slice(0, -1), [this.present, ...this.#future]);
	}

	redo(): DrawingHistory {
		const [next, ...future] = this.#future;
		if (next === undefined) return this;
		return new DrawingHistory(next, [...this.#past, this.present], future);
	}
}

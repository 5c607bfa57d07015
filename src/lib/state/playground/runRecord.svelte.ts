import type { Snapshot } from '$lib/engine/trainer.ts';
import type { Evaluation } from '$lib/network/loss.ts';
import { keptWithin } from './keptSnapshots.ts';

/** A change made while the run was under way. */
export interface Mark {
	step: number;
	text: string;
}

/** What was known of the networks before a run began. */
export interface Past {
	/** Each network's curve, in order of steps. */
	histories: readonly Evaluation[][];
	/** Snapshots of all networks, in order of steps. */
	kept: readonly Snapshot[];
	/** Steps before those whose snapshots can be had, but are not here. */
	missing: readonly number[];
}

/** What is known of a run so far: its curves, the steps to rewind to, the changes under way. */
export class RunRecord {
	#histories = $state.raw<Evaluation[][]>([]);
	#kept = $state.raw<Snapshot[]>([]);
	#missing = $state.raw<readonly number[]>([]);
	#marks = $state.raw<Mark[]>([]);
	#pointsSince = $state(0);

	/** The step since which the points are those of now: what was measured before was measured on others. */
	get pointsSince() {
		return this.#pointsSince;
	}
	/** Each network's evaluations, in order of steps. */
	get histories() {
		return this.#histories;
	}
	/** Snapshots in order of steps. */
	get kept() {
		return this.#kept;
	}
	/** Steps before the kept ones whose snapshots can be had, but are not here. */
	get missing() {
		return this.#missing;
	}
	get marks() {
		return this.#marks;
	}

	/** Begins with what was before. */
	begin({ histories, kept, missing }: Past) {
		this.#histories = histories.map((history) => [...history]);
		this.#kept = keptWithin([...kept]);
		this.#missing = missing;
		this.#marks = [];
	}

	/** What was missing is here. */
	fill(kept: readonly Snapshot[]) {
		this.#kept = keptWithin([...kept, ...this.#kept]);
		this.#missing = [];
	}

	/** `evaluated` holds, for each evaluated step, every network's evaluation. */
	append(evaluated: Evaluation[][], kept: Snapshot[]) {
		if (evaluated.length > 0) {
			this.#histories = evaluated[0].map((_, member) =>
				extended(
					this.#histories[member] ?? [],
					evaluated.map((members) => members[member])
				)
			);
		}
		if (kept.length > 0) {
			const earlier = this.#kept.filter((snapshot) => snapshot.step < kept[0].step);
			this.#kept = keptWithin([...earlier, ...kept]);
		}
	}

	mark(step: number, text: string): Mark {
		const others = this.#marks.filter((mark) => mark.step !== step || mark.text !== text);
		const mark = { step, text };
		this.#marks = [...others, mark].slice(-40);
		return mark;
	}

	unmark(mark: Mark) {
		this.#marks = this.#marks.filter((other) => other !== mark);
	}

	/** More points have joined at this step. */
	join(step: number) {
		this.#pointsSince = step;
	}

	/** Forgets what came after this step. */
	truncate(step: number) {
		this.#histories = this.#histories.map((history) => history.filter((at) => at.step <= step));
		this.#kept = this.#kept.filter((snapshot) => snapshot.step <= step);
		this.#marks = this.#marks.filter((mark) => mark.step <= step);
		this.#pointsSince = Math.min(this.#pointsSince, step);
	}

	clear() {
		this.#histories = [];
		this.#kept = [];
		this.#missing = [];
		this.#marks = [];
		this.#pointsSince = 0;
	}
}

/** What is new takes the place of all that was known from its step on; what is known already, as of a
 * network that stands still at its best, changes nothing. */
function extended(history: Evaluation[], incoming: Evaluation[]): Evaluation[] {
	const result = [...history];
	for (const evaluation of incoming) {
		const before = result.findLastIndex(({ step }) => step < evaluation.step);
		const known = result[before + 1];
		if (known !== undefined && isSame(known, evaluation)) continue;
		result.length = before + 1;
		result.push(evaluation);
	}
	return result;
}

function isSame(a: Evaluation, b: Evaluation): boolean {
	return (
		a.step === b.step &&
		a.diverged === b.diverged &&
		Object.is(a.training.loss, b.training.loss) &&
		Object.is(a.validation.loss, b.validation.loss)
	);
}

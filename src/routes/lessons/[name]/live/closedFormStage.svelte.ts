import { ClosedForm } from '$lib/state/sweep/closedForm.svelte.ts';
import type { ClosedFormWatch } from '../../../../lessons/closedFormWatch.ts';
import type { ClosedFormStep } from '../../../../lessons/lesson.ts';
import type { Reader, Stage } from './stage.ts';

/** Steps whose networks are solved exactly. */
export class ClosedFormStage implements Stage<ClosedFormStep> {
	readonly closedForm = new ClosedForm();
	readonly #reader: Reader;

	#step = $state.raw() as ClosedFormStep;
	#ridge = $state(0);

	/** `step` is what shows before any is taken up. */
	constructor(step: ClosedFormStep, reader: Reader) {
		this.#reader = reader;
		this.#step = step;
		this.#ridge = step.ridge;
	}

	readonly #watch = $derived.by((): ClosedFormWatch => {
		const { ridge, isSolved, points } = this.closedForm;
		return {
			ridge,
			isSolved,
			points,
			guess: this.#reader.guess,
			earlier: (step) => this.#reader.earlier(step),
			tries: () => this.#reader.tries()
		};
	});
	readonly outcome = $derived(this.#step.check(this.#watch));
	readonly attempt = $derived(this.#step.attempt?.(this.#watch) ?? null);

	get isBusy() {
		return this.closedForm.seeds > 0 && !this.closedForm.isSolved;
	}
	get isTouched() {
		return this.closedForm.ridge !== null || this.#ridge !== this.#step.ridge;
	}

	/** As the slider stands. */
	get ridge() {
		return this.#ridge;
	}
	/** It stands at the foot of the sweep page, whatever the sweep. */
	get link() {
		return '';
	}
	get trial() {
		return String(this.closedForm.ridge);
	}

	begin(step: ClosedFormStep) {
		this.#step = step;
		this.#ridge = step.ridge;
		this.closedForm.clear();
	}

	again() {
		this.begin(this.#step);
	}

	train() {
		void this.closedForm.solve(this.#ridge);
	}

	/** Once it is solved, the curve follows the slider. */
	setRidge(ridge: number) {
		this.#ridge = ridge;
		if (this.closedForm.ridge !== null) this.train();
	}

	rest() {
		this.closedForm.stop();
	}

	dispose() {
		this.closedForm.stop();
	}
}

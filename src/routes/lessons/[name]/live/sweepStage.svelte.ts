import { bestPoint, smallestFitted } from '$lib/analysis/sweep/sweepReading.ts';
import { toSweepLink } from '$lib/experiment/link/sweepLink.ts';
import { SweepStudy } from '$lib/state/sweep/sweepStudy.svelte.ts';
import type { SweepStep } from '../../../../lessons/lesson.ts';
import type { SweepWatch } from '../../../../lessons/sweepWatch.ts';
import type { Reader, Stage } from './stage.ts';

/** Steps whose experiment is a sweep. What was trained of it is there again when the reader comes
 * back, within the lesson or after the page was reloaded. */
export class SweepStage implements Stage<SweepStep> {
	readonly study: SweepStudy;
	readonly #reader: Reader;

	#step = $state.raw() as SweepStep;
	#isOpen = false;

	/** `step` is what shows before any is taken up. */
	constructor(step: SweepStep, reader: Reader) {
		this.#step = step;
		this.#reader = reader;
		this.study = new SweepStudy('lesson-sweep', step.sweep);
	}

	readonly #watch = $derived.by((): SweepWatch => {
		const { document, training, test, view } = this.study;
		const { latest, pointed } = view;
		return {
			sweep: document.sweep,
			hasEnded: training.phase === 'finished',
			isStopped: training.phase === 'stopped',
			share: training.progress.share,
			points: latest,
			best: bestPoint(latest),
			fitted: smallestFitted(latest, document.context),
			test: test.result,
			lookedAt: pointed,
			guess: this.#reader.guess,
			earlier: (step) => this.#reader.earlier(step),
			tries: () => this.#reader.tries()
		};
	});
	readonly outcome = $derived(this.#step.check(this.#watch));
	readonly attempt = $derived(this.#step.attempt?.(this.#watch) ?? null);
	/** What the chart shows beside the sweep: null for nothing so far, undefined for nothing at all. */
	readonly beside = $derived(this.#step.beside?.(this.#watch));

	get isBusy() {
		return this.study.training.isRunning;
	}
	get isTouched() {
		const { document, training, isGrown } = this.study;
		return (training.hasStarted && !isGrown) || document.link !== toSweepLink(this.#step.sweep);
	}

	get shown() {
		return this.#step.shown;
	}
	get link() {
		return this.study.document.link;
	}
	get trial() {
		return this.link;
	}

	begin(step: SweepStep) {
		this.#step = step;
		if (this.#isOpen) this.study.choose(step.sweep, step.growsFrom);
		else this.study.open(toSweepLink(step.sweep), step.growsFrom);
		this.#isOpen = true;
	}

	again() {
		this.study.choose(this.#step.sweep, this.#step.growsFrom);
		void this.study.startOver();
	}

	train() {
		this.study.train();
	}

	rest() {
		this.study.pause();
	}

	dispose() {
		this.study.dispose();
	}
}

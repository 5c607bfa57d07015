import { Playground } from '$lib/state/playground.svelte.ts';
import { lessonProgress } from '$lib/state/lessonProgress.svelte.ts';
import { toLink } from '$lib/experiment/link.ts';
import { untrack } from 'svelte';
import type { Lesson, Step, Watch } from '../../../lessons/lesson.ts';
import { HandCurve } from './handCurve.svelte.ts';

const settleMs = 400;

function canTell(step: Step, facts: unknown): boolean {
	if (facts === undefined || facts === null) return false;
	try {
		step.prediction?.answer(facts);
		return step.seen(facts).length > 0;
	} catch {
		return false;
	}
}

/** A reader's way through one lesson: the step, its experiment, and what its check says. */
export class Walk {
	readonly playground: Playground;
	readonly curve = new HandCurve();
	readonly name: string;
	readonly lesson: Lesson;

	#at = $state(0);
	#guesses = $state.raw<Readonly<Record<string, number>>>({});
	/** Of the present run. */
	#initial = $state.raw<readonly Float32Array[] | null>(null);

	constructor(name: string, lesson: Lesson) {
		this.name = name;
		this.lesson = lesson;
		this.playground = new Playground(lesson.steps[0].experiment);
	}

	/** Null once all steps are behind. */
	readonly step = $derived.by(() => this.lesson.steps[this.#at] ?? null);
	/** The steps that are done; what an older version of the lesson kept may not be readable. */
	readonly done = $derived.by(() => {
		const kept = lessonProgress.of(this.name);
		const readable = this.lesson.steps.filter((step) => canTell(step, kept[step.id]?.facts));
		return Object.fromEntries(readable.map(({ id }) => [id, kept[id]]));
	});
	readonly guess = $derived.by(() => this.#guesses[this.step?.id ?? ''] ?? null);

	/** Null while there is no run that belongs to the experiment. */
	readonly watch = $derived.by((): Watch | null => {
		const { playground } = this;
		const { training, experiment, counts } = playground;
		const isBetween = training.phase === 'starting' || training.phase === 'failed';
		if (isBetween || playground.isRebuilding) return null;
		const frame = training.frame;
		if (frame === null || this.#initial === null) return null;
		return {
			experiment,
			counts,
			histories: training.histories,
			step: training.step,
			hasEnded: training.phase === 'paused' && (training.pauseReason ?? 'asked') !== 'asked',
			lookedAt: training.rewoundTo,
			changes: training.marks.length,
			initial: this.#initial,
			parameters: frame.members.map(({ parameters }) => parameters),
			curve: this.step?.shown.curve === undefined ? null : this.curve.measure(playground.drawn),
			guess: this.guess,
			earlier: (step) => this.done[step]?.facts
		};
	});
	readonly facts = $derived.by(() => (this.watch === null ? null : this.step?.check(this.watch)));

	get at() {
		return this.#at;
	}

	/** In the browser, once: goes to the first step that is not done. */
	open() {
		lessonProgress.load();
		const { steps } = this.lesson;
		const open = steps.findIndex(({ id }) => !(id in this.done));
		this.#at = open < 0 ? steps.length : open;
		const { experiment } = this.step ?? steps[0];
		this.#takeUp();
		this.playground.open(toLink(experiment));
	}

	go(at: number) {
		this.#at = Math.max(0, Math.min(this.lesson.steps.length, at));
		this.#takeUp();
		if (this.step !== null) this.playground.begin(this.step.experiment);
	}

	/** Begins the present step anew. */
	again() {
		this.curve.restore();
		this.go(this.#at);
	}

	guessAt(choice: number) {
		if (this.step !== null) this.#guesses = { ...this.#guesses, [this.step.id]: choice };
	}

	/** For an effect: remembers where each run began. */
	noteBeginning() {
		const { phase, frame } = this.playground.training;
		if (phase === 'starting') this.#initial = null;
		else if (frame !== null && untrack(() => this.#initial) === null) {
			this.#initial = frame.members.map(({ parameters }) => parameters);
		}
	}

	/** For an effect: a step done stays done; what was seen follows once the reader lets go. */
	keep(): (() => void) | void {
		const { facts, step } = this;
		if (facts === null || facts === undefined || step === null) return;
		const done = untrack(() => this.done[step.id]);
		const finish = () =>
			lessonProgress.finish(this.name, step.id, { facts, link: this.playground.link });
		if (done === undefined) return finish();
		if (JSON.stringify(done.facts) === JSON.stringify(facts)) return;
		const timer = setTimeout(finish, settleMs);
		return () => clearTimeout(timer);
	}

	dispose() {
		this.playground.dispose();
	}

	/** A curve that an earlier step left is there again after the page was reloaded. */
	#takeUp() {
		const kept = this.lesson.steps
			.slice(0, this.#at)
			.map(({ id }) => (this.done[id]?.facts as { heights?: number[] } | undefined)?.heights)
			.findLast((heights) => heights !== undefined);
		this.curve.begin(kept, this.step?.shown.curve === 'both');
	}
}

import { plainText } from '$lib/analysis/sentence.ts';
import { tellHost } from '$lib/state/hostPage/tell.ts';
import { lessonAttempts } from '$lib/state/lesson/lessonAttempts.svelte.ts';
import { lessonProgress } from '$lib/state/lesson/lessonProgress.svelte.ts';
import { untrack } from 'svelte';
import type { Lesson, Step } from '../../../lessons/lesson.ts';
import { NotYet } from '../../../lessons/notYet.ts';
import { ClosedFormStage } from './live/closedFormStage.svelte.ts';
import { PlaygroundStage } from './live/playgroundStage.svelte.ts';
import type { Reader } from './live/stage.ts';
import { SweepStage } from './live/sweepStage.svelte.ts';

const settleMs = 400;
/** A hand that rests for so long has let go: what is missing is said once, not at every move. */
const restMs = 800;

function canTell(step: Step, facts: unknown): boolean {
	if (facts === undefined || facts === null) return false;
	try {
		step.prediction?.answer(facts);
		return step.seen(facts).length > 0;
	} catch {
		return false;
	}
}

/** A reader's way through one lesson: the step, the stage it is lived on, and what is done. */
export class Walk implements Reader {
	/** One for each kind of step that the lesson has. */
	readonly playground: PlaygroundStage | null;
	readonly sweep: SweepStage | null;
	readonly closedForm: ClosedFormStage | null;
	readonly name: string;
	readonly lesson: Lesson;

	#at = $state(0);
	#missing = $state<string | null>(null);
	#guesses = $state.raw<Readonly<Record<string, number>>>({});

	constructor(name: string, lesson: Lesson) {
		this.name = name;
		this.lesson = lesson;
		const { steps } = lesson;
		const ofPlayground = steps.find((step) => 'experiment' in step);
		const ofSweep = steps.find((step) => 'sweep' in step);
		const ofClosedForm = steps.find((step) => 'ridge' in step);
		this.playground = ofPlayground ? new PlaygroundStage(ofPlayground, this) : null;
		this.sweep = ofSweep ? new SweepStage(ofSweep, this) : null;
		this.closedForm = ofClosedForm ? new ClosedFormStage(ofClosedForm, this) : null;
	}

	/** Null once all steps are behind. */
	readonly step = $derived.by(() => this.lesson.steps[this.#at] ?? null);
	/** Of the present step. */
	readonly stage = $derived.by(() => {
		if (this.step === null) return null;
		if ('experiment' in this.step) return this.playground;
		return 'sweep' in this.step ? this.sweep : this.closedForm;
	});
	/** The steps that are done; what an older version of the lesson kept may not be readable. */
	readonly done = $derived.by(() => {
		const kept = lessonProgress.of(this.name);
		const readable = this.lesson.steps.filter((step) => canTell(step, kept[step.id]?.facts));
		return Object.fromEntries(readable.map(({ id }) => [id, kept[id]]));
	});
	readonly guess = $derived.by(() => this.#guesses[this.step?.id ?? ''] ?? null);

	get at() {
		return this.#at;
	}
	get factsBefore() {
		const before = this.lesson.steps.slice(0, this.#at);
		return before.map(({ id }) => this.done[id]?.facts).filter((facts) => facts !== undefined);
	}

	earlier(step: string): unknown {
		return this.done[step]?.facts;
	}

	/** In the browser, once: goes to the first step that is not done. */
	open() {
		lessonProgress.load();
		lessonAttempts.load();
		const { steps } = this.lesson;
		const open = steps.findIndex(({ id }) => !(id in this.done));
		this.go(open < 0 ? steps.length : open);
	}

	go(at: number) {
		const before = this.stage;
		this.#at = Math.max(0, Math.min(this.lesson.steps.length, at));
		this.#missing = null;
		if (before !== this.stage) before?.rest();
		const { step } = this;
		if (step === null) return;
		if ('experiment' in step) this.playground?.begin(step);
		else if ('sweep' in step) this.sweep?.begin(step);
		else this.closedForm?.begin(step);
	}

	guessAt(choice: number) {
		if (this.step !== null) this.#guesses = { ...this.#guesses, [this.step.id]: choice };
	}

	/** Why the present step is not done, once the reader has tried. */
	get missing() {
		return this.#missing;
	}
	/** The finished tries at the present step, in their order. */
	readonly attempts = $derived.by(() => lessonAttempts.of(this.name, this.step?.id ?? ''));

	tries() {
		return this.attempts;
	}

	/** For an effect: says why the step is not done, once the reader lets go. */
	explain(): (() => void) | void {
		const { stage, step } = this;
		const isOpen = stage?.isTouched && !stage.isBusy && step !== null && !(step.id in this.done);
		const missing = isOpen && stage.outcome instanceof NotYet ? stage.outcome.why : null;
		if (missing === null) {
			this.#missing = null;
			return;
		}
		const timer = setTimeout(() => (this.#missing = missing), restMs);
		return () => clearTimeout(timer);
	}

	/** For an effect: adds a finished try to the list, once. */
	note() {
		const { stage, step } = this;
		const attempt = stage?.attempt ?? null;
		if (attempt === null || stage === null || step === null || stage.isBusy) return;
		const { trial } = stage;
		untrack(() => lessonAttempts.note(this.name, step.id, { trial, ...attempt }));
	}

	/** For an effect: a step done stays done; what was seen follows once the reader lets go. */
	keep(): (() => void) | void {
		const { stage, step } = this;
		const facts = stage?.outcome ?? null;
		if (facts === null || facts instanceof NotYet || stage === null || step === null) return;
		const done = untrack(() => this.done[step.id]);
		const guess = untrack(() => this.guess) ?? done?.guess ?? null;
		const finish = () =>
			lessonProgress.finish(this.name, step.id, { facts, link: stage.link, guess });
		if (done === undefined) return finish();
		if (JSON.stringify(done.facts) === JSON.stringify(facts)) return;
		const timer = setTimeout(finish, settleMs);
		return () => clearTimeout(timer);
	}

	/** For an effect: tells the page around this one that the present step is done, and what was seen. */
	tell() {
		const { step } = this;
		const done = step === null ? undefined : this.done[step.id];
		if (step === null || done === undefined) return;
		const { id, title } = step;
		const seen = plainText(step.seen(done.facts));
		tellHost({ type: 'done', lesson: this.name, step: id, title, seen, link: done.link });
	}

	dispose() {
		this.playground?.dispose();
		this.sweep?.dispose();
		this.closedForm?.dispose();
	}
}

import { Playground } from '$lib/state/playground/playground.svelte.ts';
import { setView } from '$lib/experiment/edits.ts';
import { toLink } from '$lib/experiment/link/link.ts';
import { untrack } from 'svelte';
import type { Change, PlaygroundStep, Watch } from '../../../../lessons/lesson.ts';
import { HandCurve } from '../handCurve.svelte.ts';
import type { Reader, Stage } from './stage.ts';

/** Steps whose experiment is one of the playground. */
export class PlaygroundStage implements Stage<PlaygroundStep> {
	readonly playground: Playground;
	readonly curve = new HandCurve();
	readonly #reader: Reader;

	#step = $state.raw() as PlaygroundStep;
	#isOpen = false;
	/** What was there to try as the step began. */
	#beginning = $state('');
	/** Whether Train was pressed in the present run. */
	#hasTrained = $state(false);
	/** Whether a parameter was set before the first step of the present run. */
	#isSetByHand = $state(false);
	/** Each network's parameters when the present run began. */
	#initial = $state.raw<readonly Float32Array[] | null>(null);

	/** `step` is what shows before any is taken up. */
	constructor(step: PlaygroundStep, reader: Reader) {
		this.#step = step;
		this.#reader = reader;
		this.playground = new Playground(step.experiment);
	}

	/** Null while there is no run that belongs to the experiment. */
	readonly #watch = $derived.by((): Watch | null => {
		const { playground } = this;
		const { training, experiment, counts } = playground;
		const isBetween = training.phase === 'starting' || training.phase === 'failed';
		if (isBetween || playground.isRebuilding) return null;
		const frame = training.frame;
		if (frame === null || this.#initial === null) return null;
		if (frame.step !== (training.rewoundTo ?? frame.step)) return null;
		return {
			experiment,
			counts,
			histories: training.histories,
			step: training.step,
			hasEnded: playground.hasEnded,
			isStepByStep: !this.#hasTrained,
			lookedAt: training.rewoundTo,
			changes: this.#changes,
			initial: this.#initial,
			parameters: frame.members.map(({ parameters }) => parameters),
			curve: this.#step.shown.curve === undefined ? null : this.curve.measure(playground.drawn),
			guess: this.#reader.guess,
			earlier: (step) => this.#reader.earlier(step),
			tries: () => this.#reader.tries()
		};
	});
	readonly outcome = $derived.by(() => this.#watch && this.#step.check(this.#watch));
	/** Parts of the task that are done, as last seen: between two runs or steps there is nothing to see. */
	#lastTicked: readonly boolean[] = [];
	readonly ticked = $derived.by(() => {
		const watch = this.#watch;
		if (watch === null) return this.#lastTicked;
		this.#lastTicked = this.#step.parts?.map((part) => part.isDone(watch)) ?? [];
		return this.#lastTicked;
	});
	readonly attempt = $derived.by(() => (this.#watch && this.#step.attempt?.(this.#watch)) ?? null);

	/** A parameter that was set while the run was being built has left no mark. */
	get #changes(): readonly Change[] {
		const { marks } = this.playground.training;
		const isUnmarked = marks.length === 0 && this.#isSetByHand;
		return isUnmarked ? [{ step: 0, text: 'a parameter set by hand' }] : marks;
	}
	readonly #haveParametersMoved = $derived.by(() => {
		const [now, before] = [this.playground.training.frame, this.#initial];
		if (now === null || before === null) return false;
		return now.members.some(({ parameters }, member) =>
			parameters.some((value, index) => value !== before[member]?.[index])
		);
	});

	get isBusy() {
		return this.playground.training.isRunning || this.playground.isRebuilding;
	}
	get isTouched() {
		const { training } = this.playground;
		const hasRun = training.step > training.firstStep || training.marks.length > 0;
		return (
			hasRun || this.curve.isTouched || this.trial !== this.#beginning || this.#haveParametersMoved
		);
	}

	get shown() {
		return this.#step.shown;
	}
	get link() {
		return this.playground.link;
	}
	/** How the experiment is shown makes no other try. */
	get trial() {
		return toLink({ ...this.playground.experiment, view: this.#step.experiment.view });
	}

	/** The pace that the reader has chosen stays. */
	begin(step: PlaygroundStep) {
		this.#step = step;
		this.#lastTicked = [];
		this.curve.begin(this.#curveBefore(), step.shown.curve === 'both');
		const experiment = step.carriesOn?.(this.#reader) ?? step.experiment;
		const { speed } = this.playground.experiment.view;
		if (this.#isOpen) this.playground.begin(setView(experiment, { speed }));
		else this.playground.open({ experiment, dropped: [] });
		this.#isOpen = true;
		this.#beginning = this.trial;
	}

	again() {
		this.curve.restore();
		this.begin(this.#step);
	}

	train() {
		if (this.shown.train) this.playground.train();
	}

	/** The new points come once the guess is made that the step asks for. */
	askForNewPoints() {
		const mayCome = this.#step.prediction === undefined || this.#reader.guess !== null;
		if (mayCome) this.curve.judge();
		else this.curve.refuse();
	}

	rest() {
		this.playground.training.pause();
	}

	/** For an effect: remembers where each run began, and whether it ran by itself. */
	noteBeginning() {
		const { phase, frame } = this.playground.training;
		if (phase === 'training') this.#hasTrained = true;
		if (frame?.step === this.playground.training.firstStep && this.#haveParametersMoved)
			this.#isSetByHand = true;
		if (phase === 'starting') {
			this.#initial = null;
			this.#hasTrained = false;
			this.#isSetByHand = false;
		} else if (frame !== null && untrack(() => this.#initial) === null) {
			this.#initial = frame.members.map(({ parameters }) => parameters);
		}
	}

	dispose() {
		this.playground.dispose();
	}

	/** A curve that an earlier step left is there again after the page was reloaded. */
	#curveBefore(): readonly number[] | undefined {
		return this.#reader.factsBefore
			.map((facts) => (facts as { heights?: number[] } | null)?.heights)
			.findLast((heights) => heights !== undefined);
	}
}

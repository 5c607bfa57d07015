import { nothingLeft } from '$lib/analysis/nothingLeft.ts';
import { standingOf, type Standing } from '$lib/analysis/standing.ts';
import type { Frame, Plan } from '$lib/engine/protocol.ts';
import type { Member, Snapshot } from '$lib/engine/trainer.ts';
import { formatStep } from '$lib/format.ts';
import type { ExecutorChoice } from '$lib/network/executor.ts';
import { letters } from '$lib/experiment/experiment.ts';
import type { Hyperparameters } from '$lib/network/hyperparameters.ts';
import type { Evaluation } from '$lib/network/loss.ts';
import type { StepStart } from '$lib/network/oneStep.ts';
import { wayBack } from '../addressBar.ts';
import { PictureGap } from '../pictureGap.ts';
import { RunControl, type Activity, type Intent, type OwnEvent } from '../runControl.svelte.ts';
import { NextSteps } from './nextSteps.ts';
import { Rewind } from './rewind.svelte.ts';
import { RunRecord, type Mark, type Past } from './runRecord.svelte.ts';

/** `starting`: the engine loads or builds. */
export type Phase = 'starting' | 'paused' | 'training' | 'failed';

/** A single step is too short to be told from standing still. */
const phases: Record<Activity, Phase> = {
	absent: 'starting',
	building: 'starting',
	standing: 'paused',
	stepping: 'paused',
	training: 'training',
	pausing: 'training',
	failed: 'failed'
};

/** What a run is made from. */
export interface Recipe {
	members: Member[];
	probe: Float32Array | null;
	plan: Plan;
	executor: ExecutorChoice;
	/** Networks that were trained before; missing where all begin at step 0. */
	beginning?: Beginning;
}

/** Where a run begins that goes on from earlier training, and what is known of that. */
export interface Beginning extends Past {
	snapshot: Snapshot;
}

/** One run after another on the engine: what it has shown so far, and the verbs that steer it. */
export class Training {
	readonly #control = new RunControl({
		hear: (event) => this.#receive(event),
		lastStep: () => (this.#recipe === null ? null : (this.#latest?.step ?? 0)),
		rebuild: (step) => this.#rebuild(step),
		remedy: () => `Make the networks smaller, or ${wayBack()}.`
	});
	readonly #pictureGap = new PictureGap((gapMs, isUntouched) =>
		this.#control.send({ type: 'pictures', gapMs, isUntouched })
	);
	/** The latest state that training can go on from. */
	#latest: Snapshot | null = null;
	/** Whether the run that is being built has no part of the one before. */
	#isAnew = true;
	/** Says which points join, until they have. */
	#joining: string | null = null;
	/** Whether hyperparameters have changed since the run last stood still. */
	#isEdited = false;
	readonly #record = new RunRecord();
	readonly #rewind = new Rewind(this.#control);
	readonly #nextSteps = new NextSteps(this.#control);

	/** Null where nothing can be built. */
	#recipe = $state.raw<Recipe | null>(null);
	/** Whether every network has diverged or stopped at its best, so that nothing is left to train. */
	#isSpent = $state(false);
	#broughtAt = $state<number | null>(null);
	#frame = $state.raw<Frame | null>(null);
	/** Evaluations of the state that training goes on from, which may lie beyond the frame's. */
	#present = $state.raw<Evaluation[]>([]);
	#step = $state(0);
	#stepsPerSecond = $state(0);
	/** The step that is shown once its snapshot is here. */
	#awaitedStep: number | null = null;
	#onFinished: () => void;
	#onMissing: () => void;

	/**
	 * `onFinished` is called when a run reaches its end by itself; `onMissing` when the reader asks for a
	 * step of earlier training whose snapshot is not here.
	 */
	constructor(onFinished: () => void = () => {}, onMissing: () => void = () => {}) {
		this.#onFinished = onFinished;
		this.#onMissing = onMissing;
	}

	/** Those that the reader can go back to. */
	readonly keptSteps = $derived([
		...this.#record.missing,
		...this.#record.kept.map((snapshot) => snapshot.step)
	]);
	/** The present evaluation closes each curve, even between evaluated steps. */
	readonly histories = $derived(
		this.#record.histories.map((history, member) => withPresent(history, this.#present[member]))
	);
	/** The same since points joined last: what came before was measured on others. */
	readonly judged = $derived.by(() => {
		const { pointsSince } = this.#record;
		if (pointsSince === 0) return this.histories;
		return this.histories.map((history) => history.filter(({ step }) => step >= pointsSince));
	});
	/** Where each network stands that the reader sees. */
	readonly standings: readonly Standing[] = $derived.by(() => {
		const { frame } = this;
		const isRewound = this.#rewind.frame !== null;
		return this.judged.map((curve, member) =>
			standingOf(curve, {
				evaluation: frame?.evaluations[member],
				atBest: frame?.atBest[member] ?? false,
				isRewound
			})
		);
	});

	get phase(): Phase {
		return phases[this.#control.activity];
	}
	/** Training, or about to. */
	get isRunning() {
		return this.#control.isRunning;
	}
	get pauseReason() {
		return this.#control.pauseReason;
	}
	get isSpent() {
		return this.#isSpent;
	}
	get engineStatus() {
		return this.#control.engineStatus;
	}
	/** What the reader looks at: the step rewound to, else the present. */
	get frame() {
		return this.#rewind.frame ?? this.#frame;
	}
	/** The present, whatever the reader looks at. */
	get presentFrame() {
		return this.#frame;
	}
	/** The present step. Where every network has diverged, the last at which one did: how much further
	 * the run went depends on the pace. */
	get step() {
		return lastLivingStep(this.#step, this.#present);
	}
	/** The step that the reader looks at. */
	get shownStep() {
		const { frame } = this;
		return frame === null ? this.step : lastLivingStep(frame.step, frame.evaluations);
	}
	/** The step at which this run begins: 0, or where earlier training ended. */
	get firstStep() {
		return this.#recipe?.beginning?.snapshot.step ?? 0;
	}
	/** The step at which networks that were brought here began; null where the run began with its own. */
	get broughtAt() {
		return this.#broughtAt;
	}
	get stepsPerSecond() {
		return this.#stepsPerSecond;
	}
	get marks() {
		return this.#record.marks;
	}
	/** Snapshots on the way, in order of steps. */
	get kept() {
		return this.#record.kept;
	}
	/** The step that rewinding shows, or null. */
	get rewoundTo() {
		return this.#rewind.step;
	}
	/** Something that happened in passing, in a sentence. */
	get notice() {
		return this.#control.notice;
	}
	/** Why this run cannot go on, in a sentence. */
	get failure() {
		return this.#control.failure;
	}
	/** Whether the networks are such that no run can be built. */
	get isRefused() {
		return this.failure !== null && this.#recipe === null;
	}

	connect() {
		this.#control.connect();
		this.#build();
	}

	/** Starts anew with these networks, from where they are in `begin` or from the first step; what is wanted
	 * of the run is wanted of the new one. */
	start(recipe: Recipe, begin: Snapshot | null = null) {
		this.#recipe = recipe;
		this.#latest = begin ?? recipe.beginning?.snapshot ?? null;
		this.#broughtAt = begin?.step ?? null;
		this.#joining = null;
		this.#isAnew = true;
		this.#build();
	}

	/** What is to be trained next is not known yet: keeps what is shown, and what is wanted of the run. */
	standBy() {
		this.#control.leave();
		this.#recipe = null;
	}

	/** Nothing can be trained: says why, and keeps what is shown. */
	refuse(reason: string) {
		this.#control.leave();
		this.#recipe = null;
		this.#control.fail(reason);
	}

	train() {
		this.#begin('train');
	}

	pause() {
		if (this.#control.intent === 'train') this.#control.want('stand');
	}

	/** One step; a run that trains pauses instead. */
	takeStep() {
		if (this.isRunning && this.#control.intent === 'train') {
			this.pause();
			this.returnToPresent();
		} else this.#begin('step');
	}

	/** Back to the same initial weights. */
	reset() {
		if (this.#recipe === null) return;
		this.#latest = this.#recipe.beginning?.snapshot ?? null;
		this.#broughtAt = null;
		this.#joining = null;
		this.#isAnew = true;
		this.#build();
		this.#control.want('stand');
	}

	#begin(intent: Intent) {
		const isStuck = this.phase === 'paused' && this.#isSpent && !this.#startsAnew();
		this.#control.want(isStuck ? 'stand' : intent);
		this.returnToPresent();
	}

	/** Where nothing is left to train: with other hyperparameters begins again, else says why not. */
	#startsAnew(): boolean {
		if (this.#isEdited) {
			this.reset();
			const step = formatStep(this.firstStep);
			this.tell(`Nothing was left to train, so training started anew from step ${step}.`);
			return true;
		}
		const ends = this.#present.map(({ diverged }, at) => ({
			letter: letters[at],
			divergedAt: diverged ? (this.histories[at].find(isDiverged)?.step ?? null) : null
		}));
		this.tell(nothingLeft(ends));
		return false;
	}

	follow(plan: Plan) {
		if (this.#recipe === null) return;
		// Networks that stopped at their best go on from there.
		if (!plan.stopAtBest && this.pauseReason === 'best') this.#isSpent = false;
		this.#recipe = { ...this.#recipe, plan };
		this.#control.send({ type: 'plan', plan });
	}

	/**
	 * Trains on with these changes from the next step. `recipe` is what Reset starts from. A change under
	 * way is marked, in place of the mark that it goes on from, if any; gives the mark.
	 */
	update(
		recipe: Recipe,
		changes: Map<number, Partial<Hyperparameters>>,
		text: string,
		replaced: Mark | null = null
	): Mark | null {
		this.#recipe = recipe;
		this.#isEdited = true;
		for (const [member, change] of changes) {
			this.#control.send({ type: 'update', member, changes: change });
		}
		if (this.step <= this.firstStep || this.phase === 'starting') return null;
		if (replaced === null) return this.mark(text);
		this.#record.unmark(replaced);
		if (text !== '') return this.mark(text);
		// Back where it began: steps on the way have felt it all the same.
		return replaced.step === this.step ? null : this.mark(`${replaced.text} and back`);
	}

	/** Trains on with the points of `recipe`, some of which join those before; Reset starts from it. */
	join(recipe: Recipe, text: string) {
		this.#recipe = recipe;
		this.#joining = text;
		this.returnToPresent();
		if (this.#control.isBuilt) {
			this.#control.send({ type: 'data', data: recipe.members.map(({ data }) => data) });
		} else this.#build();
	}

	/** The points of now are those that joined: the change is marked where the engine made it. */
	#joined(step: number) {
		if (step > 0 && this.#joining !== null) {
			this.#record.join(step);
			this.#record.mark(step, this.#joining);
		}
		this.#joining = null;
	}

	setParameter(member: number, index: number, value: number) {
		this.returnToPresent();
		this.#isSpent = false;
		this.#control.send({ type: 'setParameter', member, index, value });
	}

	/** Shows the nearest kept step at or before this one; training waits meanwhile. */
	rewindTo(step: number) {
		if (this.#record.missing.length > 0 && step < this.firstStep) {
			this.#awaitedStep = step;
			this.#onMissing();
			return;
		}
		this.#awaitedStep = null;
		const snapshot = this.kept.findLast((kept) => kept.step <= step) ?? this.kept[0];
		if (snapshot !== undefined) this.#rewind.to(snapshot);
	}

	/** Snapshots of earlier training that were missing. */
	fill(kept: readonly Snapshot[]) {
		this.#record.fill(kept);
		if (this.#awaitedStep !== null) this.rewindTo(this.#awaitedStep);
	}

	/** The kept steps before and after the one that the reader looks at; after the last comes the present. */
	get keptBefore(): number | null {
		return this.keptSteps.findLast((step) => step < this.shownStep) ?? null;
	}
	get keptAfter(): number | null {
		const { rewoundTo, step } = this;
		if (rewoundTo === null) return null;
		return this.keptSteps.find((kept) => kept > rewoundTo && kept < step) ?? step;
	}

	/** Shows a kept step, or the present. */
	lookAt(step: number) {
		if (step === this.step) this.returnToPresent();
		else this.rewindTo(step);
	}

	/** Lets go of the rewound step; training that waited goes on. */
	returnToPresent() {
		this.#awaitedStep = null;
		if (this.#rewind.step !== null) this.#rewind.end();
	}

	/** What a network's next step begins with, from where the reader stands; null where it takes none. */
	nextStep(member: number): Promise<StepStart | null> {
		const { rewoundTo } = this;
		// What was before this run is not trained by it.
		if (rewoundTo !== null && rewoundTo < this.firstStep) return Promise.resolve(null);
		return this.#nextSteps.ask(member, this.#keptAt(rewoundTo));
	}

	#keptAt(step: number | null): Snapshot | undefined {
		return this.kept.find((kept) => kept.step === step);
	}

	/** Makes a kept step the present one and trains on from there, or takes one step. */
	goBackTo(step: number, then: 'train' | 'step' = 'train') {
		const snapshot = this.#keptAt(step);
		if (snapshot === undefined || step < this.firstStep || !this.#control.isBuilt) return;
		this.#latest = snapshot;
		this.#isSpent = false;
		this.#control.send({ type: 'restore', snapshot });
		this.#control.wantAnew(then);
		this.#rewind.keepFrame();
	}

	dismissNotice() {
		this.#control.dismissNotice();
	}

	tell(sentence: string) {
		this.#control.tell(sentence);
	}

	dispose() {
		this.#control.dispose();
	}

	/** Remembers a change made at the present step. */
	mark(text: string): Mark {
		return this.#record.mark(this.step, text);
	}

	#forget() {
		const beginning = this.#recipe?.beginning;
		if (beginning === undefined) this.#record.clear();
		else this.#record.begin(beginning);
		this.#step = this.firstStep;
		this.#stepsPerSecond = 0;
		this.#rewind.end();
	}

	/** What was shown stays until the new run is built: no dead moment. */
	#build() {
		if (this.#recipe === null) return;
		this.#isSpent = false;
		this.#nextSteps.forget();
		const begin = this.#recipe.beginning?.snapshot ?? null;
		const hasTrained = !this.#isAnew && this.#latest !== begin;
		this.#control.build({ ...this.#recipe, resume: this.#latest ?? undefined }, hasTrained);
	}

	#rebuild(step: number) {
		this.#rewind.end();
		this.#truncate(step);
		this.#build();
	}

	#truncate(step: number) {
		this.#record.truncate(step);
		this.#step = step;
		if ((this.rewoundTo ?? 0) > step) this.#rewind.end();
	}

	#append(evaluated: Evaluation[][], kept: Snapshot[]) {
		this.#record.append(evaluated, kept);
		this.#latest = kept.at(-1) ?? this.#latest;
	}

	#receive(event: OwnEvent) {
		switch (event.type) {
			case 'built':
				if (this.#isAnew) this.#forget();
				// A run that goes on from earlier training begins at any step.
				this.#append(this.#isAnew ? [event.frame.evaluations] : event.history, [event.kept]);
				this.#isAnew = false;
				this.#joined(event.frame.step);
				this.#show(event.frame, event.frame.evaluations);
				this.#control.built();
				break;
			case 'progress':
				this.#append(event.history, event.kept);
				this.#step = event.step;
				this.#stepsPerSecond = event.stepsPerSecond;
				if (event.frame !== null) {
					this.#pictureGap.drawing(this.#recipe?.plan.pace ?? 'full');
					this.#frame = event.frame;
					this.#present = event.frame.evaluations;
				}
				break;
			case 'paused':
				this.#latest = event.snapshot;
				this.#show(event.frame, event.evaluations);
				if (!this.#control.paused(event.reason, event.order)) break;
				this.#isSpent = event.reason === 'best' || event.evaluations.every(isDiverged);
				this.#isEdited = false;
				if (event.reason !== 'asked') this.#onFinished();
				break;
			case 'shown':
				this.#rewind.take(event.request, event.frame);
				break;
			case 'changed':
				this.#latest = event.snapshot;
				this.#truncate(event.frame.step);
				this.#append([event.evaluations], [event.snapshot]);
				if (event.hasOtherData) this.#joined(event.frame.step);
				this.#rewind.dropFrame();
				this.#show(event.frame, event.evaluations);
				this.#isSpent = event.evaluations.every(isDiverged);
				break;
			case 'seen':
				this.#latest = event.snapshot;
				this.#show(event.frame, event.evaluations);
				break;
			case 'nextStep':
				this.#nextSteps.hear(event.request, event.start);
				break;
			case 'failed':
				this.#control.fail(event.message);
				break;
			case 'populationBuilt':
			case 'losses':
			case 'populationPaused':
			case 'saved':
				break; // Only runs that record losses alone send these; ours record frames.
			default:
				event satisfies never;
		}
	}

	/** `present`: of the state that training goes on from. */
	#show(frame: Frame, present: Evaluation[]) {
		this.#frame = frame;
		this.#present = present;
		this.#step = frame.step;
	}
}

const isDiverged = ({ diverged }: Evaluation) => diverged;

function lastLivingStep(step: number, evaluations: readonly Evaluation[]): number {
	const isOver = evaluations.length > 0 && evaluations.every(isDiverged);
	return isOver ? Math.max(...evaluations.map((evaluation) => evaluation.step)) : step;
}

function withPresent(history: Evaluation[], present: Evaluation | undefined): Evaluation[] {
	const last = history.at(-1);
	if (present === undefined || last === undefined || present.step <= last.step) return history;
	return [...history, present];
}

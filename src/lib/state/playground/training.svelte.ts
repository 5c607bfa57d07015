import { nothingLeft } from '$lib/analysis/nothingLeft.ts';
import { standingOf, type Standing } from '$lib/analysis/standing.ts';
import type { Frame, PauseReason, Plan } from '$lib/engine/protocol.ts';
import type { Member, Snapshot } from '$lib/engine/trainer.ts';
import { letters } from '$lib/experiment/experiment.ts';
import type { Hyperparameters } from '$lib/network/hyperparameters.ts';
import type { Evaluation } from '$lib/network/loss.ts';
import { wayBack } from '../addressBar.ts';
import { EngineRuns, type RunEvent } from '../engineRuns.svelte.ts';
import { PictureGap } from '../pictureGap.ts';
import { Rewind } from './rewind.svelte.ts';
import { RunRecord, type Mark } from './runRecord.svelte.ts';

/** `starting`: the engine loads or builds. A `train` asked for meanwhile is carried out. */
export type Phase = 'starting' | 'paused' | 'training' | 'failed';

/** What a run is made from. */
export interface Recipe {
	members: Member[];
	probe: Float32Array | null;
	plan: Plan;
	executor: 'fast' | 'reference';
}

/** One run after another on the engine: what it has shown so far, and the verbs that steer it. */
export class Training {
	readonly #engine = new EngineRuns(
		(event) => this.#receive(event),
		() => this.#recover()
	);
	readonly #pictureGap = new PictureGap((gapMs, isUntouched) =>
		this.#engine.send({ type: 'pictures', gapMs, isUntouched })
	);
	#recipe: Recipe | null = null;
	/** Whether a step was asked for before there was a run to take it. */
	#stepsOn = false;
	/** Whether the engine was asked to pause since it was last asked to train. */
	#asksToPause = false;
	/** The latest state that training can go on from. */
	#latest: Snapshot | null = null;
	/** Whether hyperparameters have changed since the run came to its end. */
	#isEdited = false;
	readonly #record = new RunRecord();
	readonly #rewind = new Rewind();

	#phase = $state<Phase>('starting');
	/** Whether training goes on by itself as soon as it can. */
	#goOn = $state(false);
	#pauseReason = $state<PauseReason | null>(null);
	/** Whether every network has diverged or stopped at its best, so that nothing is left to train. */
	#isSpent = $state(false);
	#frame = $state.raw<Frame | null>(null);
	/** Of the state that training goes on from, which may lie beyond the frame's. */
	#present = $state.raw<Evaluation[]>([]);
	#step = $state(0);
	#stepsPerSecond = $state(0);
	#notice = $state<string | null>(null);
	#failure = $state<string | null>(null);
	#isRefused = $state(false);
	#onFinished: () => void;

	/** `onFinished` is called when a run reaches its end by itself. */
	constructor(onFinished: () => void = () => {}) {
		this.#onFinished = onFinished;
	}

	readonly keptSteps = $derived(this.#record.kept.map((snapshot) => snapshot.step));
	/** The present evaluation closes each curve, even between evaluated steps. */
	readonly histories = $derived(
		this.#record.histories.map((history, member) => withPresent(history, this.#present[member]))
	);
	/** Where each network stands that the reader sees. */
	readonly standings: readonly Standing[] = $derived.by(() => {
		const { frame } = this;
		const isRewound = this.#rewind.frame !== null;
		return this.histories.map((curve, member) =>
			standingOf(curve, {
				evaluation: frame?.evaluations[member],
				atBest: frame?.atBest[member] ?? false,
				isRewound
			})
		);
	});

	get phase() {
		return this.#phase;
	}
	/** Training, or about to. */
	get isRunning() {
		return this.#phase === 'training' || (this.#phase === 'starting' && this.#goOn);
	}
	get pauseReason() {
		return this.#pauseReason;
	}
	get isSpent() {
		return this.#isSpent;
	}
	get backend() {
		return this.#engine.backend;
	}
	/** What the reader looks at: the step rewound to, else the present. */
	get frame() {
		return this.#rewind.frame ?? this.#frame;
	}
	/** The present step. */
	get step() {
		return this.#step;
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
		return this.#notice;
	}
	/** Why this run cannot go on, in a sentence. */
	get failure() {
		return this.#failure;
	}
	/** Whether the networks are such that no run can be built. */
	get isRefused() {
		return this.#isRefused;
	}

	connect() {
		this.#engine.connect();
		if (this.#recipe !== null) this.#build();
	}

	/** Starts anew with these networks; goes on training if it was. */
	start(recipe: Recipe) {
		this.#recipe = recipe;
		this.#goOn = this.isRunning;
		this.#latest = null;
		this.#build();
	}

	/** Nothing can be trained: says why, and keeps what is shown. */
	refuse(reason: string) {
		this.#engine.send({ type: 'pause' });
		this.#engine.leave();
		this.#recipe = null;
		this.#goOn = false;
		this.#phase = 'failed';
		this.#failure = reason;
		this.#isRefused = true;
	}

	train() {
		this.returnToPresent();
		this.#stepsOn = false;
		if (this.#phase === 'starting') this.#goOn = true;
		if (this.#phase !== 'paused') return;
		if (this.#isSpent) {
			this.#goOn = this.#startsAnew();
			return;
		}
		this.#phase = 'training';
		this.#asksToPause = false;
		this.#pauseReason = null;
		this.#engine.send({ type: 'train' });
	}

	pause() {
		this.#goOn = false;
		if (this.#phase !== 'training') return;
		this.#asksToPause = true;
		this.#engine.send({ type: 'pause' });
	}

	takeStep() {
		this.returnToPresent();
		if (this.isRunning) return this.pause();
		this.#stepsOn = this.#phase === 'starting';
		if (this.#phase !== 'paused') return;
		if (this.#isSpent) {
			this.#stepsOn = this.#startsAnew();
			return;
		}
		this.#pauseReason = null;
		this.#engine.send({ type: 'step', steps: 1 });
	}

	/** Back to the same initial weights. */
	reset() {
		if (this.#recipe === null) return;
		this.#goOn = false;
		this.#stepsOn = false;
		this.#latest = null;
		this.#build();
	}

	/** Where nothing is left to train: with other hyperparameters begins again, else says why not. */
	#startsAnew(): boolean {
		if (this.#isEdited) {
			this.reset();
			this.#notice = 'Nothing was left to train, so training started anew from step 0.';
			return true;
		}
		this.#notice = nothingLeft(
			this.#present.map(({ diverged }, at) => ({
				letter: letters[at],
				divergedAt: diverged ? (this.histories[at].find(isDiverged)?.step ?? null) : null
			}))
		);
		return false;
	}

	follow(plan: Plan) {
		if (this.#recipe === null) return;
		// Networks that stopped at their best go on from there.
		if (!plan.stopAtBest && this.#pauseReason === 'best') this.#isSpent = false;
		this.#recipe = { ...this.#recipe, plan };
		this.#engine.send({ type: 'plan', plan });
	}

	/**
	 * From the next step on. `recipe` is what Reset starts from. A change under way is marked, in place
	 * of the mark that it goes on from, if any; gives the mark.
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
			this.#engine.send({ type: 'update', member, changes: change });
		}
		if (this.#step === 0 || this.#phase === 'starting') return null;
		if (replaced === null) return this.mark(text);
		this.#record.unmark(replaced);
		if (text !== '') return this.mark(text);
		// Back where it began: steps on the way have felt it all the same.
		return replaced.step === this.#step ? null : this.mark(`${replaced.text} and back`);
	}

	setParameter(member: number, index: number, value: number) {
		this.returnToPresent();
		this.#isSpent = false;
		this.#engine.send({ type: 'setParameter', member, index, value });
	}

	/** Shows the nearest kept step at or before this one; training waits meanwhile. */
	rewindTo(step: number) {
		const snapshot =
			this.#record.kept.findLast((kept) => kept.step <= step) ?? this.#record.kept[0];
		if (snapshot === undefined || snapshot.step === this.#rewind.step) return;
		if (this.#phase === 'starting' || this.#phase === 'failed') return;
		if (this.#phase === 'training') {
			this.pause();
			this.#goOn = true;
		}
		const request = this.#rewind.to(snapshot.step);
		this.#engine.send({ type: 'show', request, snapshot });
	}

	/** Lets go of the rewound step; training that waited goes on. */
	returnToPresent() {
		if (this.#rewind.step === null) return;
		this.#rewind.end();
		if (this.#goOn) {
			this.#goOn = false;
			if (this.#phase === 'paused') this.train();
			else this.#goOn = true;
		}
	}

	/** Makes a kept step the present one and trains on from there. */
	goBackTo(step: number) {
		const snapshot = this.#record.kept.find((kept) => kept.step === step);
		if (snapshot === undefined) return;
		this.#goOn = false;
		this.#rewind.keepFrame();
		this.#latest = snapshot;
		this.#isSpent = false;
		this.#engine.send({ type: 'restore', snapshot });
		if (this.#phase === 'paused') this.train();
	}

	dismissNotice() {
		this.#notice = null;
	}

	tell(sentence: string) {
		this.#notice = sentence;
	}

	dispose() {
		this.#engine.dispose();
	}

	/** Remembers a change made at the present step. */
	mark(text: string): Mark {
		return this.#record.mark(this.#step, text);
	}

	#forget() {
		this.#record.clear();
		this.#step = 0;
		this.#stepsPerSecond = 0;
		this.#rewind.end();
		this.#pauseReason = null;
	}

	/** What was shown stays until the new run is built: no dead moment. */
	#build() {
		this.#phase = 'starting';
		this.#isSpent = false;
		this.#failure = null;
		this.#isRefused = false;
		if (this.#recipe === null) return this.#engine.leave();
		this.#engine.build({ ...this.#recipe, resume: this.#latest ?? undefined });
	}

	#recover() {
		if (this.#recipe === null) return;
		if (this.#engine.countCrash()) {
			this.#phase = 'failed';
			this.#failure = `Training stopped unexpectedly several times. Make the networks smaller, or ${wayBack()}.`;
			return;
		}
		this.#goOn = this.isRunning;
		this.#notice = `Training stopped unexpectedly and was started again from step ${this.#latest?.step ?? 0}.`;
		this.#truncate(this.#latest?.step ?? 0);
		this.#build();
	}

	#truncate(step: number) {
		this.#record.truncate(step);
		this.#step = step;
	}

	#append(evaluated: Evaluation[][], kept: Snapshot[]) {
		this.#record.append(evaluated, kept);
		this.#latest = kept.at(-1) ?? this.#latest;
	}

	#receive(event: RunEvent) {
		switch (event.type) {
			case 'built':
				if (this.#latest === null) this.#forget();
				this.#append(event.history, [event.kept]);
				this.#show(event.frame, event.frame.evaluations);
				this.#phase = 'paused';
				if (this.#goOn) {
					this.#goOn = false;
					this.train();
				} else if (this.#stepsOn) this.takeStep();
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
				// The end of a single step, which Train has overtaken.
				if (event.reason === 'asked' && this.#phase === 'training' && !this.#asksToPause) break;
				this.#phase = 'paused';
				this.#pauseReason = event.reason;
				this.#isSpent = event.reason === 'best' || event.evaluations.every(isDiverged);
				this.#isEdited = false;
				this.#engine.forgetCrashes();
				if (event.reason !== 'asked') {
					this.#goOn = false;
					this.#onFinished();
				} else if (this.#goOn && this.#rewind.step === null) {
					this.#goOn = false;
					this.train();
				}
				break;
			case 'shown':
				this.#rewind.take(event.request, event.frame);
				break;
			case 'changed':
				this.#latest = event.snapshot;
				this.#truncate(event.frame.step);
				this.#append([event.evaluations], [event.snapshot]);
				this.#rewind.dropFrame();
				this.#show(event.frame, event.evaluations);
				break;
			case 'seen':
				this.#latest = event.snapshot;
				this.#show(event.frame, event.evaluations);
				break;
			case 'recovered':
				this.#notice = event.message;
				break;
			case 'failed':
				this.#phase = 'failed';
				this.#failure = event.message;
				this.#goOn = false;
				break;
			case 'populationBuilt':
			case 'losses':
			case 'populationPaused':
			case 'saved':
				break; // Of runs that record losses alone; ours record frames.
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

function withPresent(history: Evaluation[], present: Evaluation | undefined): Evaluation[] {
	const last = history.at(-1);
	if (present === undefined || last === undefined || present.step <= last.step) return history;
	return [...history, present];
}

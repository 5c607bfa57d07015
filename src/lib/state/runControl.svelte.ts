/**
 * One run on the engine: what is wanted of it, and what the engine does as far as it was heard. A wish
 * that the engine cannot follow yet is kept, and asked for where the engine stands next.
 *
 * | the engine | `train`  | `step`   | `stand` | built    | paused     | crash    | failed |
 * | ---------- | -------- | -------- | ------- | -------- | ---------- | -------- | ------ |
 * | absent     | kept     | kept     |         |          |            |          |        |
 * | building   | kept     | kept     |         | standing |            | building | failed |
 * | standing   | training | stepping |         |          | standing   | building | failed |
 * | stepping   | training | kept     | pausing |          | standing   | building | failed |
 * | training   |          | pausing  | pausing |          | standing   | building | failed |
 * | pausing    | kept     | kept     |         |          | standing   | building | failed |
 * | failed     |          |          |         |          |            |          |        |
 *
 * `build` leads to building from everywhere, and `leave` to absent. A run that its owner has no use for
 * is absent after a crash. While the run is held, `train` and `step` are kept as well.
 *
 * What the engine is asked for is numbered, and a pause says what the engine had heard by then: one that it
 * said before it heard the last changes nothing, as what was asked for is still to come.
 */
import type { Command, PauseReason } from '$lib/engine/protocol.ts';
import {
	EngineRuns,
	type RunEvent,
	type RunSettings,
	type Unnumbered
} from './engineRuns.svelte.ts';

/** What is wanted of the run: `step` until the engine is asked for it, `train` until it has ended. */
export type Intent = 'stand' | 'train' | 'step';

/** What the engine does with the run. */
export type Activity =
	'absent' | 'building' | 'standing' | 'stepping' | 'training' | 'pausing' | 'failed';

/** What the owner of a run hears of it. */
export type OwnEvent = Exclude<RunEvent, { type: 'recovered' }>;

/** Who shows the run, and can build it again. */
export interface RunOwner {
	hear(event: OwnEvent): void;
	/** The step from which a run whose engine died can go on; null where it is not needed. */
	lastStep(): number | null;
	/** Builds the run again from that step. */
	rebuild(step: number): void;
	/** What the reader can do where the engine dies again and again, in a sentence. */
	remedy(): string;
}

const mostCrashes = 3;

export class RunControl {
	readonly #owner: RunOwner;
	readonly #engine = new EngineRuns(
		(event) => this.#receive(event),
		() => this.#recover()
	);
	/** How many steps the next `step` takes. */
	#steps = 1;
	#isHeld = false;
	/** Of what the engine was asked for last. */
	#order = 0;
	/** Crashes in a row. */
	#crashes = 0;

	#intent = $state<Intent>('stand');
	#activity = $state<Activity>('absent');
	#pauseReason = $state<PauseReason | null>(null);
	#notice = $state<string | null>(null);
	#failure = $state<string | null>(null);

	constructor(owner: RunOwner) {
		this.#owner = owner;
	}

	get intent() {
		return this.#intent;
	}
	get activity() {
		return this.#activity;
	}
	/** Why it stands still; null while it does not, and before it has trained. */
	get pauseReason() {
		return this.#pauseReason;
	}
	get engineStatus() {
		return this.#engine.status;
	}
	/** Something that happened in passing, in a sentence. */
	get notice() {
		return this.#notice;
	}
	/** Why this run cannot go on, in a sentence. */
	get failure() {
		return this.#failure;
	}
	/** Whether the engine has the run. */
	get isBuilt(): boolean {
		return !['absent', 'building', 'failed'].includes(this.#activity);
	}
	/** Training, or about to. */
	get isRunning(): boolean {
		if (this.#activity === 'training' || this.#activity === 'pausing') return true;
		return this.#intent === 'train' && ['absent', 'building'].includes(this.#activity);
	}
	/** Whether nothing more comes by itself. */
	get isAtRest(): boolean {
		return this.#intent === 'stand' && ['absent', 'standing', 'failed'].includes(this.#activity);
	}

	connect() {
		this.#engine.connect();
	}

	/** `hasTrained`: whether it goes on with what this run has trained; why it stood still holds on then. */
	build(settings: RunSettings, hasTrained = settings.resume !== undefined) {
		this.#activity = 'building';
		this.#failure = null;
		if (!hasTrained) this.#pauseReason = null;
		this.#engine.build(settings);
	}

	/** There is no present run any more. */
	leave() {
		if (['stepping', 'training'].includes(this.#activity)) this.#pause();
		this.#engine.leave();
		this.#activity = 'absent';
		this.#failure = null;
	}

	/** `steps`: how many one `step` takes. Where the run has failed, nothing is wanted. */
	want(intent: Intent, steps = 1) {
		if (this.#activity === 'failed') return;
		this.#intent = intent;
		this.#steps = steps;
		if (intent === 'stand' && this.#activity === 'stepping') this.#pause();
		else this.#pursue();
	}

	/** The same after the engine was sent elsewhere, where it may stand although it was heard to train. */
	wantAnew(intent: Intent) {
		if (this.#activity === 'training' && intent === 'train') this.#train();
		this.want(intent);
	}

	/** The run stands still, whatever is wanted, until it is released. */
	hold() {
		this.#isHeld = true;
		this.#pursue();
	}

	release() {
		this.#isHeld = false;
		this.#pursue();
	}

	/** Sends what this class does not steer to the present run. */
	send(command: Exclude<Unnumbered<Command>, { type: 'build' | 'train' | 'pause' | 'step' }>) {
		this.#engine.send(command);
	}

	/** The engine has built the run, and its owner has taken it up. */
	built() {
		this.#activity = 'standing';
		this.#pursue();
	}

	/** The engine has paused; false where it had not heard yet what it was asked for last. */
	paused(reason: PauseReason, order = this.#order): boolean {
		if (order < this.#order) return false;
		this.#activity = 'standing';
		this.#pauseReason = reason;
		if (reason !== 'asked') this.#intent = 'stand';
		this.forgetCrashes();
		this.#pursue();
		return true;
	}

	/** Nothing goes on until another run is built. */
	fail(reason: string) {
		this.#activity = 'failed';
		this.#intent = 'stand';
		this.#failure = reason;
	}

	/** The next crash is the first one again. */
	forgetCrashes() {
		this.#crashes = 0;
	}

	tell(sentence: string) {
		this.#notice = sentence;
	}

	dismissNotice() {
		this.#notice = null;
	}

	dispose() {
		this.#engine.dispose();
	}

	/** Asks the engine for what is wanted, where it can follow. */
	#pursue() {
		const wanted = this.#isHeld ? 'stand' : this.#intent;
		switch (this.#activity) {
			case 'standing':
				if (wanted === 'train') this.#train();
				else if (wanted === 'step') this.#step();
				break;
			case 'stepping':
				if (wanted === 'train') this.#train();
				break;
			case 'training':
				if (wanted !== 'train') this.#pause();
				break;
			case 'absent':
			case 'building':
			case 'pausing':
			case 'failed':
				break;
			default:
				this.#activity satisfies never;
		}
	}

	#train() {
		this.#activity = 'training';
		this.#pauseReason = null;
		this.#engine.send({ type: 'train', order: ++this.#order });
	}

	#step() {
		this.#activity = 'stepping';
		this.#intent = 'stand';
		this.#pauseReason = null;
		this.#engine.send({ type: 'step', steps: this.#steps, order: ++this.#order });
	}

	#pause() {
		this.#activity = 'pausing';
		this.#engine.send({ type: 'pause', order: ++this.#order });
	}

	#receive(event: RunEvent) {
		if (event.type === 'recovered') this.#notice = event.message;
		else this.#owner.hear(event);
	}

	/** The engine died and knows no run any more. */
	#recover() {
		const { activity } = this;
		if (activity === 'absent' || activity === 'failed') return;
		const step = this.#owner.lastStep();
		this.#activity = 'absent';
		if (step === null) return;
		if (++this.#crashes > mostCrashes) {
			this.fail(`Training stopped unexpectedly several times. ${this.#owner.remedy()}`);
			return;
		}
		if (activity === 'stepping' && this.#intent === 'stand') this.#intent = 'step';
		this.#notice = `Training stopped unexpectedly and was started again from step ${step}.`;
		this.#owner.rebuild(step);
	}
}

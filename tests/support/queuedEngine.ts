import type { EngineListener } from '../../src/lib/engine/client.ts';
import type { Command, Event, Frame, PauseReason } from '../../src/lib/engine/protocol.ts';
import type { Evaluation } from '../../src/lib/network/loss.ts';
import { row, snapshot } from './fakes/fakeEngine.ts';

type Build = Extract<Command, { type: 'build' }>;

/** A run as the engine knows it. */
interface EngineRun {
	number: number;
	/** Tells whose networks it trains: the first number of the probe. */
	tag: number;
	members: number;
	stopAt: number;
	record: 'frames' | 'losses';
	step: number;
	isDiverged: boolean;
	/** As in `TrainingSession`: null while it stands still. */
	goal: number | 'stopAt' | null;
	/** Whether it was asked for steps, whose last may be that at which training stops. */
	isStepping: boolean;
	/** As in `TrainingSession`: of the last command heard, and why it stands still. */
	order: number | undefined;
	pauseReason: PauseReason;
}

/**
 * The engine with all that may lie between it and the page: commands wait until it takes them, events
 * until the page hears them. A test says when either happens, when it trains, and when it dies. It keeps
 * the order of `TrainingSession`: commands first, one after another, and training in between.
 */
export class QueuedEngine {
	readonly #commands: Command[] = [];
	readonly #events: Event[] = [];
	#listener: EngineListener | null = null;
	run: EngineRun | null = null;

	readonly connect = (listener: EngineListener) => {
		this.#listener = listener;
		return { send: (command: Command) => void this.#commands.push(command), dispose: () => {} };
	};

	/** Takes up the oldest command. */
	take() {
		const command = this.#commands.shift();
		if (command !== undefined) this.#obey(command);
	}

	/** The page hears the oldest event. */
	tell() {
		const event = this.#events.shift();
		if (event !== undefined) this.#listener!.onEvent(event);
	}

	/** Trains so many steps, or to where it is to pause. */
	advance(steps: number) {
		const { run } = this;
		if (run === null || run.goal === null) return;
		if (run.isDiverged) return this.#pause(run, 'diverged');
		const goal = run.goal === 'stopAt' ? run.stopAt : run.goal;
		const from = run.step;
		run.step = Math.max(from, Math.min(goal, from + steps));
		if (run.step > from) this.#progress(run, from);
		if (run.step >= goal) this.#pause(run, run.goal === 'stopAt' ? 'stopAt' : 'asked');
	}

	/** Every network diverges at the present step. */
	diverge() {
		if (this.run !== null && this.run.goal !== null) this.run.isDiverged = true;
	}

	fail() {
		if (this.run !== null) this.#post({ type: 'failed', run: this.run.number, message: 'Broken.' });
		this.run = null;
	}

	/** What was on the way is lost with it. */
	crash() {
		this.#commands.length = 0;
		this.#events.length = 0;
		this.run = null;
		this.#listener!.onCrash();
	}

	/** Everything on the way arrives, single steps are taken, and a run at its end says so. */
	settle() {
		while (this.#commands.length > 0 || this.#events.length > 0 || this.#pausesSoon) {
			if (this.#commands.length > 0) this.take();
			else if (this.#events.length > 0) this.tell();
			else this.advance(1);
		}
	}

	/** All that is to be trained is trained. */
	finish() {
		this.settle();
		while (this.run !== null && this.run.goal !== null) {
			this.advance(7);
			this.settle();
		}
	}

	get #pausesSoon(): boolean {
		if (this.run === null || this.run.goal === null) return false;
		const { isStepping, isDiverged, step, stopAt } = this.run;
		return isStepping || isDiverged || step >= stopAt;
	}

	#post(event: Event) {
		this.#events.push(event);
	}

	#obey(command: Command) {
		if (command.type === 'build') return this.#build(command);
		const { run } = this;
		if (command.type === 'dispose' || run === null || run.number !== command.run) return;
		switch (command.type) {
			case 'train':
				run.order = command.order;
				run.goal = 'stopAt';
				run.isStepping = false;
				return;
			case 'step': {
				run.order = command.order;
				run.isStepping = true;
				const end = run.step + command.steps;
				run.goal = run.step < run.stopAt && end >= run.stopAt ? 'stopAt' : end;
				return;
			}
			case 'pause':
				run.order = command.order;
				return this.#pause(run, run.goal === null ? run.pauseReason : 'asked');
			case 'plan':
				run.stopAt = command.plan.stopAt;
				return;
			case 'show':
				return this.#post({
					type: 'shown',
					run: run.number,
					request: command.request,
					frame: frameOf(run, command.snapshot.step)
				});
			case 'restore':
				run.step = command.snapshot.step;
				run.isDiverged = false;
				return this.#change(run);
			case 'setParameter':
			case 'data':
				return this.#change(run);
			case 'save':
				return this.#post({
					type: 'saved',
					run: run.number,
					snapshot: snapshot(run.members, run.step)
				});
			case 'nextStep':
				return this.#post({
					type: 'nextStep',
					run: run.number,
					request: command.request,
					start: null
				});
			case 'update':
			case 'pictures':
				return;
			default:
				command satisfies never;
		}
	}

	#build({ run: number, members, probe, plan, resume, record = 'frames' }: Build) {
		const step = resume?.step ?? 0;
		const tag = probe?.[0] ?? 0;
		const { stopAt } = plan;
		const run: EngineRun = {
			number,
			tag,
			members: members.length,
			stopAt,
			record,
			step,
			isDiverged: false,
			goal: null,
			isStepping: false,
			order: undefined,
			pauseReason: 'asked'
		};
		this.run = run;
		if (record === 'losses') {
			this.#post({ type: 'populationBuilt', run: number, step, rows: [row(run.members, step)] });
			return;
		}
		const frame = frameOf(run, step);
		const history = [frame.evaluations];
		this.#post({ type: 'built', run: number, frame, history, kept: snapshot(run.members, step) });
	}

	#progress(run: EngineRun, from: number) {
		const steps = Array.from({ length: run.step - from }, (_, i) => from + 1 + i);
		const { number, members, step } = run;
		const base = { run: number, step, stepsPerSecond: 1 };
		if (run.record === 'losses') {
			return this.#post({ type: 'losses', ...base, rows: steps.map((at) => row(members, at)) });
		}
		this.#post({
			type: 'progress',
			...base,
			history: steps.map((at) => frameOf(run, at).evaluations),
			kept: steps.map((at) => snapshot(members, at)),
			frame: null
		});
	}

	#pause(run: EngineRun, reason: PauseReason) {
		run.goal = null;
		run.pauseReason = reason;
		const { number, members, step, order } = run;
		const state = snapshot(members, step);
		if (run.record === 'losses') {
			const present = row(members, step);
			this.#post({
				type: 'populationPaused',
				run: number,
				reason,
				order,
				present,
				snapshot: state
			});
		} else this.#post({ type: 'paused', run: number, reason, order, ...restOf(run) });
	}

	#change(run: EngineRun) {
		this.#post({ type: 'changed', run: run.number, ...restOf(run) });
	}
}

/** Its loss is the tag of its run. */
function frameOf({ tag, members, isDiverged }: EngineRun, step: number): Frame {
	const score = { loss: tag, accuracy: 0.5 };
	const evaluation: Evaluation = {
		step,
		training: score,
		validation: score,
		penalty: 0,
		diverged: isDiverged
	};
	return {
		step,
		members: [],
		evaluations: Array.from({ length: members }, () => evaluation),
		atBest: Array.from({ length: members }, () => false)
	};
}

function restOf(run: EngineRun) {
	const frame = frameOf(run, run.step);
	return { frame, snapshot: snapshot(run.members, run.step), evaluations: frame.evaluations };
}

/**
 * Carries out the page's commands and posts what happens, in a worker or on the main thread alike.
 * One loop does everything: it takes up commands between bursts of training, one after another.
 */
import { isEvaluatedStep } from '../network/evaluatedSteps.ts';
import { systemClock, type Clock } from './clock.ts';
import { DeviceLostError } from './deviceLost.ts';
import { FrameBudget } from './frameBudget.ts';
import { transferables } from './memberFrames.ts';
import { Schedule } from './pace.ts';
import type { Command, Event, Frame, PauseReason } from './protocol.ts';
import { Run } from './run.ts';
import { Speedometer } from './speedometer.ts';
import type { BackendStatus, Member, Trainer, TrainerOptions } from './trainer.ts';

export interface SessionOptions {
	post(event: Event, transfer: Transferable[]): void;
	openTrainer(
		members: readonly Member[],
		options: TrainerOptions
	): Promise<{ trainer: Trainer; status: BackendStatus }>;
	clock?: Clock;
}

type Build = Extract<Command, { type: 'build' }>;

/** Losses are posted at least so often while training, with or without a frame. */
const longestSilenceMs = 100;
/** A device that is lost so often without getting any further is given up. */
const mostLosses = 3;

export class TrainingSession {
	readonly #options: SessionOptions;
	readonly #clock: Clock;
	readonly #schedule = new Schedule();
	readonly #frames = new FrameBudget();
	readonly #speed = new Speedometer();
	#commands: Command[] = [];
	#wake: () => void = () => {};
	#run: Run | null = null;
	#trainerOptions: TrainerOptions = {};
	#status: BackendStatus | null = null;
	/** The step to pause at, or the plan's `stopAt`; null while training stands still. */
	#goal: number | 'stopAt' | null = null;
	#framedStep = NaN;
	#postedMs = 0;
	#losses = { step: NaN, count: 0 };

	constructor(options: SessionOptions) {
		this.#options = options;
		this.#clock = options.clock ?? systemClock;
		void this.#live();
	}

	receive(command: Command): void {
		// What was asked of an earlier run no longer matters.
		if (command.type === 'build' || command.type === 'dispose') this.#commands = [];
		this.#commands.push(command);
		this.#wake();
	}

	async #live(): Promise<void> {
		for (;;) {
			const command = this.#commands.shift();
			try {
				if (command?.type === 'dispose') return this.#run?.dispose();
				if (command) await this.#obey(command);
				else if (this.#run && this.#goal !== null) await this.#train(this.#run);
				else await this.#arrival();
			} catch (error) {
				await this.#mend(error, command);
			}
		}
	}

	#arrival(): Promise<void> {
		if (this.#commands.length > 0) return Promise.resolve();
		return new Promise((resolve) => (this.#wake = resolve));
	}

	async #obey(command: Exclude<Command, { type: 'dispose' }>): Promise<void> {
		if (command.type === 'build') return this.#build(command);
		const run = this.#run;
		if (run?.number !== command.run) return;
		switch (command.type) {
			case 'train':
				return this.#begin(run, 'stopAt');
			case 'step': {
				const end = run.step + command.steps;
				const crosses = run.step < run.plan.stopAt && end >= run.plan.stopAt;
				return this.#begin(run, crosses ? 'stopAt' : end);
			}
			case 'pause':
				if (this.#goal !== null) await this.#pause(run, 'asked');
				return;
			case 'plan':
				await run.follow(command.plan);
				if (this.#goal === 'stopAt') this.#begin(run, 'stopAt');
				return;
			case 'update':
				return run.update(command.member, command.changes);
			case 'show': {
				const { request, snapshot } = command;
				const frame = await run.frameOf(snapshot);
				return this.#post({ type: 'shown', run: run.number, request, frame });
			}
			case 'restore':
				await run.settle();
				this.#postProgress(run, null);
				await run.restore(command.snapshot);
				return this.#postChanged(run);
			case 'setParameter':
				await run.setParameter(command.member, command.index, command.value);
				return this.#postChanged(run);
		}
	}

	async #build(command: Build): Promise<void> {
		this.#run?.dispose();
		this.#run = null;
		this.#goal = null;
		this.#trainerOptions = { backend: command.backend, executor: command.executor };
		const { trainer, status } = await this.#openTrainer(command.members);
		const run = new Run({ ...command, number: command.run }, trainer, this.#clock);
		this.#run = run;
		this.#announce(status);
		// A slider being dragged asks for one network after another.
		if (this.#commands.some(({ type }) => type === 'build')) return;
		if (command.resume) await run.restore(command.resume);
		const frame = await run.frame();
		const kept = await run.snapshot();
		const history = isEvaluatedStep(run.step) ? [frame.evaluations] : [];
		this.#framedStep = run.step;
		this.#post({ type: 'built', run: run.number, frame, history, kept });
	}

	#openTrainer(members: readonly Member[]) {
		return this.#options.openTrainer(members, this.#trainerOptions);
	}

	#announce(status: BackendStatus): void {
		if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
		this.#status = status;
		this.#post({ type: 'backend', status });
	}

	#begin(run: Run, goal: number | 'stopAt'): void {
		const pace = goal === 'stopAt' ? run.plan.pace : 'full';
		this.#schedule.begin(pace, run.plan.stopAt, run.step, this.#clock.now());
		if (this.#goal === null) this.#speed.reset();
		this.#goal = goal;
	}

	/** One burst of training, or a wait until the next step is due. */
	async #train(run: Run): Promise<void> {
		const goal = this.#goal === 'stopAt' ? run.plan.stopAt : this.#goal!;
		const end = Math.min(goal, run.lastStep);
		if (run.finished) return this.#pause(run, run.finished);
		if (run.step >= end) return this.#pause(run, this.#goal === 'stopAt' ? 'stopAt' : 'asked');
		const due = Math.min(end, this.#schedule.target(run.step, this.#clock.now()));
		if (due > run.step) {
			await run.advance(due);
			await this.#report(run);
			await this.#clock.turn();
			return;
		}
		await run.settle();
		await this.#report(run);
		const nowMs = this.#clock.now();
		const untilStep = this.#schedule.waitMs(run.step, nowMs);
		const untilFrame = this.#framedStep === run.step ? Infinity : this.#frames.waitMs(nowMs);
		const waitMs = Math.max(1, Math.min(untilStep, untilFrame));
		await Promise.race([this.#clock.wait(waitMs), this.#arrival()]);
	}

	/** Posts what is new, with a frame when one is due. */
	async #report(run: Run): Promise<void> {
		const startMs = this.#clock.now();
		if (this.#framedStep !== run.step && this.#frames.waitMs(startMs) === 0) {
			await run.settle();
			const measuredMs = this.#clock.now();
			const frame = await run.frame();
			this.#frames.spend(measuredMs, this.#clock.now());
			this.#framedStep = frame.step;
			this.#postProgress(run, frame);
		} else if (startMs - this.#postedMs >= longestSilenceMs) this.#postProgress(run, null);
	}

	async #pause(run: Run, reason: PauseReason): Promise<void> {
		await run.settle();
		const frame = await run.frame();
		const snapshot = await run.snapshot();
		const bestSteps = reason === 'best' ? run.bestSteps : null;
		this.#goal = null;
		this.#framedStep = frame.step;
		this.#postProgress(run, null);
		this.#post({ type: 'paused', run: run.number, reason, bestSteps, frame, snapshot });
	}

	async #postChanged(run: Run): Promise<void> {
		const frame = await run.frame();
		const snapshot = await run.snapshot();
		if (this.#goal !== null) this.#begin(run, this.#goal);
		this.#framedStep = frame.step;
		this.#postProgress(run, null);
		this.#post({ type: 'changed', run: run.number, frame, snapshot });
	}

	#postProgress(run: Run, frame: Frame | null): void {
		const { history, kept } = run.takeRecords();
		if (!frame && history.length === 0 && kept.length === 0) return;
		const nowMs = this.#clock.now();
		this.#postedMs = nowMs;
		const { number, reachedStep: step } = run;
		const stepsPerSecond = this.#speed.read(step, nowMs);
		this.#post({ type: 'progress', run: number, step, stepsPerSecond, history, kept, frame });
	}

	#post(event: Event): void {
		const frame = 'frame' in event ? event.frame : null;
		this.#options.post(event, frame ? transferables(frame) : []);
	}

	async #mend(error: unknown, command: Command | undefined): Promise<void> {
		const run = this.#run;
		const step = run?.reachedStep ?? 0;
		const again = this.#losses.step === step;
		this.#losses = { step, count: again ? this.#losses.count + 1 : 1 };
		const lost = error instanceof DeviceLostError && this.#losses.count < mostLosses;
		if (!lost || !run) return this.#fail(error, command);
		try {
			if (command?.type !== 'build') await this.#recover(run);
			if (command) this.#commands.unshift(command);
		} catch (another) {
			await this.#mend(another, command);
		}
	}

	async #recover(run: Run): Promise<void> {
		run.dispose();
		const { trainer, status } = await this.#openTrainer(run.members);
		this.#announce(status);
		await run.recover(trainer);
		if (this.#goal !== null) this.#begin(run, this.#goal);
		this.#post({
			type: 'recovered',
			run: run.number,
			message: `The browser took the graphics device away. Training goes on from step ${run.step}.`
		});
	}

	#fail(error: unknown, command: Command | undefined): void {
		const number = command?.type === 'build' ? command.run : this.#run?.number;
		try {
			this.#run?.dispose();
		} catch {
			// The device that failed may refuse this too.
		}
		this.#run = null;
		this.#goal = null;
		if (number === undefined) return;
		const detail = error instanceof Error ? error.message : String(error);
		const message =
			command?.type === 'build'
				? `These networks cannot be trained on this device; try narrower or fewer ones. (${detail})`
				: `Training ran into a problem and stopped; Reset starts it anew. (${detail})`;
		this.#post({ type: 'failed', run: number, message });
	}
}

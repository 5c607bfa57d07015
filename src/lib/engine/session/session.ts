/**
 * A session carries out the page's commands and posts what happens, in a worker or on the main thread
 * alike. One loop does everything: between bursts of training it takes up commands, one after another.
 */
import { systemClock, type Clock } from './clock.ts';
import { DeviceLostError } from '../device/deviceLost.ts';
import { FrameReports } from './frameReports.ts';
import { LossReports } from './lossReports.ts';
import { Timetable } from './timetable.ts';
import type { Command, Event, PauseReason } from '../protocol.ts';
import { transferables, type Reports } from './reports.ts';
import { Run } from './run.ts';
import type { EngineStatus, Member, Trainer, TrainerOptions } from '../trainer.ts';

export interface SessionOptions {
	post(event: Event, transfer: Transferable[]): void;
	openTrainer(
		members: readonly Member[],
		options: TrainerOptions
	): Promise<{ trainer: Trainer; status: EngineStatus }>;
	clock?: Clock;
	/** Whether the page draws on the same thread. */
	sharesThread?: boolean;
}

type Build = Extract<Command, { type: 'build' }>;

/** How often a device may be lost without getting any further before it is given up. */
const mostLosses = 3;

export class TrainingSession {
	readonly #options: SessionOptions;
	readonly #clock: Clock;
	readonly #timetable = new Timetable();
	/** What tells the page of the run. */
	#reports: Reports;
	#commands: Command[] = [];
	#wake: () => void = () => {};
	#run: Run | null = null;
	#trainerOptions: TrainerOptions = {};
	#status: EngineStatus | null = null;
	/** The step to pause at, which may be the plan's; null while training stands still. */
	#goal: number | 'stopAt' | null = null;
	/** Of the last command heard that begins or pauses. */
	#order: number | undefined;
	/** Why it stands still. */
	#pauseReason: PauseReason = 'asked';
	#losses = { step: NaN, count: 0 };

	constructor(options: SessionOptions) {
		this.#options = options;
		this.#clock = options.clock ?? systemClock;
		this.#reports = new FrameReports((event) => this.#post(event), this.#clock);
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
				this.#order = command.order;
				return this.#begin(run, 'stopAt');
			case 'step': {
				this.#order = command.order;
				const end = run.step + command.steps;
				const crosses = run.step < run.plan.stopAt && end >= run.plan.stopAt;
				return this.#begin(run, crosses ? 'stopAt' : end);
			}
			case 'pause':
				this.#order = command.order;
				return this.#pause(run, this.#goal === null ? this.#pauseReason : 'asked');
			case 'plan': {
				const isSeen = await run.follow(command.plan);
				if (this.#goal === 'stopAt') this.#begin(run, 'stopAt');
				else if (this.#goal === null && isSeen) await this.#reports.seen(run);
				return;
			}
			case 'update':
				return run.update(command.member, command.changes);
			case 'pictures':
				return this.#reports.space(run, command.gapMs, command.isUntouched);
			case 'show': {
				const { request, snapshot } = command;
				const frame = await run.frameOf(snapshot);
				return this.#post({ type: 'shown', run: run.number, request, frame });
			}
			case 'restore':
				await run.settle();
				this.#reports.flush(run);
				await run.restore(command.snapshot);
				return this.#tellChange(run);
			case 'data':
				await run.settle();
				this.#reports.flush(run);
				await run.takeData(command.data);
				return this.#tellChange(run, true);
			case 'setParameter':
				await run.setParameter(command.member, command.index, command.value);
				return this.#tellChange(run);
			case 'nextStep': {
				const { request, member, snapshot } = command;
				const start = await run.nextStep(member, snapshot);
				return this.#post({ type: 'nextStep', run: run.number, request, start });
			}
			case 'save': {
				await run.settle();
				this.#reports.flush(run);
				const snapshot = await run.snapshot();
				return this.#post({ type: 'saved', run: run.number, snapshot });
			}
		}
	}

	async #build(command: Build): Promise<void> {
		this.#run?.dispose();
		this.#run = null;
		this.#goal = null;
		this.#pauseReason = 'asked';
		this.#trainerOptions = { executor: command.executor };
		const { trainer, status } = await this.#openTrainer(command.members);
		const { sharesThread } = this.#options;
		const settings = { ...command, number: command.run, sharesThread };
		const run = new Run(settings, trainer, this.#clock);
		this.#run = run;
		const Kind = run.record === 'losses' ? LossReports : FrameReports;
		this.#reports = new Kind((event) => this.#post(event), this.#clock);
		this.#announce(status);
		// While a slider is dragged, one build follows another, and only the last is shown.
		if (this.#commands.some(({ type }) => type === 'build')) return;
		if (command.resume) await run.restore(command.resume);
		await this.#reports.built(run);
	}

	#openTrainer(members: readonly Member[]) {
		return this.#options.openTrainer(members, this.#trainerOptions);
	}

	#announce(status: EngineStatus): void {
		if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
		this.#status = status;
		this.#post({ type: 'engine', status });
	}

	#begin(run: Run, goal: number | 'stopAt'): void {
		const pace = goal === 'stopAt' ? run.plan.pace : 'full';
		const { stopAt, from } = run.plan;
		this.#timetable.begin(pace, stopAt, run.step, this.#clock.now(), from);
		if (this.#goal === null) this.#reports.start();
		run.isOver = false;
		this.#goal = goal;
	}

	/** One burst of training, or a wait until the next step is due. */
	async #train(run: Run): Promise<void> {
		const goal = this.#goal === 'stopAt' ? run.plan.stopAt : this.#goal!;
		const end = Math.min(goal, run.lastStep);
		if (run.finished) return this.#pause(run, run.finished);
		if (run.step >= end) return this.#pause(run, this.#goal === 'stopAt' ? 'stopAt' : 'asked');
		const due = Math.min(end, this.#timetable.target(run.step, this.#clock.now()));
		if (due > run.step) {
			await run.advance(due);
			await this.#reports.progress(run);
			await this.#clock.turn();
			return;
		}
		await run.settle();
		await this.#reports.progress(run);
		const untilStep = this.#timetable.waitMs(run.step, this.#clock.now());
		const waitMs = Math.max(1, Math.min(untilStep, this.#reports.waitMs(run)));
		await Promise.race([this.#clock.wait(waitMs), this.#arrival()]);
	}

	async #pause(run: Run, reason: PauseReason): Promise<void> {
		await run.settle();
		run.isOver = reason !== 'asked';
		await this.#reports.paused(run, reason, this.#order);
		this.#goal = null;
		this.#pauseReason = reason;
	}

	async #tellChange(run: Run, hasOtherData = false): Promise<void> {
		await this.#reports.changed(run, hasOtherData);
		if (this.#goal !== null) this.#begin(run, this.#goal);
	}

	#post(event: Event): void {
		this.#options.post(event, transferables(event));
	}

	async #mend(error: unknown, command: Command | undefined): Promise<void> {
		const run = this.#run;
		const step = run?.reachedStep ?? 0;
		const again = this.#losses.step === step;
		this.#losses = { step, count: again ? this.#losses.count + 1 : 1 };
		const isLost = error instanceof DeviceLostError && this.#losses.count < mostLosses;
		if (!isLost || !run) return this.#fail(error, command);
		try {
			if (command?.type !== 'build') await this.#recover(run, error);
			if (command) this.#commands.unshift(command);
		} catch (another) {
			await this.#mend(another, command);
		}
	}

	async #recover(run: Run, { sentence }: DeviceLostError): Promise<void> {
		run.dispose();
		const { trainer, status } = await this.#openTrainer(run.members);
		this.#announce(status);
		await run.recover(trainer);
		this.#reports.start();
		if (this.#goal !== null) this.#begin(run, this.#goal);
		this.#post({
			type: 'recovered',
			run: run.number,
			message: `${sentence} Training goes on from step ${run.step}.`
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

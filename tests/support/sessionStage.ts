import type { Command, Event, Plan } from '../../src/lib/engine/protocol.ts';
import { TrainingSession } from '../../src/lib/engine/session/session.ts';
import type { Evaluation } from '../../src/lib/network/loss.ts';
import { FakeClock, fakeStatus, FakeTrainer, type FakeDevice } from './fakes/fakeTrainer.ts';
import { smallMember } from './smallMembers.ts';

export type Of<T extends Event['type']> = Extract<Event, { type: T }>;

/** The steps from 0 to `end` of the sequence that `next` makes. */
export function stepsTo(end: number, next: (step: number) => number): number[] {
	const steps: number[] = [];
	for (let step = 0; step <= end; step = next(step)) steps.push(step);
	return steps;
}

const sessions: TrainingSession[] = [];

/** To be called after each test. */
export function disposeSessions(): void {
	for (const session of sessions.splice(0)) session.receive({ type: 'dispose' });
}

/** A session on a device that trains nothing, with a record of what it posts. */
export class Stage {
	readonly clock = new FakeClock();
	readonly device: FakeDevice = {
		clock: this.clock,
		msPerStep: 1,
		msPerFrame: 0,
		loss: (member, step) => member + 1 / (1 + step),
		isLost: false
	};
	readonly events: (Event & { ms: number })[] = [];
	readonly trainers: FakeTrainer[] = [];
	/** How long the session kept the thread, from one turn or wait to the next, ms. */
	readonly heldMs: number[] = [];
	#heldFromMs = 0;
	plan: Plan = { stopAt: 500, stopAtBest: false, pace: 'full' };
	/** What `openTrainer` does before it hands one over. */
	open: () => void = () => {
		this.device.isLost = false;
	};
	#listeners = new Set<() => void>();

	readonly session: TrainingSession;

	/** `sharesThread`: with the page. */
	constructor(sharesThread = false) {
		this.session = this.#start(sharesThread);
		sessions.push(this.session);
	}

	#start(sharesThread: boolean): TrainingSession {
		return new TrainingSession({
			clock: {
				now: () => this.clock.now(),
				wait: (milliseconds) => this.#release(this.clock.wait(milliseconds)),
				turn: () => this.#release(this.clock.turn())
			},
			sharesThread,
			post: (event) => {
				this.events.push({ ...structuredClone(event), ms: this.clock.ms });
				for (const listener of this.#listeners) listener();
			},
			openTrainer: async (members) => {
				this.open();
				const trainer = new FakeTrainer(members, this.device);
				this.trainers.push(trainer);
				return { trainer, status: fakeStatus };
			}
		});
	}

	async #release(others: Promise<void>): Promise<void> {
		this.heldMs.push(this.clock.ms - this.#heldFromMs);
		await others;
		this.#heldFromMs = this.clock.ms;
	}

	async build(settings: Partial<Extract<Command, { type: 'build' }>> = {}): Promise<Of<'built'>> {
		this.session.receive({
			type: 'build',
			run: 1,
			members: [smallMember(), smallMember({ seed: 2 })],
			probe: Float32Array.of(0, 0, 1, 1),
			plan: this.plan,
			...settings
		});
		return this.next('built');
	}

	send(command: Record<string, unknown>): void {
		this.session.receive({ run: 1, ...command } as Command);
	}

	/** Resolves with the next event of this type. */
	next<T extends Event['type']>(
		type: T,
		seen = this.events.length
	): Promise<Of<T> & { ms: number }> {
		return new Promise((resolve) => {
			const look = () => {
				const found = this.events.slice(seen).find((event) => event.type === type);
				if (!found) return;
				this.#listeners.delete(look);
				resolve(found as Of<T> & { ms: number });
			};
			this.#listeners.add(look);
			look();
		});
	}

	all<T extends Event['type']>(type: T): (Of<T> & { ms: number })[] {
		return this.events.filter((event) => event.type === type) as (Of<T> & { ms: number })[];
	}

	/** What is recorded of every network at each evaluated step. */
	get curves(): Evaluation[][] {
		return this.events.flatMap((event) => ('history' in event ? event.history : []));
	}

	/** Steps of the whole recorded history. */
	get history(): number[] {
		return this.curves.map((evaluations) => Math.max(...evaluations.map(({ step }) => step)));
	}

	get kept(): number[] {
		return this.all('progress').flatMap(({ kept }) => kept.map(({ step }) => step));
	}

	get trainer(): FakeTrainer {
		return this.trainers[this.trainers.length - 1];
	}

	async trainToPause(): Promise<Of<'paused'> & { ms: number }> {
		this.send({ type: 'train' });
		return this.next('paused');
	}
}

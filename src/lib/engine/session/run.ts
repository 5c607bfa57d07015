/**
 * One run: a population, how far it has come, and what is known of it. Training goes in bursts of a
 * few milliseconds, some of them on the device at a time, so that commands and drawing get through
 * while the device is never idle.
 */
import type { Hyperparameters } from '../../network/hyperparameters.ts';
import type { Evaluation } from '../../network/loss.ts';
import {
	evaluatedStepAfter,
	isEvaluatedStep,
	trainBurst,
	type Burst,
	type EvaluatedStep
} from './burst.ts';
import { BurstPace } from './burstPace.ts';
import type { Clock } from './clock.ts';
import { EarlyStopping, type BestState } from './earlyStopping.ts';
import { frameOf, frameRows, presentFrame, type FrameRows } from './memberFrames.ts';
import type { Frame, PauseReason, Plan, Recording } from '../protocol.ts';
import type { Member, Snapshot, Trainer } from '../trainer.ts';

/** A state at most so old is held in memory, to go on from when the device is lost. That of a large
 * population takes longer to read. */
const safeForMs: Record<Recording, number> = { frames: 3000, losses: 10_000 };

export interface RunSettings {
	number: number;
	members: readonly Member[];
	probe: Float32Array | null;
	plan: Plan;
	record?: Recording;
	/** Whether the page draws on the same thread. */
	sharesThread?: boolean;
}

/** Those of networks that stand at their best are what they were there. */
function settled(
	evaluations: readonly Evaluation[],
	atBest: readonly (Evaluation | null)[]
): Evaluation[] {
	return evaluations.map((evaluation, i) => atBest[i] ?? evaluation);
}

/** All networks take part again. */
function withoutStops(snapshot: Snapshot): Snapshot {
	return {
		...snapshot,
		members: snapshot.members.map((member) => ({ ...member, stopped: false }))
	};
}

export class Run {
	readonly number: number;
	/** With the hyperparameters of now. */
	readonly members: Member[];
	/** The step that the work handed to the device so far ends at. */
	step = 0;
	/** The step that it has reached for certain. */
	reachedStep = 0;
	plan: Plan;
	/** Whether it has come to its end, or to its limit, and stands there. */
	isOver = false;
	readonly record: Recording;
	/** Of training, with the losses and snapshots on the way. */
	readonly pace: BurstPace;

	#trainer: Trainer;
	/** The state to go on from when the device is lost. */
	#safe: Snapshot | null = null;
	#safeMs = 0;
	readonly #probe: Float32Array | null;
	#frameRows: readonly FrameRows[] | null = null;
	readonly #clock: Clock;
	readonly #stopping: EarlyStopping;
	readonly #inFlight: { burst: Promise<Burst>; steps: number; submittedMs: number }[] = [];
	#recordedTo = 0;
	#history: EvaluatedStep[] = [];
	#kept: Snapshot[] = [];
	/** The last evaluations, and the step they are of: NaN once they are out of date there. */
	#evaluations: Evaluation[] = [];
	#evaluatedAt = NaN;
	#settledMs = 0;

	constructor(settings: RunSettings, trainer: Trainer, clock: Clock) {
		const { number, members, probe, plan, record = 'frames', sharesThread } = settings;
		this.pace = new BurstPace(sharesThread);
		this.number = number;
		this.members = members.slice();
		this.plan = plan;
		this.record = record;
		this.#trainer = trainer;
		this.#clock = clock;
		this.#probe = probe;
		this.#stopping = new EarlyStopping(members.length);
	}

	/** Trains one burst, to `limit` at most. Returns when there is room for the next one. */
	async advance(limit: number): Promise<void> {
		const end = Math.min(limit, this.step + this.pace.steps);
		if (!this.plan.stopAtBest) {
			this.#submit(end);
			while (this.pace.isEnough(this.#inFlight)) await this.#settleOne();
			return;
		}
		await this.#judge();
		this.#submit(Math.min(end, evaluatedStepAfter(this.step, this.record)));
		await this.settle();
		await this.#judge();
	}

	#submit(to: number): void {
		const submittedMs = this.#clock.now();
		const burst = trainBurst(this.#trainer, this.step, to, {
			readTo: this.#recordedTo,
			readEnd: submittedMs - this.#safeMs > safeForMs[this.record],
			record: this.record
		});
		burst.catch(() => {}); // Dealt with where it is awaited.
		this.#inFlight.push({ burst, steps: to - this.step, submittedMs });
		this.step = to;
	}

	/** Waits until the device has done all that it was given. */
	async settle(): Promise<void> {
		while (this.#inFlight.length > 0) await this.#settleOne();
	}

	async #settleOne(): Promise<void> {
		const { burst, submittedMs } = this.#inFlight.shift()!;
		const { from, to, evaluated, kept, end } = await burst;
		const nowMs = this.#clock.now();
		this.pace.add(to - from, nowMs - Math.max(submittedMs, this.#settledMs));
		this.#settledMs = nowMs;
		this.reachedStep = to;
		this.#recordedTo = Math.max(this.#recordedTo, to);
		for (const { step, evaluations } of evaluated) {
			if (this.finished) break;
			this.#evaluations = settled(evaluations, this.#stopping.atBest);
			this.#evaluatedAt = step;
			this.#history.push({ step, evaluations: this.#evaluations });
		}
		this.#kept.push(...kept);
		const safe = end ?? kept.at(-1);
		if (safe) this.#holdSafe(safe);
	}

	#holdSafe(snapshot: Snapshot): void {
		this.#safe = snapshot;
		this.#safeMs = this.#clock.now();
	}

	/** At evaluated steps alone: where training pauses changes nothing. */
	async #judge(): Promise<void> {
		if (this.#evaluatedAt !== this.step || !isEvaluatedStep(this.step, this.record)) return;
		await this.#stopping.judge(this.#trainer, this.#evaluations);
		this.#evaluations = settled(this.#evaluations, this.#stopping.atBest);
	}

	/** Of the state that the work handed over so far ends at. */
	async #evaluate(): Promise<Evaluation[]> {
		const { atBest } = this.#stopping;
		return settled(await this.#trainer.evaluate(), atBest);
	}

	/** The step at which the last network reaches its own end. */
	get lastStep(): number {
		return Math.max(...this.members.map(({ steps = Infinity }) => steps));
	}

	/** Why nothing is left to train, or null. */
	get finished(): PauseReason | null {
		const ended = (i: number) => this.#stopping.hasEnded(i);
		const isDone = ({ step, diverged }: Evaluation, i: number) =>
			diverged || ended(i) || step >= (this.members[i].steps ?? Infinity);
		if (this.#evaluations.length === 0 || !this.#evaluations.every(isDone)) return null;
		if (this.#evaluations.every(({ diverged }) => diverged)) return 'diverged';
		return this.members.some((_, i) => ended(i)) ? 'best' : 'stopAt';
	}

	/** What was recorded since the last time. */
	takeRecords(): { history: EvaluatedStep[]; kept: Snapshot[] } {
		const records = { history: this.#history, kept: this.#kept };
		this.#history = [];
		this.#kept = [];
		return records;
	}

	/** Evaluations of exactly the present state. */
	async evaluations(): Promise<Evaluation[]> {
		await this.settle();
		if (this.#evaluatedAt !== this.step) {
			this.#evaluations = await this.#evaluate();
			this.#evaluatedAt = this.step;
		}
		return this.#evaluations;
	}

	/** Networks that are seen at their best although they have gone on from there. */
	async #bestsSeen(): Promise<(BestState | null)[]> {
		const isSeen = this.isOver && this.plan.stopAtBest;
		return isSeen ? this.#stopping.betterThan(await this.evaluations()) : [];
	}

	get #rows(): readonly FrameRows[] {
		this.#frameRows ??= this.members.map((member) => frameRows(member, this.#probe));
		return this.#frameRows;
	}

	/** Of the state that the work handed over so far ends at; training may go on meanwhile. */
	frame(): Promise<Frame> {
		const isKnown = this.#evaluatedAt === this.step;
		const evaluations = isKnown ? this.#evaluations : this.#evaluate();
		const atBest = this.#stopping.atBest.map((best) => best !== null);
		const { step } = this;
		return presentFrame(this.#trainer, this.members, this.#rows, evaluations, { step, atBest });
	}

	/** What is seen while it stands still: with early stopping, at the end, each network at its best. */
	async restingFrame(): Promise<Frame> {
		const bests = await this.#bestsSeen();
		if (!bests.some((best) => best !== null)) return this.frame();
		const evaluations = await this.evaluations();
		const snapshot = await this.#trainer.snapshot();
		const members = snapshot.members.map((member, i) => bests[i]?.member ?? member);
		const frame = await this.frameOf({ ...snapshot, members });
		return {
			...frame,
			evaluations: evaluations.map((now, i) => bests[i]?.evaluation ?? now),
			atBest: frame.atBest.map((isThere, i) => isThere || bests[i] !== null)
		};
	}

	/** Settles as the last of the bursts under way does. */
	async reached(): Promise<void> {
		await this.#inFlight.at(-1)?.burst;
	}

	/** A frame of another state; the present one stays as it is. */
	async frameOf(snapshot: Snapshot): Promise<Frame> {
		await this.settle();
		return frameOf(snapshot, this.#trainer, this.members, this.#rows);
	}

	async snapshot(): Promise<Snapshot> {
		await this.settle();
		const snapshot = await this.#trainer.snapshot();
		this.#holdSafe(snapshot);
		return snapshot;
	}

	async restore(snapshot: Snapshot): Promise<void> {
		await this.settle();
		if (!this.plan.stopAtBest) snapshot = withoutStops(snapshot);
		await this.#trainer.restore(snapshot);
		this.#stopping.adopt(snapshot, this.plan.stopAtBest ? await this.#trainer.evaluate() : []);
		this.step = this.reachedStep = this.#recordedTo = snapshot.step;
		this.isOver = false;
		this.#outdate();
	}

	async setParameter(member: number, index: number, value: number): Promise<void> {
		const bests = await this.#bestsSeen();
		await this.settle();
		let parameters = await this.#trainer.parameters(member);
		if (!(index in parameters) || !Number.isFinite(value)) return;
		if (bests[member] || this.#stopping.hasEnded(member)) {
			// The reader changes what is seen, and the network goes on from there.
			await this.#stopping.takeBest(this.#trainer, member);
			parameters = await this.#trainer.parameters(member);
		}
		parameters[index] = value;
		await this.#trainer.setParameters(member, parameters);
		this.#outdate();
	}

	update(member: number, changes: Partial<Hyperparameters>): void {
		const changed = this.members[member];
		this.members[member] = { ...changed, training: { ...changed.training, ...changes } };
		this.#trainer.update(member, changes);
		this.#safeMs = -Infinity; // What was held before was on another course.
	}

	/** Whether something else is seen now. */
	async follow(plan: Plan): Promise<boolean> {
		const before = await this.#bestsSeen();
		if (this.plan.stopAtBest && !plan.stopAtBest) {
			await this.settle();
			await this.#stopping.release(this.#trainer);
			this.#outdate();
		}
		this.plan = plan;
		const after = await this.#bestsSeen();
		return this.members.some((_, i) => Boolean(before[i]) !== Boolean(after[i]));
	}

	/** Goes on in a new trainer from the last state that is held here. */
	async recover(trainer: Trainer): Promise<void> {
		this.#inFlight.length = 0;
		this.#trainer = trainer;
		if (this.#safe) await trainer.restore(this.#safe);
		for (const i of this.members.keys()) await this.#stopping.apply(trainer, i);
		this.step = this.reachedStep = trainer.step;
		this.#outdate();
	}

	/** The parameters changed otherwise than by training. */
	#outdate(): void {
		this.#evaluations = [];
		this.#evaluatedAt = NaN;
	}

	dispose(): void {
		this.#inFlight.length = 0;
		this.#trainer.dispose();
	}
}

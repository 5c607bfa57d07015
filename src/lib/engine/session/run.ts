/**
 * A run: a population, how far it has come, and what is known of it. Training goes in bursts of a few
 * milliseconds. Several of them are on the device at a time, so that it is never idle; all are short,
 * so that commands and drawing get through.
 */
import type { Hyperparameters } from '../../network/hyperparameters.ts';
import type { Evaluation } from '../../network/loss.ts';
import type { StepStart } from '../../network/oneStep.ts';
import {
	isRecordedStep,
	recordedStepAfter,
	trainBurst,
	type Burst,
	type EvaluatedStep
} from './burst.ts';
import { BurstPace } from './burstPace.ts';
import type { Clock } from './clock.ts';
import { EarlyStopping, type BestState } from './earlyStopping.ts';
import { frameOf, frameRows, presentFrame, type FrameRows } from './memberFrames.ts';
import type { Frame, PauseReason, Plan, Recording } from '../protocol.ts';
import { computedParameters } from '../step/computedParameters.ts';
import { stepStart } from '../step/stepStart.ts';
import type { Member, Snapshot, Trainer } from '../trainer.ts';

/** How old the state may be that is held in memory, to go on from when the device is lost. The state
 * of a large population takes longer to read, and so may be older. */
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

/** The evaluations of now, but of a network that stands at its best the one that it had there. */
function settled(
	evaluations: readonly Evaluation[],
	atBest: readonly (Evaluation | null)[]
): Evaluation[] {
	return evaluations.map((evaluation, i) => atBest[i] ?? evaluation);
}

/** Whether a plan has this network end at its best. */
const stopsAtBest = ({ stopAtBest }: Plan, member: number) =>
	typeof stopAtBest === 'boolean' ? stopAtBest : stopAtBest[member];

/** The snapshot with networks taking part again, but for those that may have ended. */
function withoutStops(
	snapshot: Snapshot,
	mayHaveEnded: (member: number) => boolean = () => false
): Snapshot {
	return {
		...snapshot,
		members: snapshot.members.map((member, i) => ({
			...member,
			stopped: member.stopped && mayHaveEnded(i)
		}))
	};
}

export class Run {
	readonly number: number;
	/** The members, with the hyperparameters of now. */
	readonly members: Member[];
	/** The step at the end of the work handed to the device so far. */
	step = 0;
	/** The step that the device has reached for certain. */
	reachedStep = 0;
	plan: Plan;
	/** Whether the run has come to its end, or to its limit, and stands there. */
	isOver = false;
	readonly record: Recording;
	/** The pace of bursts, each with its losses and snapshots. */
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
	/** The last step whose losses and snapshots were recorded. */
	#recordedTo = 0;
	#history: EvaluatedStep[] = [];
	#kept: Snapshot[] = [];
	/** The last evaluations, and their step: NaN once something else than training has changed the
	 * state. */
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

	/** Trains one burst, to `limit` at most. Resolves when there is room for the next one. */
	async advance(limit: number): Promise<void> {
		const end = Math.min(limit, this.step + this.pace.steps);
		if (!this.plan.stopAtBest) {
			this.#submit(end);
			while (this.pace.isEnough(this.#inFlight)) await this.#settleOne();
			return;
		}
		await this.#judge();
		this.#submit(Math.min(end, recordedStepAfter(this.step, this.record)));
		await this.settle();
		await this.#judge();
	}

	readonly #mayEnd = (member: number) => stopsAtBest(this.plan, member);

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

	/** Judges at recorded steps alone, so that where training pauses changes nothing. */
	async #judge(): Promise<void> {
		if (this.#evaluatedAt !== this.step || !isRecordedStep(this.step, this.record)) return;
		await this.#stopping.judge(this.#trainer, this.#evaluations, this.#mayEnd);
		this.#evaluations = settled(this.#evaluations, this.#stopping.atBest);
	}

	/** Evaluates the state at the end of the work handed over so far. */
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

	/** Hands over what was recorded since the last time. */
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

	/** The best of each network that is seen there although it has gone on; null for the others. */
	async #bestsSeen(): Promise<(BestState | null)[]> {
		const isSeen = this.isOver && this.plan.stopAtBest;
		if (!isSeen) return [];
		const bests = this.#stopping.betterThan(await this.evaluations());
		return bests.map((best, i) => (this.#mayEnd(i) ? best : null));
	}

	get #rows(): readonly FrameRows[] {
		this.#frameRows ??= this.members.map((member) => frameRows(member, this.#probe));
		return this.#frameRows;
	}

	/** A frame of the state at the end of the work handed over so far; training may go on meanwhile. */
	frame(): Promise<Frame> {
		const isKnown = this.#evaluatedAt === this.step;
		const evaluations = isKnown ? this.#evaluations : this.#evaluate();
		const atBest = this.#stopping.atBest.map((best) => best !== null);
		const { step } = this;
		return presentFrame(this.#trainer, this.members, this.#rows, evaluations, { step, atBest });
	}

	/** The frame that is seen while the run stands still: at the end of early stopping, each network at
	 * its best. */
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

	/** Resolves when the last of the bursts under way is done. */
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

	/** What the next step of one network begins with, from the present state or from where `restore` of
	 * this snapshot would lead; null where it takes none. */
	async nextStep(member: number, snapshot?: Snapshot): Promise<StepStart | null> {
		const { members } = snapshot ? this.#taken(snapshot) : await this.snapshot();
		return stepStart(this.members[member], members[member]);
	}

	/** A snapshot as the plan takes it up. */
	#taken(snapshot: Snapshot): Snapshot {
		return withoutStops(snapshot, this.#mayEnd);
	}

	async restore(snapshot: Snapshot): Promise<void> {
		await this.settle();
		snapshot = this.#taken(snapshot);
		await this.#trainer.restore(snapshot);
		this.#stopping.adopt(snapshot, this.plan.stopAtBest ? await this.#trainer.evaluate() : []);
		this.step = this.reachedStep = this.#recordedTo = snapshot.step;
		this.isOver = false;
		this.#outdate();
	}

	/** Goes on with other points. What was best was best on the points before, and is forgotten: networks
	 * that had ended there go on from there. */
	async takeData(data: readonly Member['data'][]): Promise<void> {
		await this.settle();
		await this.#stopping.release(this.#trainer);
		this.#stopping.forget();
		const snapshot = withoutStops(await this.#trainer.snapshot());
		await this.#trainer.restore(snapshot, { data });
		this.members.forEach((member, i) => (this.members[i] = { ...member, data: data[i] }));
		this.#frameRows = null;
		this.#holdSafe(snapshot);
		this.isOver = false;
		this.#outdate();
	}

	async setParameter(member: number, index: number, value: number): Promise<void> {
		const bests = await this.#bestsSeen();
		await this.settle();
		let parameters = await this.#parametersOf(member);
		if (!(index in parameters.computed) || !Number.isFinite(value)) return;
		if (bests[member] || this.#stopping.hasEnded(member)) {
			// The reader changes the state that is seen, and the network goes on from there.
			await this.#stopping.takeBest(this.#trainer, member);
			parameters = await this.#parametersOf(member);
		}
		const { trained, computed } = parameters;
		// With LoRA the reader sees the sum, of which the update stays as it is.
		trained[index] = this.members[member].lora ? trained[index] + value - computed[index] : value;
		await this.#trainer.setParameters(member, trained);
		this.#outdate();
	}

	/** What a network's training goes on from, and what it computes with. */
	async #parametersOf(member: number): Promise<{ trained: Float32Array; computed: Float32Array }> {
		const own = this.members[member];
		if (!own.quantization && !own.lora) {
			const parameters = await this.#trainer.parameters(member);
			return { trained: parameters, computed: parameters };
		}
		const [{ parameters: trained, steps }] = (await this.#trainer.snapshot(member)).members;
		return { trained, computed: computedParameters(own, trained, steps) };
	}

	update(member: number, changes: Partial<Hyperparameters>): void {
		const changed = this.members[member];
		this.members[member] = { ...changed, training: { ...changed.training, ...changes } };
		this.#trainer.update(member, changes);
		this.#safeMs = -Infinity; // The state held before led elsewhere.
	}

	/** Takes up another plan. Resolves with whether the present state is seen otherwise by it. */
	async follow(plan: Plan): Promise<boolean> {
		const before = await this.#bestsSeen();
		const isReleased = (i: number) => stopsAtBest(this.plan, i) && !stopsAtBest(plan, i);
		if (this.members.some((_, i) => isReleased(i))) {
			await this.settle();
			await this.#stopping.release(this.#trainer, isReleased);
			this.#outdate();
		}
		this.plan = plan;
		const after = await this.#bestsSeen();
		return this.members.some((_, i) => Boolean(before[i]) !== Boolean(after[i]));
	}

	/** Goes on in a new trainer, from the last state held. */
	async recover(trainer: Trainer): Promise<void> {
		this.#inFlight.length = 0;
		this.#trainer = trainer;
		if (this.#safe) await trainer.restore(this.#safe);
		for (const i of this.members.keys()) await this.#stopping.apply(trainer, i);
		this.step = this.reachedStep = trainer.step;
		this.#outdate();
	}

	/** Forgets the last evaluations, because something else than training has changed the parameters. */
	#outdate(): void {
		this.#evaluations = [];
		this.#evaluatedAt = NaN;
	}

	dispose(): void {
		this.#inFlight.length = 0;
		this.#trainer.dispose();
	}
}

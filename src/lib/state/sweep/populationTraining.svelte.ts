import type { Snapshot } from '$lib/engine/trainer.ts';
import { DrawingPace } from '../drawingPace.ts';
import { EngineRuns, type RunEvent } from '../engineRuns.svelte.ts';
import { HeardLosses, type ShowingPace } from '../heardLosses.ts';
import { PopulationProgress, type PopulationPlan } from './populationProgress.svelte.ts';
import {
	halves,
	newRecords,
	settled,
	truncated,
	withRows,
	type GroupRecord
} from './sweepRecord.ts';

/**
 * `idle`: nothing is planned. `measuring`: the first steps, for an estimate. `ready`: measured.
 * `stopped`: ended by the reader before the last step. `failed`: cannot be trained.
 */
export type PopulationPhase =
	'idle' | 'measuring' | 'ready' | 'training' | 'paused' | 'stopped' | 'finished' | 'failed';

const measuringMs = 1200;
/** Of all steps, the most that measuring takes. */
const measuredShare = 0.1;

/** Trains a large population, group after group, and records its losses. */
export class PopulationTraining {
	readonly #onKept: () => void;
	readonly #heard: HeardLosses;
	readonly progress = new PopulationProgress();
	readonly #engine = new EngineRuns(
		(event) => this.#receive(event),
		() => this.#recover()
	);
	/** Whether the engine has the present group. */
	#isBuilt = false;
	/** What follows once the engine has paused. */
	#then: 'goOn' | 'stand' | 'stop' = 'stand';
	#measuredFromMs = Infinity;

	#phase = $state<PopulationPhase>('idle');
	#notice = $state<string | null>(null);
	#failure = $state<string | null>(null);

	/** `onKept` is called when there is a new state worth storing. */
	constructor(onKept: () => void = () => {}, pace: ShowingPace = new DrawingPace()) {
		this.#onKept = onKept;
		this.#heard = new HeardLosses(pace, ({ rows, step, ms }) => {
			this.progress.change((record) => withRows(record, rows));
			this.progress.reach(step, ms);
		});
	}

	get phase() {
		return this.#phase;
	}
	get isRunning() {
		return this.#phase === 'training';
	}
	/** Whether the reader has asked for it to be trained. */
	readonly hasStarted = $derived(!['idle', 'measuring', 'ready'].includes(this.#phase));
	get records() {
		return this.progress.records;
	}
	/** Of the group under way. */
	get step() {
		return this.progress.step;
	}
	get backend() {
		return this.#engine.backend;
	}
	get notice() {
		return this.#notice;
	}
	get failure() {
		return this.#failure;
	}

	/** A new plan: takes its first steps to see how long it will be. */
	prepare(plan: PopulationPlan) {
		this.#begin(plan, newRecords(plan.groups), 'measuring');
		this.#build();
	}

	/** What was trained before. Goes on from there when asked to. */
	adopt(plan: PopulationPlan, records: readonly GroupRecord[], wasStopped: boolean) {
		const isOver = records.every(({ end }) => end !== null);
		this.#begin(plan, records, isOver ? 'finished' : wasStopped ? 'stopped' : 'paused');
	}

	/** Nothing is planned any more. */
	clear() {
		this.#begin(null, [], 'idle');
	}

	/** Nothing can be trained, and why. */
	refuse(reason: string) {
		this.#begin(null, [], 'failed');
		this.#failure = reason;
	}

	train() {
		switch (this.#phase) {
			case 'measuring':
				this.#then = 'goOn';
				this.#phase = 'training';
				if (this.#isBuilt) this.#send('train');
				return;
			case 'stopped':
			case 'finished':
				return this.#trainAnew();
			case 'failed':
				this.#isBuilt = false;
				return this.#goOn();
			case 'ready':
			case 'paused':
				return this.#goOn();
			case 'training':
				this.#then = 'goOn';
				return;
			case 'idle':
				return;
		}
	}

	pause() {
		if (this.#phase !== 'training') return;
		this.#then = 'stand';
		this.#send('pause');
	}

	/** Ends it here and keeps what there is. */
	stop() {
		if (this.#phase === 'paused') return this.#settle('stopped');
		if (this.#phase !== 'training') return;
		this.#then = 'stop';
		if (this.#isBuilt) this.#send('pause');
		else this.#settle('stopped');
	}

	/** Asks for the present state; `onKept` follows. */
	save() {
		if (this.#phase === 'training' && this.#isBuilt) this.#send('save');
	}

	dismissNotice() {
		this.#notice = null;
	}

	connect() {
		this.#engine.connect();
	}

	dispose() {
		this.#heard.forget();
		this.#engine.dispose();
	}

	#begin(plan: PopulationPlan | null, records: readonly GroupRecord[], phase: PopulationPhase) {
		this.#release();
		this.#heard.forget();
		this.progress.begin(plan, records);
		this.#phase = phase;
		this.#then = 'stand';
		this.#failure = null;
		this.#engine.forgetCrashes();
		this.#measuredFromMs = Infinity;
	}

	#trainAnew() {
		const { plan } = this.progress;
		if (plan === null) return;
		this.#begin(plan, newRecords(plan.groups), 'training');
		this.#then = 'goOn';
		this.#build();
	}

	#goOn() {
		if (this.progress.plan === null) return;
		this.#then = 'goOn';
		this.#phase = 'training';
		this.#failure = null;
		if (this.#isBuilt) this.#send('train');
		else this.#build();
	}

	/** The engine is to do no more for the present run. */
	#release() {
		if (this.#isBuilt) this.#send('pause');
		this.#isBuilt = false;
		this.#engine.leave();
	}

	#send(type: 'train' | 'pause' | 'save') {
		this.#engine.send({ type });
	}

	#build() {
		const { plan, present: record, step } = this.progress;
		if (record === null || plan === null) return;
		this.connect();
		this.#isBuilt = false;
		this.progress.stand(step);
		this.#engine.build({
			members: plan.membersOf(record.networks),
			probe: null,
			plan: { stopAt: plan.steps, stopAtBest: false, pace: 'full' },
			record: 'losses',
			resume: record.snapshot ?? undefined
		});
	}

	/** A share of all steps, or fewer if they take too long. */
	#measure() {
		const steps = Math.floor(measuredShare * (this.progress.plan?.steps ?? 0));
		if (steps > this.step) this.#engine.send({ type: 'step', steps });
		else this.#phase = 'ready';
	}

	#hasMeasuredLong(): boolean {
		const nowMs = performance.now();
		this.#measuredFromMs = Math.min(this.#measuredFromMs, nowMs);
		return nowMs - this.#measuredFromMs >= measuringMs;
	}

	/** What the engine still says of the run is no longer heard. */
	#settle(phase: 'stopped' | 'finished') {
		this.#release();
		this.progress.settle();
		this.#phase = phase;
		this.#then = 'stand';
		this.#onKept();
	}

	#fail(reason: string) {
		this.#phase = 'failed';
		this.#failure = reason;
	}

	#keep(snapshot: Snapshot) {
		this.progress.change((record) => ({ ...record, snapshot }));
		this.#engine.forgetCrashes();
	}

	/** The group is done: on to the next one. */
	#advance() {
		this.progress.change(settled);
		this.#isBuilt = false;
		this.#engine.leave();
		if (this.progress.present === null) return this.#settle('finished');
		this.progress.stand(0);
		if (this.#then === 'stop') return this.#settle('stopped');
		const waits = this.progress.group === this.progress.plan?.standsAfter;
		if (this.#then === 'stand' || waits) this.#phase = 'paused';
		this.#onKept();
		if (this.#phase === 'training') this.#build();
	}

	#receive(event: RunEvent) {
		if (event.type !== 'losses') this.#heard.flush();
		switch (event.type) {
			case 'populationBuilt':
				this.#isBuilt = true;
				this.progress.change((record) => withRows(truncated(record, event.step), event.rows));
				this.progress.stand(event.step);
				if (this.#phase === 'measuring') this.#measure();
				else if (this.#then === 'stand') this.#phase = 'paused';
				else this.#send('train');
				break;
			case 'losses':
				this.#heard.add(event.rows, event.step);
				if (this.#phase === 'measuring' && this.#hasMeasuredLong()) this.#send('pause');
				break;
			case 'saved':
				this.#keep(event.snapshot);
				this.#onKept();
				break;
			case 'populationPaused':
				this.#keep(event.snapshot);
				this.progress.stand(event.present.step);
				if (event.reason === 'asked') this.#stand();
				else {
					this.progress.change((record) => ({ ...record, end: event.present }));
					this.#advance();
				}
				break;
			case 'recovered':
				this.#notice = event.message;
				break;
			case 'failed':
				this.#takeFailure(event.message);
				break;
			case 'built':
			case 'progress':
			case 'paused':
			case 'shown':
			case 'changed':
			case 'seen':
				break; // Of runs that record frames; ours record losses alone.
			default:
				event satisfies never;
		}
	}

	/** Training has paused on the way. */
	#stand() {
		if (this.#phase === 'measuring') {
			this.#phase = 'ready';
			return;
		}
		if (this.#then === 'goOn') return this.#send('train');
		if (this.#then === 'stop') return this.#settle('stopped');
		this.#phase = 'paused';
		this.#onKept();
	}

	/** A group that cannot be built is tried in two halves. */
	#takeFailure(message: string) {
		const { present } = this.progress;
		const parts = this.#isBuilt || present === null ? null : halves(present);
		if (parts === null) return this.#fail(message);
		this.progress.split(parts);
		this.#notice = 'This device cannot hold all these networks at once: they train in groups.';
		this.#build();
	}

	#recover() {
		if (!['measuring', 'training'].includes(this.#phase)) {
			this.#isBuilt = false;
			return;
		}
		if (this.#engine.countCrash()) {
			return this.#fail(
				'Training stopped unexpectedly several times. Take narrower networks or fewer seeds.'
			);
		}
		const step = this.progress.present?.snapshot?.step ?? 0;
		this.#notice = `Training stopped unexpectedly and was started again from step ${step}.`;
		this.#build();
	}
}

import type { Snapshot } from '$lib/engine/trainer.ts';
import type { Executor } from '$lib/network/executor.ts';
import { DrawingPace } from '../drawingPace.ts';
import { PacedLosses, type ShowingPace } from '../pacedLosses.ts';
import { RunControl, type OwnEvent } from '../runControl.svelte.ts';
import {
	PopulationProgress,
	type Before,
	type PopulationPlan
} from './populationProgress.svelte.ts';
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

/** The most time, and the largest share of all steps, that measuring takes. */
const measuringMs = 1200;
const measuredShare = 0.1;

/** Trains a large population, group after group, and records its losses. Measuring is its `step`. */
export class PopulationTraining {
	readonly #onKept: () => void;
	readonly #losses: PacedLosses;
	readonly progress = new PopulationProgress();
	readonly #control: RunControl = new RunControl({
		hear: (event) => this.#receive(event),
		lastStep: () => (this.#control.isAtRest ? null : this.progress.firstStep),
		rebuild: () => this.#build(),
		remedy: () => 'Take narrower networks or fewer seeds.'
	});
	#measuredFromMs = Infinity;
	/** What has trained so far, and so trains the rest; null before anything has. */
	#executor: Executor | null = null;

	/** Whether the reader has asked for more than measuring. */
	#isAsked = $state(false);
	/** How training ends where it stands next, or has ended; null as long as it is to go on. */
	#end = $state<'stopped' | 'finished' | null>(null);

	/** `onKept` is called when there is a new state worth storing. */
	constructor(onKept: () => void = () => {}, pace: ShowingPace = new DrawingPace()) {
		this.#onKept = onKept;
		this.#losses = new PacedLosses(pace, ({ rows, step, ms }) => {
			this.progress.change((record) => withRows(record, rows));
			this.progress.reach(step, ms);
		});
	}

	readonly phase = $derived.by((): PopulationPhase => {
		if (this.#control.failure !== null) return 'failed';
		if (this.progress.plan === null) return 'idle';
		if (!this.#isAsked) return this.#control.isAtRest ? 'ready' : 'measuring';
		return this.#control.isRunning ? 'training' : (this.#end ?? 'paused');
	});
	get isRunning() {
		return this.phase === 'training';
	}
	/** Whether there is more to see than what was measured. */
	readonly hasStarted = $derived(!['idle', 'measuring', 'ready'].includes(this.phase));
	get records() {
		return this.progress.records;
	}
	/** The step of the group under way. */
	get step() {
		return this.progress.step;
	}
	get executor() {
		return this.#executor;
	}
	get engineStatus() {
		return this.#control.engineStatus;
	}
	get notice() {
		return this.#control.notice;
	}
	get failure() {
		return this.#control.failure;
	}

	/** A new plan: takes its first steps to see how long it will be, unless something has to be trained
	 * before. */
	prepare(plan: PopulationPlan) {
		this.#begin(plan, newRecords(plan.groups));
		if (plan.before) return;
		const steps = Math.floor(measuredShare * plan.steps);
		this.#control.want(steps > 0 ? 'step' : 'stand', steps);
		this.#build();
	}

	/** What was trained before, by this executor. Goes on from there when asked to. */
	adopt(
		plan: PopulationPlan,
		records: readonly GroupRecord[],
		{ wasStopped, executor }: { wasStopped: boolean; executor: Executor }
	) {
		this.#begin(plan, records);
		this.#executor = executor;
		this.#isAsked = true;
		const isOver = records.every(({ end }) => end !== null);
		if (isOver || wasStopped) this.#end = isOver ? 'finished' : 'stopped';
	}

	/** Nothing is planned any more. */
	clear() {
		this.#begin(null, []);
	}

	/** Nothing can be trained, and why. */
	refuse(reason: string) {
		this.clear();
		this.#control.fail(reason);
	}

	train() {
		const { plan } = this.progress;
		if (plan === null) return;
		if (this.phase === 'stopped' || this.phase === 'finished') {
			this.#begin(plan, newRecords(plan.groups));
		}
		if (this.phase === 'failed') this.#control.leave();
		this.#isAsked = true;
		this.#end = null;
		this.#control.want('train');
		if (this.#control.activity === 'absent') this.#build();
	}

	pause() {
		if (this.phase !== 'training') return;
		this.#end = null;
		this.progress.plan?.before?.leave();
		this.#control.want('stand');
	}

	/** Ends it here and keeps what there is. */
	stop() {
		if (this.phase !== 'training' && this.phase !== 'paused') return;
		if (!this.#control.isBuilt || this.#control.isAtRest) return this.#settle('stopped');
		this.#end = 'stopped';
		this.#control.want('stand');
	}

	/** Asks for the present state; `onKept` follows. */
	save() {
		if (this.phase === 'training' && this.#control.isBuilt) this.#control.send({ type: 'save' });
	}

	dismissNotice() {
		this.#control.dismissNotice();
	}

	connect() {
		this.#control.connect();
	}

	dispose() {
		this.#losses.forget();
		this.#control.dispose();
	}

	#begin(plan: PopulationPlan | null, records: readonly GroupRecord[]) {
		this.#leave();
		this.#losses.forget();
		this.progress.begin(plan, records);
		this.#isAsked = false;
		this.#end = null;
		this.#control.forgetCrashes();
		this.#measuredFromMs = Infinity;
		this.#executor = null;
	}

	/** The engine is to do no more for the present run, and is not heard any more. */
	#leave() {
		this.progress.plan?.before?.leave();
		this.#control.leave();
		this.#control.want('stand');
	}

	/** Once all is trained that comes before. */
	async #buildAfter(plan: PopulationPlan, before: Before) {
		const problem = await before.train();
		if (plan !== this.progress.plan || this.#control.activity !== 'absent') return;
		if (problem === null) this.#build();
		else this.#control.fail(problem);
	}

	#build() {
		const { plan, present: record, step } = this.progress;
		if (record === null || plan === null) return;
		if (plan.before?.isDone === false) return void this.#buildAfter(plan, plan.before);
		this.connect();
		this.progress.stand(step);
		this.#control.build({
			members: plan.membersOf(record.networks),
			probe: null,
			plan: { stopAt: plan.steps, stopAtBest: false, pace: 'full' },
			record: 'losses',
			executor: this.#executor ?? plan.executor,
			resume: record.snapshot ?? plan.beginningOf?.(record.networks) ?? undefined
		});
	}

	#hasMeasuredLong(): boolean {
		const nowMs = performance.now();
		this.#measuredFromMs = Math.min(this.#measuredFromMs, nowMs);
		return nowMs - this.#measuredFromMs >= measuringMs;
	}

	#settle(end: 'stopped' | 'finished') {
		this.#leave();
		this.progress.settle();
		this.#end = end;
		this.#onKept();
	}

	#keep(snapshot: Snapshot) {
		this.progress.change((record) => ({ ...record, snapshot }));
		this.#control.forgetCrashes();
	}

	/** The group is done: on to the next one. */
	#advance() {
		const isWanted = this.#control.intent === 'train';
		this.progress.change(settled);
		this.#leave();
		if (this.progress.present === null) return this.#settle('finished');
		this.progress.stand(this.progress.firstStep);
		if (this.#end === 'stopped') return this.#settle('stopped');
		const waits = this.progress.group === this.progress.plan?.standsAfter;
		if (isWanted && !waits) this.#control.want('train');
		this.#onKept();
		if (this.#control.intent === 'train') this.#build();
	}

	#receive(event: OwnEvent) {
		if (event.type !== 'losses') this.#losses.flush();
		switch (event.type) {
			case 'populationBuilt':
				this.progress.change((record) => withRows(truncated(record, event.step), event.rows));
				this.progress.stand(event.step);
				this.#executor = this.engineStatus?.executor ?? null;
				this.#control.built();
				if (this.#control.isAtRest && this.#end === 'stopped') this.#settle('stopped');
				break;
			case 'losses':
				this.#losses.add(event.rows, event.step);
				if (this.phase === 'measuring' && this.#hasMeasuredLong()) this.#control.want('stand');
				break;
			case 'saved':
				this.#keep(event.snapshot);
				this.#onKept();
				break;
			case 'populationPaused':
				this.#keep(event.snapshot);
				this.progress.stand(event.present.step);
				if (event.reason === 'asked') this.#stand(event.order);
				else {
					this.progress.change((record) => ({ ...record, end: event.present }));
					this.#advance();
				}
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
			case 'nextStep':
				break; // Only runs that record frames send these; ours record losses alone.
			default:
				event satisfies never;
		}
	}

	/** Takes up a pause on the way. */
	#stand(order?: number) {
		this.#control.paused('asked', order);
		if (!this.#control.isAtRest || !this.#isAsked) return;
		if (this.#end === 'stopped') this.#settle('stopped');
		else this.#onKept();
	}

	/** A group that cannot be built is tried in two halves. */
	#takeFailure(message: string) {
		const { present } = this.progress;
		const parts = this.#control.isBuilt || present === null ? null : halves(present);
		if (parts === null) return this.#control.fail(message);
		this.progress.split(parts);
		this.#control.tell('This device cannot hold all these networks at once: they train in groups.');
		this.#build();
	}
}

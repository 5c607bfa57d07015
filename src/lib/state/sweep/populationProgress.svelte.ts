import type { Member, Snapshot } from '$lib/engine/trainer.ts';
import type { ExecutorChoice } from '$lib/network/executor.ts';
import { settled, type GroupRecord } from './sweepRecord.ts';
import { TimeEstimate } from './timeEstimate.ts';

/** What has to be trained before a population. */
export interface Before {
	readonly isDone: boolean;
	/** Resolves with null once it is done, or with a sentence why it cannot be; never where it is left. */
	train(): Promise<string | null>;
	leave(): void;
}

/** What is to be trained. */
export interface PopulationPlan {
	/** Places of the networks that train together, group after group. */
	groups: readonly (readonly number[])[];
	/** The number of groups after which training stands still until it is asked for the rest. */
	standsAfter?: number;
	/** Optimizer steps of the network that takes most. */
	steps: number;
	/** Absent: nothing. */
	before?: Before;
	membersOf(networks: readonly number[]): Member[];
	/** Where these networks begin; absent, or null: at step 0. */
	beginningOf?(networks: readonly number[]): Snapshot | null;
	/** The step at which they begin. Default: 0. */
	firstStepOf?(networks: readonly number[]): number;
	executor: ExecutorChoice;
	/** The work of one step of these networks, in a unit that compares them with others. */
	workOf(networks: readonly number[]): number;
	/** Steps that take as long as one evaluation. */
	stepsPerEvaluation: number;
}

/** How far a plan has come, what was recorded on the way, and how long the rest will take. */
export class PopulationProgress {
	#plan = $state.raw<PopulationPlan | null>(null);
	#records = $state.raw<readonly GroupRecord[]>([]);
	#step = $state(0);
	#msLeft = $state<number | null>(null);
	#estimate = new TimeEstimate(0);

	readonly #current = $derived(this.#records.findIndex(({ end }) => end === null));
	/** Which group trains, from 0; the last one when all have. */
	readonly group = $derived(this.#current < 0 ? this.#records.length - 1 : this.#current);
	/** Share of all work done, 0–1. */
	readonly share = $derived.by(() => {
		if (this.present === null) return this.#records.length > 0 ? 1 : 0;
		const done = this.#workOf(this.#records.slice(0, this.#current));
		const first = this.#firstStep(this.present);
		const share = (this.#step - first) / Math.max(1, (this.#plan?.steps ?? 1) - first);
		return (done + share * this.#workOf([this.present])) / this.#workOf(this.#records);
	});

	get plan() {
		return this.#plan;
	}
	get records() {
		return this.#records;
	}
	/** The step of the group under way. */
	get step() {
		return this.#step;
	}
	/** Time until the last step of the last group; null before anything was measured. */
	get msLeft() {
		return this.#msLeft;
	}
	/** The group under way; null when all have ended. */
	get present(): GroupRecord | null {
		return this.#records[this.#current] ?? null;
	}

	begin(plan: PopulationPlan | null, records: readonly GroupRecord[]) {
		this.#plan = plan;
		this.#records = records;
		this.#step = this.present ? this.firstStep : (plan?.steps ?? 0);
		this.#msLeft = null;
		this.#estimate = new TimeEstimate(plan?.stepsPerEvaluation ?? 0);
	}

	/** Changes the record of the group under way. */
	change(change: (record: GroupRecord) => GroupRecord) {
		const at = this.#current;
		this.#records = this.#records.map((record, i) => (i === at ? change(record) : record));
	}

	/** The group under way becomes several. */
	split(parts: readonly GroupRecord[]) {
		this.#records = this.#records.toSpliced(this.#current, 1, ...parts);
	}

	/** Drops what only further training needs. */
	settle() {
		this.#records = this.#records.map(settled);
		this.#msLeft = null;
	}

	/** Notes that training reached this step at this time. */
	reach(step: number, ms: number) {
		this.#step = step;
		if (step === 0 || this.#plan === null || this.present === null) return;
		this.#estimate.mark(step, ms);
		const { steps } = this.#plan;
		const first = this.#firstStep(this.present);
		const [rest, whole] = [step, first].map((from) => this.#estimate.msBetween(from, steps));
		if (rest === null || whole === null) return;
		const later = this.#workOf(this.#records.slice(this.#current + 1));
		this.#msLeft = rest + (whole * later) / this.#workOf([this.present]);
	}

	/** Where the group under way goes on from. */
	get firstStep(): number {
		const { present } = this;
		return present?.snapshot?.step ?? (present ? this.#firstStep(present) : 0);
	}

	#firstStep({ networks }: GroupRecord): number {
		return this.#plan?.firstStepOf?.(networks) ?? 0;
	}

	/** Notes that training stands still at this step. */
	stand(step: number) {
		this.#step = step;
		this.#estimate.interrupt();
	}

	#workOf(records: readonly GroupRecord[]): number {
		return this.#plan?.workOf(records.flatMap(({ networks }) => networks)) ?? 0;
	}
}

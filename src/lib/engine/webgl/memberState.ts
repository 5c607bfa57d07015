import type { Streams } from '../../data/stream.ts';
import type { Hyperparameters } from '../../network/hyperparameters.ts';
import { batchesOf, type Batch } from '../batches.ts';
import type { Member } from '../trainer.ts';

export type Changes = Partial<Hyperparameters> & { horizon?: number };

/** What the processor knows of one member's training, as of the last step handed to the device. */
export class MemberState {
	/** With the hyperparameters of now. */
	member: Member;
	steps = 0;
	/** Steps since the moments were zero (Adam's t). */
	optimizerSteps = 0;
	diverged = false;
	stopped = false;
	/** Counts what was put in from outside, so that readings of an earlier state can be told. */
	generation = 0;
	/** Whether both sides of the parameters hold the same. */
	isSettled = true;
	/** What the step of this number learns from. */
	batchAt: (step: number) => Batch;
	readonly #streams: Streams;

	constructor(member: Member, streams: Streams) {
		this.member = { ...member };
		this.#streams = streams;
		this.batchAt = batchesOf(this.member, streams);
	}

	get isTraining(): boolean {
		return !this.stopped && !this.diverged && this.steps < (this.member.steps ?? Infinity);
	}

	/** After its step, or its rest, has been handed over. */
	advance(): void {
		this.isSettled = !this.isTraining;
		if (!this.isTraining) return;
		this.steps++;
		this.optimizerSteps++;
	}

	/** Tells what must be made anew: the optimizer's state, the batches. */
	update({ horizon, ...changes }: Changes): { optimizer: boolean; batches: boolean } {
		const before = this.member.training;
		const training = { ...before, ...changes };
		this.member = { ...this.member, training, horizon: horizon ?? this.member.horizon };
		const optimizer = training.optimizer !== before.optimizer;
		const batches = training.batchSize !== before.batchSize;
		if (optimizer) this.optimizerSteps = 0;
		if (batches) this.batchAt = batchesOf(this.member, this.#streams);
		return { optimizer, batches };
	}
}

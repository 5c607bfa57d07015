import type { Streams } from '../../data/stream.ts';
import type { Hyperparameters } from '../../network/hyperparameters.ts';
import { batchesOf, type Batch } from '../step/batches.ts';
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

	/** Whether it takes part in the step of this number. */
	trainsAt(step: number): boolean {
		return !this.stopped && !this.diverged && step < (this.member.steps ?? Infinity);
	}

	get isTraining(): boolean {
		return this.trainsAt(this.steps);
	}

	/** After so many steps, its own or rests, have been handed over. */
	advance(steps: number): void {
		const left = this.isTraining ? (this.member.steps ?? Infinity) - this.steps : 0;
		const own = Math.min(steps, left);
		this.isSettled = own < steps;
		this.steps += own;
		this.optimizerSteps += own;
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

import type { Streams } from '../../data/stream.ts';
import { momentsOf } from '../../network/hyperparameters.ts';
import type { Evaluation } from '../../network/loss.ts';
import type { Changes, Member, MemberSnapshot } from '../trainer.ts';
import { countTrained } from './computedParameters.ts';
import { batchesOf, type Batch } from './batches.ts';
import { evaluateOutputs } from './evaluation.ts';

/** A mark of the state that the device is asked to read, kept until the reading comes. */
export interface StateMark {
	member: Member;
	steps: number;
	generation: number;
}

/**
 * What an executor knows of one member's training beside its parameters and moments, which it holds
 * itself: settings, steps taken, and whether the member still takes part. All of it is as of the last
 * step handed to the device.
 */
export class MemberProgress {
	/** The member, with the hyperparameters and the data of now. */
	member: Member;
	/** Optimizer steps taken. */
	steps = 0;
	/** Steps taken since the moments were zero (Adam's t). */
	optimizerSteps = 0;
	diverged = false;
	stopped = false;
	/** How often parameters were set from outside, by which marks of an earlier state are known. */
	generation = 0;
	/** The batch of a step; the first step is 0. */
	batchAt: (step: number) => Batch;
	readonly #streams: Streams;

	constructor(member: Member, streams: Streams) {
		this.member = { ...member };
		this.#streams = streams;
		this.batchAt = batchesOf(this.member, streams);
	}

	/** Whether the member takes part in this step; the first step is 0. */
	trainsAt(step: number): boolean {
		return !this.stopped && !this.diverged && step < (this.member.steps ?? Infinity);
	}

	get isTraining(): boolean {
		return this.trainsAt(this.steps);
	}

	/** How many moments the member's optimizer keeps. */
	get moments(): number {
		return momentsOf[this.member.training.optimizer];
	}

	/** Takes account of the population's next steps. Returns how many of them the member takes. */
	advance(steps: number): number {
		const left = this.isTraining ? (this.member.steps ?? Infinity) - this.steps : 0;
		const taken = Math.min(steps, left);
		this.steps += taken;
		this.optimizerSteps += taken;
		return taken;
	}

	/** Takes up changes. Returns what the executor has to make anew: moments, from zero, and batches. */
	update({ horizon, ...changes }: Changes): { moments: boolean; batches: boolean } {
		const before = this.member.training;
		const training = { ...before, ...changes };
		this.member = { ...this.member, training, horizon: horizon ?? this.member.horizon };
		const moments = training.optimizer !== before.optimizer;
		const batches = training.batchSize !== before.batchSize;
		if (moments) this.optimizerSteps = 0;
		if (batches) this.batchAt = batchesOf(this.member, this.#streams);
		return { moments, batches };
	}

	/** Changes the points that the member learns from, from the next step on. */
	replaceData(data: Member['data']): void {
		this.member = { ...this.member, data };
		this.batchAt = batchesOf(this.member, this.#streams);
	}

	/** Takes account of parameters that were set from outside. */
	noteParametersSet(): void {
		this.diverged = false;
		this.generation++;
	}

	/** Marks the present state. */
	mark(): StateMark {
		const { member, steps, generation } = this;
		return { member, steps, generation };
	}

	/**
	 * Evaluates a marked state by its outputs over `evaluatedInputs`, and by its parameters where there
	 * is a penalty. A member that is found diverged ends there; what it did since does not count.
	 */
	evaluate(
		{ member, steps, generation }: StateMark,
		outputs: Float32Array,
		parameters: Float32Array | null
	): Evaluation {
		const evaluation = evaluateOutputs(member, outputs, parameters, steps);
		if (generation !== this.generation) return evaluation;
		if (evaluation.diverged && !this.diverged) {
			this.diverged = true;
			this.steps = steps;
		}
		return this.diverged ? { ...evaluation, step: this.steps, diverged: true } : evaluation;
	}

	/** The member's part of a snapshot, but for its parameters and moments. */
	snapshot(): Omit<MemberSnapshot, 'parameters' | 'moments'> {
		const { steps, diverged, stopped, optimizerSteps } = this;
		return { steps, diverged, stopped, optimizerSteps };
	}

	/**
	 * Goes back to a snapshot. Returns the moments to go on from: none, which stands for zeros, where
	 * the snapshot is of another optimizer, or of before an update.
	 */
	restore(snapshot: MemberSnapshot): readonly Float32Array[] {
		const { moments, steps, diverged, stopped, optimizerSteps = steps } = snapshot;
		const goesOn =
			moments.length === this.moments &&
			(!this.member.lora || moments.every(({ length }) => length === countTrained(this.member)));
		this.steps = steps;
		this.optimizerSteps = goesOn ? optimizerSteps : 0;
		this.diverged = diverged;
		this.stopped = stopped;
		this.generation++;
		return goesOn ? moments : [];
	}
}

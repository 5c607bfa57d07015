import type { StreamSpec } from '../data/stream.ts';
import type { Split } from '../data/table.ts';
import type { Hyperparameters } from '../network/hyperparameters.ts';
import type { Evaluation, Loss } from '../network/loss.ts';
import type { NetworkSpec } from '../network/spec.ts';

/** One network of the population that trains in lockstep. */
export interface Member {
	network: NetworkSpec;
	loss: Loss;
	training: Hyperparameters;
	/** The same points at every step, or new ones. */
	data: Split | StreamSpec;
	seeds: { weights: number; batches: number; dropout: number };
	/** The step at which a cosine schedule reaches zero. */
	horizon?: number;
	/** Its own end; later steps leave it as it is. */
	steps?: number;
	/** Start here instead of at seeded initial weights; flat, as in `network/spec`. */
	parameters?: Float32Array;
	/** 0 = this parameter stays as it is (pruning, freezing layers). */
	mask?: Uint8Array;
}

export type Backend = 'webgl' | 'wasm' | 'cpu';

/** `reference`: tfjs's automatic differentiation; `fast`: recorded WebGL draws, where they can run. */
export type Executor = 'fast' | 'reference';

export interface TrainerOptions {
	/** Trains on this one or not at all; without it, on the best there is. */
	backend?: Backend;
	executor?: Executor;
}

/** What runs the arithmetic, in words for the reader. */
export interface BackendStatus {
	backend: Backend;
	/** True where WebGL is drawn by the processor, not by a graphics chip. */
	software: boolean;
	/** Why it is not WebGL on a graphics chip, or null. One sentence. */
	reason: string | null;
}

/** Everything training goes on from. Plain typed arrays: can be posted and stored. */
export interface Snapshot {
	version: 1;
	step: number;
	members: MemberSnapshot[];
}

export interface MemberSnapshot {
	parameters: Float32Array;
	/** Optimizer state, each as long as the parameters: none (SGD), velocity, or Adam's two moments. */
	moments: Float32Array[];
	/** Optimizer steps this member has taken; stands still once stopped. */
	steps: number;
	diverged: boolean;
	stopped: boolean;
	/** Steps since `moments` were empty (Adam's t); missing where that was step 0. */
	optimizerSteps?: number;
}

/** Hyperparameters to change, and where a cosine schedule reaches zero. */
export type Changes = Partial<Hyperparameters> & { horizon?: number };

export interface RestoreOptions {
	/** The member that the snapshot is of; `step` and the others stay as they are. Default: all. */
	member?: number;
	/**
	 * For each member of the snapshot the points that it learns from and is judged on from now on; null
	 * leaves it its own. A table may replace a stream and the other way round, with any number of rows,
	 * but each row has as many inputs and targets as before. Parameters, moments and steps are the
	 * snapshot's: the next batch is the one that the new points have at that step.
	 */
	data?: readonly (Member['data'] | null)[];
}

/** Calls queue in order and need not be awaited one by one. */
export interface Trainer {
	readonly backend: Backend;
	/** Optimizer steps done. */
	readonly step: number;
	/** Resolves when the device has done them. */
	train(steps: number): Promise<void>;
	/** Every member at the present weights, dropout off, from one evaluation function. */
	evaluate(): Promise<Evaluation[]>;
	/**
	 * `inputs` `[rows, inputs]` to outputs (logits) `[rows, outputs]`, dropout off. With `parameters`,
	 * as if the member had those; it keeps its own. The same array object is uploaded once.
	 */
	predict(member: number, inputs: Float32Array, parameters?: Float32Array): Promise<Float32Array>;
	/** Per layer `[rows, units]`, after its activation; the last one are the outputs. With
	 * `parameters`, as `predict`. */
	activations(
		member: number,
		inputs: Float32Array,
		parameters?: Float32Array
	): Promise<Float32Array[]>;
	/** Of loss and penalty with respect to each parameter, over the batch of the next step, at the
	 * present weights, dropout off; flat. */
	gradients(member: number): Promise<Float32Array>;
	parameters(member: number): Promise<Float32Array>;
	/** Leaves the optimizer's state as it is. */
	setParameters(member: number, values: Float32Array): Promise<void>;
	/** From the next step on. A new optimizer starts from empty state. */
	update(member: number, changes: Changes): void;
	/** Takes no further part. */
	stop(member: number): void;
	/** Of one member (then `members` has that one alone) or of all. */
	snapshot(member?: number): Promise<Snapshot>;
	/** Goes back to a snapshot, and with it, if asked to, over to other points. */
	restore(snapshot: Snapshot, options?: RestoreOptions): Promise<void>;
	dispose(): void;
}

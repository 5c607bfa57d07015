import type { Executor, ExecutorChoice } from '../network/executor.ts';
import type { StreamSpec } from '../data/stream.ts';
import type { Split, Table } from '../data/table.ts';
import type { Quantization } from '../network/compression/quantize.ts';
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
	/**
	 * Of the cross-entropy that it learns by, as `network/loss` has it, where the targets of its training
	 * points are a teacher's probabilities at that temperature. On all other points it is judged at 1.
	 * Default: 1.
	 */
	temperature?: number;
	/** Points of the task that its parameters come from, on which it is judged beside its own. */
	sourceTask?: Table;
	seeds: { weights: number; batches: number; dropout: number };
	/** The step at which a cosine schedule reaches zero. */
	horizon?: number;
	/** How many steps the member takes at most; later ones leave it as it is. */
	steps?: number;
	/** Parameters to start from, flat as in `network/spec`. Default: drawn by the seed of weights. */
	parameters?: Float32Array;
	/** Whether each parameter moves: 0 where it stays as it is (pruning, freezing layers). Default: all
	 * move. */
	mask?: Uint8Array;
	/**
	 * Straight-through rounding. Once the member has taken `from` steps, its passes compute with rounded
	 * weights, and each step moves the weights before rounding by the gradient at the rounded ones;
	 * penalties, decay and mask act on those before rounding. Snapshots hold these. Before `from`
	 * nothing is rounded. Default: weights stay as they are.
	 */
	quantization?: Quantization & { from: number };
	/**
	 * Trains a low-rank update of each hidden kernel, `network/lora` says how, and nothing else; `mask`
	 * plays no part. Snapshots have the update after the network's own parameters, and where they have
	 * those alone, an update begins anew. It goes with no `quantization`. Default: none.
	 */
	lora?: { rank: number };
}

export type Backend = 'webgl' | 'wasm' | 'cpu';

export interface TrainerOptions {
	/** What trains, where it works here. Default: `fast`. */
	executor?: ExecutorChoice;
	/** The only backend of tfjs that the reference executor computes on. Default: the best there is. */
	backend?: Backend;
}

/** What trains, for the reader. */
export interface EngineStatus {
	executor: Executor;
	/** What was asked for. */
	asked: ExecutorChoice;
	/** What trains here where nothing is asked for. */
	best: Executor;
	/** What does the arithmetic. */
	backend: Backend;
	/** True where WebGL is drawn by the processor, not by a graphics chip. */
	software: boolean;
	/** Why it is not the WebGL executor on a graphics chip, in sentences; null where it is. */
	reason: string | null;
}

/** Everything that training goes on from, in plain typed arrays that can be posted and stored. */
export interface Snapshot {
	version: 1;
	step: number;
	members: MemberSnapshot[];
}

export interface MemberSnapshot {
	/** What training goes on from: with quantization, the weights before rounding; with LoRA, the
	 * network's parameters and then the update. */
	parameters: Float32Array;
	/** The optimizer's moments, as many as `momentsOf` says, each as long as the parameters. */
	moments: Float32Array[];
	/** Optimizer steps that the member has taken. */
	steps: number;
	diverged: boolean;
	stopped: boolean;
	/** Steps since the moments were zero (Adam's t); missing where that was step 0. */
	optimizerSteps?: number;
}

/** Hyperparameters to change, and where a cosine schedule reaches zero. */
export type Changes = Partial<Hyperparameters> & { horizon?: number };

export interface RestoreOptions {
	/** The only member to restore, which the snapshot is of alone; `step` and the other members stay as
	 * they are. Default: all. */
	member?: number;
	/**
	 * For each member of the snapshot the points that it learns from and is judged on from now on; null
	 * leaves it its own. A table may replace a stream and the other way round, with any number of rows,
	 * but each row has as many inputs and targets as before. Parameters, moments and steps are the
	 * snapshot's: the next batch is the one that the new points have at that step.
	 */
	data?: readonly (Member['data'] | null)[];
}

/**
 * What every executor promises: to train a population in lockstep, each member as if it were alone.
 * Members are named by their index.
 *
 * Calls are carried out in the order they were made and need not be awaited one by one. A call that
 * does not fit the members (an index that there is not, an array of another size) is refused with a
 * `RangeError` and changes nothing. Every call rejects with a `DeviceLostError` once the device is
 * lost, and with an `Error` once the trainer is disposed of.
 */
export interface Trainer {
	readonly backend: Backend;
	/** Optimizer steps handed to the device. */
	readonly step: number;
	/** Resolves when the device has done the steps. */
	train(steps: number): Promise<void>;
	/** Evaluates every member as `predict` has it, dropout off, by `step/evaluation`; its penalty is that
	 * of `parameters`. */
	evaluate(): Promise<Evaluation[]>;
	/**
	 * Outputs (logits) `[rows, outputs]` for `inputs` `[rows, inputs]`, dropout off. With `parameters`,
	 * they are what the member would say if it computed with those, which are not rounded; it keeps its
	 * own. A device may keep what it was given once as the same `inputs` object.
	 */
	predict(member: number, inputs: Float32Array, parameters?: Float32Array): Promise<Float32Array>;
	/** Each layer's activations `[rows, …output]`; the last layer's are the outputs. `inputs` and
	 * `parameters` are those of `predict`. */
	activations(
		member: number,
		inputs: Float32Array,
		parameters?: Float32Array
	): Promise<Float32Array[]>;
	/** The gradient of loss and penalty that the next step goes by, for each parameter, masked or not,
	 * flat: over its batch, dropout off; as long as a snapshot's parameters. */
	gradients(member: number): Promise<Float32Array>;
	/** What the network computes with at present, flat as in `network/spec`: with quantization, the
	 * rounded weights; with LoRA, those with the update merged in. */
	parameters(member: number): Promise<Float32Array>;
	/** Sets all that a snapshot has as parameters, and leaves the moments as they are. A member that had
	 * diverged trains on. */
	setParameters(member: number, values: Float32Array): Promise<void>;
	/** Changes hyperparameters from the next step on. A new optimizer starts from moments of zero. */
	update(member: number, changes: Changes): void;
	/** Ends the training of a member; it stays as it is. */
	stop(member: number): void;
	/** The state of all members, or of one alone. */
	snapshot(member?: number): Promise<Snapshot>;
	/** Goes back to a snapshot, and, with `data`, on to other points. A snapshot of another optimizer
	 * than the member has now gives its parameters and steps; the moments begin at zero. */
	restore(snapshot: Snapshot, options?: RestoreOptions): Promise<void>;
	dispose(): void;
}

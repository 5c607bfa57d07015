/**
 * What passes between the page and the training worker. Both ends switch exhaustively; every event
 * of a run carries the run's number, and events of an earlier run are dropped.
 */
import type { ExecutorChoice } from '../network/executor.ts';
import type { Hyperparameters } from '../network/hyperparameters.ts';
import type { Evaluation } from '../network/loss.ts';
import type { StepStart } from '../network/oneStep.ts';
import type { Pace } from '../network/pace.ts';
import type { EngineStatus, Member, MemberSnapshot, Snapshot } from './trainer.ts';

export interface Plan {
	/** The run pauses when it reaches this step. */
	stopAt: number;
	/** Each network stops after max(200, best step) steps without a better validation loss, and goes
	 * back to its best evaluated parameters. A network that something else ends shows its best, and
	 * goes on from where it was. A list says it of each network, of at least one that it does. */
	stopAtBest: boolean | readonly boolean[];
	pace: Pace;
	/** The step from which the pace counts, where the networks were trained before. Default: 0. */
	from?: number;
}

/**
 * What tells a pause that was on the way from one of what trains now: commands that begin and pause are
 * numbered, and a pause says which of them was the last that the session had heard. Where there is no
 * number, the sender asks for one thing after the other.
 */
export interface Ordered {
	order?: number;
}

/**
 * What the page is told of a run. `frames`: frames, losses at every evaluated step, and snapshots to
 * rewind to. `losses`, for large populations: losses at the sparser steps of `nextKeptStep`, and a
 * snapshot where the run pauses or is saved.
 */
export type Recording = 'frames' | 'losses';

export type Command =
	/** Builds the networks and shows them untrained (or as in `resume`); does not train yet. */
	| {
			type: 'build';
			run: number;
			members: Member[];
			/** Input rows whose predictions each frame shows, `[rows, inputs]`; null for none. */
			probe: Float32Array | null;
			plan: Plan;
			resume?: Snapshot;
			/** Default: `frames`. */
			record?: Recording;
			/** What trains, where it works here. Default: `fast`. */
			executor?: ExecutorChoice;
	  }
	| ({ type: 'train'; run: number } & Ordered)
	/** A run that stands still says so once more. */
	| ({ type: 'pause'; run: number } & Ordered)
	/** Takes so many steps and pauses. */
	| ({ type: 'step'; run: number; steps: number } & Ordered)
	| { type: 'plan'; run: number; plan: Plan }
	| { type: 'update'; run: number; member: number; changes: Partial<Hyperparameters> }
	/** Asks for a frame of these parameters; the training state stays as it is. */
	| { type: 'show'; run: number; request: number; snapshot: Snapshot }
	/** Goes back to a snapshot; training goes on from there. */
	| { type: 'restore'; run: number; snapshot: Snapshot }
	/** Goes on from the present state with other points: of each member those that it learns from and is
	 * judged on. Parameters, moments and steps stay. */
	| { type: 'data'; run: number; data: readonly Member['data'][] }
	/** Changes exactly one parameter of one network at the present step. */
	| { type: 'setParameter'; run: number; member: number; index: number; value: number }
	/** Asks what one network's next step begins with, at the present or at a snapshot; nothing changes. */
	| { type: 'nextStep'; run: number; request: number; member: number; snapshot?: Snapshot }
	/** Asks for the present state; training goes on. */
	| { type: 'save'; run: number }
	/** Sets the time between frames, so that drawing them leaves the page smooth. While nobody touches
	 * the page, it draws nothing else. */
	| { type: 'pictures'; run: number; gapMs: number; isUntouched: boolean }
	| { type: 'dispose' };

/** What a reader sees of one network at one step. Outputs are logits, `[rows, outputs]`. */
export interface MemberFrame {
	/** What the network computes with. */
	parameters: Float32Array;
	/** With LoRA, A and B of each hidden layer in turn, as `network/lora` has them. */
	update?: Float32Array;
	/** Outputs over the probe rows; null without a probe. */
	probe: Float32Array | null;
	/** Outputs over the training rows. */
	training: Float32Array;
	/** Outputs over the validation rows. */
	validation: Float32Array;
}

export interface Frame {
	/** The run's step. */
	step: number;
	members: MemberFrame[];
	/** The evaluation of exactly these parameters, with the step at which each network stands. That step
	 * may lie between evaluated steps, or before the run's. */
	evaluations: Evaluation[];
	/** Whether each network has gone back to its best. */
	atBest: boolean[];
}

/** Every member's losses at one step, in arrays that are handed over without a copy. */
export interface LossRow {
	step: number;
	/** `[members, 4]`: training loss and accuracy, validation loss and accuracy. */
	scores: Float64Array;
	/** `[members]`: 1 for those that have diverged. */
	diverged: Uint8Array;
}

/** Why training stands still. */
export type PauseReason = 'asked' | 'stopAt' | 'best' | 'diverged';

/** A run that stands still. */
export interface Rest {
	/** The frame that is seen: at the end of early stopping, each network at its best. */
	frame: Frame;
	/** The present state, from which training goes on, whatever step it is at. */
	snapshot: Snapshot;
	/** The evaluations of the present state. */
	evaluations: Evaluation[];
}

/** What is posted of a run that records frames. `history` holds, for each evaluated step since the
 * last event, every member's evaluation. */
export type FrameEvent =
	| { type: 'built'; run: number; frame: Frame; history: Evaluation[][]; kept: Snapshot }
	| {
			type: 'progress';
			run: number;
			step: number;
			stepsPerSecond: number;
			history: Evaluation[][];
			/** Snapshots to keep for rewinding. */
			kept: Snapshot[];
			frame: Frame | null;
	  }
	| ({ type: 'paused'; run: number; reason: PauseReason } & Ordered & Rest)
	| { type: 'shown'; run: number; request: number; frame: Frame }
	/** The reply to `restore`, `data` and `setParameter`: the state that they led to. */
	| ({
			type: 'changed';
			run: number;
			/** Whether points are others from this step on. */
			hasOtherData?: true;
	  } & Rest)
	/** The reply to a `plan` that makes the same state be seen otherwise. */
	| ({ type: 'seen'; run: number } & Rest);

/** What is posted of a run that records losses alone. `rows` are those of the recorded steps since the
 * last event. */
export type LossEvent =
	| { type: 'populationBuilt'; run: number; step: number; rows: LossRow[] }
	| { type: 'losses'; run: number; step: number; stepsPerSecond: number; rows: LossRow[] }
	/** `present` has the losses of exactly the state in `snapshot`, whatever step it is at. */
	| ({
			type: 'populationPaused';
			run: number;
			reason: PauseReason;
			present: LossRow;
			snapshot: Snapshot;
	  } & Ordered);

export type Event =
	| { type: 'engine'; status: EngineStatus }
	| FrameEvent
	| LossEvent
	/** The reply to `nextStep`; null where the network takes no further step. */
	| { type: 'nextStep'; run: number; request: number; start: StepStart | null }
	/** The reply to `save`. Every recorded step up to the snapshot's has been posted before. */
	| { type: 'saved'; run: number; snapshot: Snapshot }
	/** The device was lost and replaced; training goes on. `message` is one sentence for the reader. */
	| { type: 'recovered'; run: number; message: string }
	/** The run cannot go on. `message` says in one sentence what is wrong and how to mend it. */
	| { type: 'failed'; run: number; message: string };

export type { EngineStatus, Member, MemberSnapshot, Snapshot };

import type { DataSettings } from '../../data/draw.ts';
import type { Hyperparameters } from '../../network/hyperparameters.ts';
import type { ExecutorChoice } from '../../network/executor.ts';
import type { LayerStack } from '../layers/layer.ts';
import type { Activation } from '../../network/activation.ts';
import type { SweepAxis } from '../../network/sweepAxis.ts';
import type { Experiment } from '../experiment.ts';
import type { Start } from '../pretrained/start.ts';

/** What the networks of one line begin with. */
export interface LineSettings {
	/** What is changed of the pretrained network; of it the axis sets its own field at each value. Null:
	 * random weights, where a share is pruned in a network of as many parameters as that leaves. */
	start: Start | null;
	/** Hyperparameters that the line has for itself. */
	own: Partial<Hyperparameters>;
}

/** Networks that start from a pretrained one, line by line. */
export interface AfterTraining {
	/** Of exactly one network, from random weights; each seed has one of its own. Its seeds are those of the
	 * first. */
	pretrained: Experiment;
	/** One to four; the first is what the sweep is about, the others are controls. */
	lines: readonly LineSettings[];
}

/** Equally wide layers, or with a `stack` layers of their own kinds, of which width, depth and activation follow. */
export interface SweepNetwork {
	width: number;
	depth: number;
	activation: Activation;
	stack?: LayerStack;
}

/** A whole sweep: every value of the axis, each with so many seeds. What a sweep's link carries. */
export interface Sweep {
	/** Of the first seed; the seed numbered k (from 0) draws its points with `data.seed + k`. */
	data: DataSettings;
	axis: SweepAxis;
	/** Distinct, in rising order. */
	values: readonly number[];
	/** The fixed network; the field that the axis varies is replaced by each value. */
	network: SweepNetwork;
	/** Seeds a value, 1–20. */
	seeds: number;
	/** Of the first seed's initial weights, shuffling and dropout; seed k uses `weightSeed + k`. */
	weightSeed: number;
	hyperparameters: Hyperparameters;
	/** Optimizer steps of every network, unless all have the same compute. */
	steps: number;
	/** Floating-point operations that every network may take to train, C ≈ 6 · parameters · points seen
	 * (Kaplan et al. 2020): a smaller one takes more steps. Null where all take the same steps. */
	compute: number | null;
	executor: ExecutorChoice;
	/** What is trained first, and what starts from it; absent: networks from random weights. With it, `network`
	 * is the pretrained one's shape, `steps` count its steps too, and none has the same compute. */
	after?: AfterTraining;
}

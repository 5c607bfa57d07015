import type { DataSettings } from '../../data/draw.ts';
import type { Hyperparameters } from '../../network/hyperparameters.ts';
import type { ExecutorChoice } from '../../network/executor.ts';
import type { LayerStack } from '../layers/layer.ts';
import type { Activation } from '../../network/activation.ts';
import type { SweepAxis } from '../../network/sweepAxis.ts';

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
}

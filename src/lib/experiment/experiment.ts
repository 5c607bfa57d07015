import type { DataSettings } from '../data/draw.ts';
import type { Hyperparameters } from '../network/hyperparameters.ts';
import type { Activation } from '../network/activation.ts';
import type { ExecutorChoice } from '../network/executor.ts';
import type { Pace } from '../network/pace.ts';
import type { LayerStack } from './layers/layer.ts';
import type { Start } from './pretrained/start.ts';

export const letters = ['A', 'B', 'C', 'D'] as const;
export type Letter = (typeof letters)[number];

export const teachers = ['training', 'new'] as const;
/** Whether a student learns from the teacher's answers on the training points, or on new points that have
 * no labels. */
export type Teacher = (typeof teachers)[number];

export interface NetworkSettings {
	/** Units of every hidden layer, 1–512; of the widest one once the layers are opened up. */
	width: number;
	/** Hidden layers, 0–6. */
	depth: number;
	/** A width for each hidden layer once the layers are opened up, else null. Its length is the
	 * depth, so with depth 0 it is null. */
	layers: readonly number[] | null;
	activation: Activation;
	/** Its hidden layers, where each has a kind and an activation of its own; absent where width and
	 * depth say all. Width, depth and activation then are what these layers give. */
	stack?: LayerStack;
	/** Hyperparameters that this network has for itself. */
	own: Partial<Hyperparameters>;
	/** What it starts from; absent: random weights. With one, its layers are those of the pretrained
	 * network. */
	start?: Start;
	/** It learns from the answers of the pretrained network; absent: from labels. Then it starts from random
	 * weights. */
	teacher?: Teacher;
	/** At which it learns the teacher's probabilities, more than 1; absent: 1. */
	temperature?: number;
	/** It ends at its best, whatever the others do. */
	stopAtBest?: true;
}

/** A network's layers, without what it has for itself and what it starts from. */
export type Shape = Omit<NetworkSettings, 'own' | 'start' | 'teacher'>;

/** Units of each hidden layer, from the input side. */
export function hiddenWidths({
	width,
	depth,
	layers
}: Pick<NetworkSettings, 'width' | 'depth' | 'layers'>): readonly number[] {
	return layers ?? Array<number>(depth).fill(width);
}

export const lossScales = ['linear', 'log'] as const;
export type LossScale = (typeof lossScales)[number];

export interface View {
	speed: Pace;
	lossScale: LossScale;
	/** Share of the previous value kept by the chart's smoothing, 0–0.98; 0 = none. */
	smoothing: number;
	executor: ExecutorChoice;
}

/** Everything that makes a run what it is, and how it is shown: what a link carries. */
export interface Experiment {
	data: DataSettings;
	/** One to four; the letter is the position. */
	networks: readonly NetworkSettings[];
	/** Shared by all networks that have none of their own. */
	hyperparameters: Hyperparameters;
	/** Of initial weights, shuffling and dropout. The data's seed is in `data`. */
	weightSeed: number;
	/** The run pauses here. */
	stopAt: number;
	/** Ends each network after max(200, best step) steps without a better validation loss, and
	 * returns to its best. */
	stopAtBest: boolean;
	view: View;
	/** Of exactly one network, and trained first, to its `stopAt`, from which the run's steps go on.
	 * At most three follow one another. */
	pretrained?: Experiment;
}

/** Whether it has a pretrained network, or a network that asks for one. */
export const isAfterTraining = ({
	pretrained,
	networks
}: Pick<Experiment, 'pretrained' | 'networks'>): boolean =>
	pretrained !== undefined || networks.some(asksForPretrained);

/** Whether it starts from a pretrained network, or learns from one. */
export const asksForPretrained = ({ start, teacher, temperature }: NetworkSettings): boolean =>
	start !== undefined || teacher !== undefined || temperature !== undefined;

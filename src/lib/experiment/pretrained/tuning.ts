/**
 * Settings in which it was measured what a teacher's answers are worth, and how a network learns a new task
 * from few points (`claims/afterTraining`).
 */
import '../../data/sets/further.ts';
import { completeOptions, type Options } from '../../data/dataset.ts';
import { unmoved, type Moved } from '../../data/moved.ts';
import { datasetNamed } from '../../data/sets/index.ts';
import type { Hyperparameters } from '../../network/hyperparameters.ts';
import type { Experiment, NetworkSettings } from '../experiment.ts';
import { after, easySpiral, type Pretraining } from './pretraining.ts';
import { original, type Adjusted, type Start } from './start.ts';
import { networkFrom } from './startEdits.ts';

/** Rings with flipped labels, which the teacher sees through. */
export const ringsTeacher: Pretraining = {
	set: 'rings',
	options: { noise: 0.08 },
	training: 100,
	flips: 0.1,
	activation: 'tanh',
	batchSize: 'all',
	l2: 0.001,
	learningRate: 0.01,
	steps: 500,
	further: { steps: 1500, learningRate: 0.01 }
};

/** 67 parameters. It learns from labels, unless it has a teacher. */
export const student = (
	changes: Pick<NetworkSettings, 'teacher' | 'stopAtBest'> = {},
	own: Partial<Hyperparameters> = {}
): NetworkSettings => ({
	width: 6,
	depth: 2,
	layers: null,
	activation: 'tanh',
	own: { l2: 0, ...own },
	...changes
});

/** Right on all new points of its task. */
export const spiralSource: Pretraining = {
	...easySpiral,
	training: 600,
	l2: 0,
	steps: 3000,
	further: { steps: 500, learningRate: 0.01 }
};

/** A network of the new task, made of the pretrained one. */
export type Begin = (pretrained: Experiment) => NetworkSettings;

export const tuned =
	(train: Adjusted, own: Partial<Hyperparameters> = {}, changes: Partial<Start> = {}): Begin =>
	(pretrained) =>
		networkFrom(pretrained, { ...original, train, ...changes }, own);

/** As the pretrained one is, from the random weights that it began with. */
export const fromScratch =
	(own: Partial<Hyperparameters> = {}): Begin =>
	({ networks: [{ width, depth, layers, activation }] }) => ({
		width,
		depth,
		layers,
		activation,
		own
	});

/** A fresh last layer learns at a rate of its own. */
export const freshLastRate = { learningRate: 0.03 };

export const freshLast = (changes: Partial<Start> = {}): Begin =>
	tuned({ last: 1, fresh: true }, freshLastRate, changes);

export interface NewTask {
	/** Of the pretrained network. Default: the spiral. */
	setting?: Pretraining;
	/** Another data set than the source's, with its own options. */
	set?: { name: string; options: Options };
	moved?: Partial<Moved>;
	/** Points, of both classes equally. */
	training: number;
	/** Where the source's own points are moved too. */
	from?: Partial<Moved>;
}

/** Sixteen points tell that the labels have changed places. */
export const labelsSwapped: NewTask = { moved: { swapped: true }, training: 16 };

/** Forty-eight tell that the points are turned. */
export const turnedFar: NewTask = { moved: { turn: 90 }, training: 48 };

const movedTo = (moved: Partial<Moved> | undefined) => moved && { moved: { ...unmoved, ...moved } };

/** Networks on a new task, with full batches. */
export function learnTask(
	{ setting = spiralSource, set, moved, training, from }: NewTask,
	begins: readonly Begin[],
	seed = 1
): Experiment {
	const whole = after(setting, (pretrained) => begins.map((begin) => begin(pretrained)), seed);
	const pretrained = whole.pretrained!;
	const other = set && {
		set: set.name,
		options: completeOptions(datasetNamed(set.name), set.options)
	};
	return {
		...whole,
		data: { ...whole.data, ...other, training, ...movedTo(moved) },
		hyperparameters: { ...whole.hyperparameters, batchSize: 'all' },
		pretrained: { ...pretrained, data: { ...pretrained.data, ...movedTo(from) } }
	};
}

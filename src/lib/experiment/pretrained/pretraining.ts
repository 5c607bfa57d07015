/**
 * Networks that are pretrained as they were measured, and the runs that go on from them: the settings of
 * questions and claims.
 */
import '../../data/sets/further.ts';
import { completeOptions, type Options } from '../../data/dataset.ts';
import { datasetNamed } from '../../data/sets/index.ts';
import { defaultHyperparameters } from '../../network/hyperparameters.ts';
import type { Experiment, NetworkSettings } from '../experiment.ts';
import { firstScreen } from '../presets.ts';

/** A network that is pretrained, and how it is trained further. */
export interface Pretraining {
	set: string;
	options: Options;
	training: number;
	flips: number;
	activation: NetworkSettings['activation'];
	batchSize: number | 'all';
	l2: number;
	learningRate: number;
	steps: number;
	further: { steps: number; learningRate: number };
}

/** Right on nearly all new points, with far more parameters than it needs. */
export const easySpiral: Pretraining = {
	set: 'spiral',
	options: { turns: 1.5, noise: 0.02 },
	training: 300,
	flips: 0,
	activation: 'relu',
	batchSize: 64,
	l2: 1e-4,
	learningRate: 0.005,
	steps: 1500,
	further: { steps: 500, learningRate: 0.003 }
};

/** A task that needs more of them. */
export const hardSpiral: Pretraining = {
	...easySpiral,
	options: { turns: 2.5, noise: 0.01 },
	training: 400,
	l2: 3e-5,
	steps: 3000,
	further: { steps: 1000, learningRate: 0.003 }
};

/** The network that is pretrained, of 4,417 parameters. */
export function pretrainedBy(setting: Pretraining, seed = 1): Experiment {
	const { set, options, training, flips, activation, batchSize, l2, learningRate } = setting;
	const complete = completeOptions(datasetNamed(set), options);
	return {
		...firstScreen,
		data: { set, training, validation: 1000, flips, options: complete, seed },
		networks: [{ width: 64, depth: 2, layers: null, activation, own: {} }],
		hyperparameters: { ...defaultHyperparameters, batchSize, l2, learningRate },
		weightSeed: seed,
		stopAt: setting.steps
	};
}

/** The run after it, on the same points. */
export function after(
	setting: Pretraining,
	networks: (pretrained: Experiment) => readonly NetworkSettings[],
	seed = 1
): Experiment {
	const pretrained = pretrainedBy(setting, seed);
	const { learningRate, steps } = setting.further;
	return {
		...pretrained,
		networks: networks(pretrained),
		hyperparameters: { ...pretrained.hyperparameters, learningRate },
		stopAt: setting.steps + steps,
		pretrained
	};
}

/** A network from random weights that trains as the pretrained one did, in all steps of both stages. */
export function fromTheStart(
	{ hyperparameters, networks: [{ activation }] }: Experiment,
	width: number,
	depth = 2
): NetworkSettings {
	const { learningRate } = hyperparameters;
	return { width, depth, layers: null, activation, own: { learningRate } };
}

import { defaultHyperparameters } from '../network/hyperparameters.ts';
import type { Experiment, NetworkSettings } from './experiment.ts';

export const defaultNetwork: NetworkSettings = {
	width: 8,
	depth: 2,
	layers: null,
	activation: 'tanh',
	own: {}
};

/** What `/` opens: flipped labels, which the wide network learns by heart and the small one cannot. */
export const firstScreen: Experiment = {
	data: {
		set: 'rings',
		training: 150,
		validation: 300,
		flips: 0.1,
		options: { noise: 0.08 },
		seed: 1
	},
	networks: [
		{ ...defaultNetwork, width: 3 },
		{ ...defaultNetwork, width: 64 }
	],
	hyperparameters: defaultHyperparameters,
	weightSeed: 1,
	stopAt: 500,
	stopAtBest: false,
	view: { speed: 'normal', lossScale: 'linear', smoothing: 0, executor: 'fast' }
};

/** "Correct the flipped labels": the same points, each with its true label. */
export function correctLabels(experiment: Experiment): Experiment {
	return { ...experiment, data: { ...experiment.data, flips: 0 } };
}

/** "Try a spiral": a clean task that the small network cannot learn; networks and training stay. */
export function trySpiral(experiment: Experiment): Experiment {
	return {
		...experiment,
		data: {
			...experiment.data,
			set: 'spiral',
			training: 150,
			flips: 0,
			options: { noise: 0.02, turns: 1.5 }
		}
	};
}

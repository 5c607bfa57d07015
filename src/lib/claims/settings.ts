/** How the settings of claims are put together. */
import '../data/sets/further.ts';
import { completeOptions, type Options } from '../data/dataset.ts';
import { teacherControl } from '../data/teacherSet.ts';
import { datasetNamed } from '../data/sets/index.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { LayerStack } from '../experiment/layers/layer.ts';
import { limits } from '../experiment/limits.ts';
import { firstScreen } from '../experiment/presets.ts';
import type { Sweep } from '../experiment/sweep/sweep.ts';
import { planSweep } from '../experiment/sweep/sweepPlan.ts';
import { sweepPresetNamed } from '../experiment/sweep/sweepPresets.ts';
import { defaultHyperparameters, type Hyperparameters } from '../network/hyperparameters.ts';
import type { Activation } from '../network/activation.ts';
import type { ExperimentNetwork, Results } from './claim.ts';
import { validationLoss } from './measures.ts';

interface Setting {
	set: string;
	training: number;
	/** These two are by default the data set's own. */
	validation?: number;
	flips?: number;
	options?: Options;
	width: number;
	depth: number;
	activation: Activation;
	/** Layers of their own kinds, of which width, depth and activation follow. */
	stack?: LayerStack;
	hyperparameters?: Partial<Hyperparameters>;
	steps: number;
}

/** An experiment of one network. */
export function experimentOf(setting: Setting, seed: number): Experiment {
	const { set, training, steps, width, depth, activation, stack } = setting;
	const dataset = datasetNamed(set);
	return {
		...firstScreen,
		data: {
			set,
			training,
			validation: setting.validation ?? dataset.defaults.validation,
			flips: setting.flips ?? dataset.defaults.flips,
			options: completeOptions(dataset, setting.options),
			seed
		},
		networks: [{ width, depth, activation, layers: null, ...(stack && { stack }), own: {} }],
		hyperparameters: { ...defaultHyperparameters, ...setting.hyperparameters },
		weightSeed: seed,
		stopAt: steps
	};
}

/** One network of an experiment, with this seed. */
export function networkOf(experiment: Experiment, index: number, seed: number): ExperimentNetwork {
	return {
		experiment: {
			...experiment,
			data: { ...experiment.data, seed },
			networks: [experiment.networks[index]],
			weightSeed: seed
		}
	};
}

/** Each seed its own teacher, where there is one. */
function withTeacher({ set, options }: Sweep['data'], seed: number): Options {
	const control = datasetNamed(set).controls.find(({ key }) => key === teacherControl.key);
	return control ? { ...options, [control.key]: 1 + (seed % control.maximum) } : options;
}

/** A preset's networks by their value on its axis: all of them, or these. */
export function presetNetworks(
	name: string,
	seed: number,
	values?: readonly number[]
): Record<string, ExperimentNetwork> {
	const { sweep } = sweepPresetNamed(name);
	return sweepNetworks({ ...sweep, values: values ?? sweep.values }, seed);
}

/** A sweep's networks by their value on its axis, with this seed. */
export function sweepNetworks(sweep: Sweep, seed: number): Record<string, ExperimentNetwork> {
	const options = withTeacher(sweep.data, seed);
	const planned = planSweep({
		...sweep,
		data: { ...sweep.data, seed: seed % (limits.seed.maximum + 1), options },
		seeds: 1,
		weightSeed: seed % (limits.weightSeed.maximum + 1)
	});
	return Object.fromEntries(planned.map(({ value, experiment }) => [value, { experiment }]));
}

/** Validation losses in the order of the preset's values. */
export function lossesBySize(results: Results, preset: string): number[] {
	return sweepPresetNamed(preset).sweep.values.map((value) => validationLoss(results[value]));
}

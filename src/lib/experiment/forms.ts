import { allDatasets } from '../data/sets/index.ts';
import { optimizers, schedules, type Hyperparameters } from '../network/hyperparameters.ts';
import { activations } from '../network/activation.ts';
import { executors, lossScales, speeds } from './experiment.ts';
import { batchSizeForm, choiceForm, numberForm, switchForm, type Form } from './form.ts';
import { limits, spell } from './limits.ts';

export const hyperparameterForms: {
	readonly [K in keyof Hyperparameters]: Form<Hyperparameters[K]>;
} = {
	optimizer: choiceForm('optimizer', optimizers),
	learningRate: numberForm(limits.learningRate),
	schedule: choiceForm('schedule', schedules),
	batchSize: batchSizeForm,
	l1: numberForm(limits.l1),
	l2: numberForm(limits.l2),
	weightDecay: numberForm(limits.weightDecay),
	dropout: numberForm(limits.dropout)
};

export const hyperparameterNames = Object.keys(hyperparameterForms) as (keyof Hyperparameters)[];

/** A hyperparameter's value as the page's own controls write it: `off`, `50 %`, `0.01`. */
export function settingText<K extends keyof Hyperparameters>(
	name: K,
	value: Hyperparameters[K]
): string {
	if (value === 0) return 'off';
	if (name === 'dropout') return `${spell(100 * (value as number))}\u00a0%`;
	return hyperparameterForms[name].show(value);
}

/** The form of every single value of an experiment. */
export const forms = {
	set: choiceForm(
		'data set',
		allDatasets.map(({ name }) => name)
	),
	training: numberForm(limits.training),
	validation: numberForm(limits.validation),
	flips: numberForm(limits.flips),
	dataSeed: numberForm(limits.dataSeed),
	width: numberForm(limits.width),
	depth: numberForm(limits.depth),
	activation: choiceForm('activation', activations),
	...hyperparameterForms,
	weightSeed: numberForm(limits.weightSeed),
	stopAt: numberForm(limits.stopAt),
	stopAtBest: switchForm('stop at best validation'),
	speed: choiceForm('speed', speeds),
	lossScale: choiceForm('loss axis', lossScales),
	executor: choiceForm('engine', executors),
	smoothing: numberForm(limits.smoothing)
};

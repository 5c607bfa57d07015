/**
 * The experiment's single values, each with its key in a link. Networks and a data set's own
 * controls, whose number varies, are written by `link` itself.
 */
import type { Hyperparameters } from '../network/hyperparameters.ts';
import type { Experiment } from './experiment.ts';
import type { Form } from './form.ts';
import { forms } from './forms.ts';

export type Value = number | string | boolean | null;

/** `Part` is what a document must have for it: an experiment has them all, a sweep some. */
export interface Field<Part = Experiment> {
	/** In a link. */
	key: string;
	form: Form<Value>;
	get(document: Part): Value;
	set<D extends Part>(document: D, value: Value): D;
}

type HasData = Pick<Experiment, 'data'>;
type HasHyperparameters = Pick<Experiment, 'hyperparameters'>;
type HasWeightSeed = Pick<Experiment, 'weightSeed'>;

/** In a link; a network's own follow its letter: `b.lr`. */
export const hyperparameterKeys: { readonly [K in keyof Hyperparameters]: string } = {
	optimizer: 'opt',
	learningRate: 'lr',
	schedule: 'schedule',
	batchSize: 'batch',
	l1: 'l1',
	l2: 'l2',
	weightDecay: 'decay',
	dropout: 'dropout'
};

/** Which points there are; each data set has its own defaults for these. */
export const pointFields: readonly Field<HasData>[] = [
	fieldOf('data', 'training', 'n', forms.training),
	fieldOf('data', 'validation', 'new', forms.validation),
	fieldOf('data', 'flips', 'flips', forms.flips)
];

export const hyperparameterFields: readonly Field<HasHyperparameters>[] = [
	fieldOf('hyperparameters', 'optimizer', hyperparameterKeys.optimizer, forms.optimizer),
	fieldOf('hyperparameters', 'learningRate', hyperparameterKeys.learningRate, forms.learningRate),
	fieldOf('hyperparameters', 'schedule', hyperparameterKeys.schedule, forms.schedule),
	fieldOf('hyperparameters', 'batchSize', hyperparameterKeys.batchSize, forms.batchSize),
	fieldOf('hyperparameters', 'l1', hyperparameterKeys.l1, forms.l1),
	fieldOf('hyperparameters', 'l2', hyperparameterKeys.l2, forms.l2),
	fieldOf('hyperparameters', 'weightDecay', hyperparameterKeys.weightDecay, forms.weightDecay),
	fieldOf('hyperparameters', 'dropout', hyperparameterKeys.dropout, forms.dropout)
];

export const seedFields: readonly Field<HasData & HasWeightSeed>[] = [
	fieldOf('data', 'seed', 'draw', forms.dataSeed),
	field('weightSeed', 'weights', forms.weightSeed)
];

export const runFields: readonly Field[] = [
	...hyperparameterFields,
	field('stopAt', 'stop', forms.stopAt),
	field('stopAtBest', 'best', forms.stopAtBest),
	...seedFields
];

/** How a run is shown; its numbers do not depend on these. */
export const viewFields: readonly Field[] = [
	fieldOf('view', 'speed', 'speed', forms.speed),
	fieldOf('view', 'lossScale', 'scale', forms.lossScale),
	fieldOf('view', 'smoothing', 'smooth', forms.smoothing),
	fieldOf('view', 'executor', 'engine', forms.executor)
];

function field<K extends 'weightSeed' | 'stopAt' | 'stopAtBest'>(
	name: K,
	key: string,
	form: Form<Experiment[K]>
): Field<Pick<Experiment, K>> {
	return {
		key,
		form: form as Form<Value>,
		get: (document) => document[name],
		set: (document, value) => ({ ...document, [name]: value })
	};
}

function fieldOf<P extends 'data' | 'hyperparameters' | 'view', K extends keyof Experiment[P]>(
	part: P,
	name: K,
	key: string,
	form: Form<Experiment[P][K] & Value>
): Field<Pick<Experiment, P>> {
	return {
		key,
		form: form as Form<Value>,
		get: (document) => document[part][name] as Value,
		set: (document, value) => ({ ...document, [part]: { ...document[part], [name]: value } })
	};
}

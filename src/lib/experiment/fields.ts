/**
 * The experiment's single values, each with how to get and set it in a document. Networks and a data
 * set's own controls, whose number varies, are written by `link` itself.
 */
import type { Feature } from '../data/features.ts';
import type { Experiment } from './experiment.ts';
import { featuresOf, featuresTextForm, withFeatures } from './features.ts';
import type { Form } from './form.ts';
import { movedOf, movedText, movedTextForm, withMoved } from './moved.ts';
import {
	dataValues,
	hyperparameterValues,
	runValues,
	viewValues,
	type Effect,
	type Value
} from './values.ts';

type Single = number | string | boolean | null;

/** What networks see of points in a plane. */
export const featuresKey = 'sees';

/** How points of two classes in a plane are moved. */
export const movedKey = 'moved';

/** `Part` is what a document must have for it: an experiment has them all, a sweep some. */
export interface Field<Part = Experiment> {
	/** In a link. */
	key: string;
	form: Form<Single>;
	effect: Effect;
	get(document: Part): Single;
	set<D extends Part>(document: D, value: Single): D;
}

type HasData = Pick<Experiment, 'data'>;
type HasHyperparameters = Pick<Experiment, 'hyperparameters'>;
type HasWeightSeed = Pick<Experiment, 'weightSeed'>;

const { set, seed, ...pointValues } = dataValues;
const { weightSeed, ...endValues } = runValues;

/** Which points there are; each data set has its own defaults for these. */
export const pointFields: readonly Field<HasData>[] = [
	...fieldsOf('data', pointValues),
	{
		key: featuresKey,
		form: featuresTextForm as Form<unknown> as Form<Single>,
		effect: 'anew',
		get: ({ data }) => featuresOf(data).join(),
		set: (document, value) => ({
			...document,
			data: withFeatures(document.data, String(value).split(',') as Feature[])
		})
	},
	{
		key: movedKey,
		form: movedTextForm as Form<unknown> as Form<Single>,
		effect: 'anew',
		get: ({ data }) => movedText(data),
		set: (document, value) => ({
			...document,
			data: withMoved(document.data, movedOf(String(value)))
		})
	}
];

export const hyperparameterFields: readonly Field<HasHyperparameters>[] = fieldsOf(
	'hyperparameters',
	hyperparameterValues
);

export const seedFields: readonly Field<HasData & HasWeightSeed>[] = [
	...fieldsOf('data', { seed }),
	...ownFields<HasWeightSeed>({ weightSeed })
];

/** A run's own values beside its data set, its points, its networks and their hyperparameters. */
export const restFields: readonly Field[] = [...ownFields<Experiment>(endValues), ...seedFields];

export const runFields: readonly Field[] = [...hyperparameterFields, ...restFields];

/** How a run is shown. */
export const viewFields: readonly Field[] = fieldsOf('view', viewValues);

/** Every single value but the hyperparameters, which each network can have for itself. */
export const sharedFields: readonly Field[] = [
	...fieldsOf('data', { set }),
	...pointFields,
	...restFields,
	...viewFields
];

/** What a table says of some of these values. */
type SaidOf<T> = { readonly [K in keyof T]?: Value<T[K]> };

/** The fields of a part of the document. */
function fieldsOf<P extends 'data' | 'hyperparameters' | 'view'>(
	part: P,
	values: SaidOf<Experiment[P]>
): Field<Pick<Experiment, P>>[] {
	return Object.entries(values).map(([name, said]) => ({
		...(said as Value<Single>),
		get: (document) => document[part][name as keyof Experiment[P]] as Single,
		set: (document, value) => ({ ...document, [part]: { ...document[part], [name]: value } })
	}));
}

/** The fields of the document itself. */
export function ownFields<Part>(values: SaidOf<Part>): Field<Part>[] {
	return Object.entries(values).map(([name, said]) => ({
		...(said as Value<Single>),
		get: (document) => document[name as keyof Part] as Single,
		set: (document, value) => ({ ...document, [name]: value })
	}));
}

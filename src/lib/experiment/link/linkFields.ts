/**
 * What the links of experiments and of sweeps have in common: the data, and the fields of `fields.ts`.
 * `base` is what the link's version takes for granted.
 */
import { hasFlips, type Dataset } from '../../data/dataset.ts';
import type { DataSettings } from '../../data/draw.ts';
import { canMove } from '../../data/moved.ts';
import { hasFeatures } from '../../data/features.ts';
import { datasetNamed } from '../../data/sets/index.ts';
import { packedNamed } from '../../data/tables/knownTables.ts';
import type { Hyperparameters } from '../../network/hyperparameters.ts';
import type { Experiment } from '../experiment.ts';
import { featuresKey, movedKey, pointFields, type Field } from '../fields.ts';
import { numberForm, writeNumber, type Form } from '../form.ts';
import { pointLimit } from '../pointCounts.ts';
import { dataValues, hyperparameterNames, hyperparameterValues } from '../values.ts';
import { tableKey } from './linkKeys.ts';

type HasData = Pick<Experiment, 'data'>;

/** Those that differ from `base`; without it all. */
export function writeFields<D>(fields: readonly Field<D>[], document: D, base?: D): string[] {
	return fields
		.filter((field) => !base || field.get(document) !== field.get(base))
		.map(({ key, form, get }) => `${key}=${form.write(get(document))}`);
}

/** The hyperparameters that a network or a line has for itself: `a.lr=.003`. */
export function writeOwn(key: string, own: Partial<Hyperparameters>): string[] {
	return hyperparameterNames
		.filter((name) => own[name] !== undefined)
		.map((name) => {
			const form = hyperparameterValues[name].form as Form<unknown>;
			return `${key}.${hyperparameterValues[name].key}=${form.write(own[name])}`;
		});
}

export function writeData(document: HasData, base: HasData): string[] {
	const { set, options } = document.data;
	const dataset = datasetNamed(set);
	const isOther = set !== base.data.set;
	const packed = packedNamed(set);
	const changedOptions = Object.keys(options).filter(
		(key) => isOther || options[key] !== base.data.options[key]
	);
	return [
		...(isOther ? [`data=${set}`] : []),
		...writeFields(countFieldsOf(dataset), document, isOther ? undefined : base),
		...writeFields(featureFieldsOf(dataset, document.data), document, base),
		...changedOptions.map((key) => `${key}=${writeNumber(options[key])}`),
		...(packed === null ? [] : [`${tableKey}=${packed}`])
	];
}

/** Only where the points lie in a plane is there a choice of what networks see, and how they are moved. */
export function featureFieldsOf(dataset: Dataset, data: DataSettings): Field<HasData>[] {
	return pointFields.filter(
		({ key }) =>
			(key === featuresKey && hasFeatures(dataset, data)) ||
			(key === movedKey && canMove(dataset, data.options))
	);
}

/** Without flips where there are none, and within what the data set has to give. */
export function countFieldsOf(dataset: Dataset): Field<HasData>[] {
	const fields = pointFields.filter(
		({ key }) => key !== featuresKey && key !== movedKey && (hasFlips(dataset) || key !== 'flips')
	);
	if (!dataset.table) return fields;
	const forms = {
		[dataValues.training.key]: numberForm(pointLimit(dataset, 'training')),
		[dataValues.validation.key]: numberForm(pointLimit(dataset, 'validation'))
	};
	return fields.map((field) => ({
		...field,
		form: forms[field.key] as Form<unknown> as Field<HasData>['form']
	}));
}

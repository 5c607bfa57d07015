/**
 * What the links of experiments and of sweeps have in common: the version, the data, and the fields
 * of `fields.ts`. `base` is what the link's version takes for granted.
 */
import { completeOptions, type Dataset } from '../../data/dataset.ts';
import { datasetNamed } from '../../data/sets/index.ts';
import type { Experiment } from '../experiment.ts';
import { pointFields, type Field } from '../fields.ts';
import { numberForm, writeNumber } from '../form.ts';
import { limitOf } from '../limit.ts';
import { dataValues } from '../values.ts';
import type { LinkParts } from './linkParts.ts';

type HasData = Pick<Experiment, 'data'>;

/** Those that differ from `base`; without it all. */
export function writeFields<D>(fields: readonly Field<D>[], document: D, base?: D): string[] {
	return fields
		.filter((field) => !base || field.get(document) !== field.get(base))
		.map(({ key, form, get }) => `${key}=${form.write(get(document))}`);
}

export function readFields<P, D extends P>(
	parts: LinkParts,
	fields: readonly Field<P>[],
	document: D
): D {
	return fields.reduce(
		(read, { key, form, get, set }) => set(read, parts.read(key, form, get(read))),
		document
	);
}

export function writeData(document: HasData, base: HasData): string[] {
	const { set, options } = document.data;
	const isOther = set !== base.data.set;
	const changedOptions = Object.keys(options).filter(
		(key) => isOther || options[key] !== base.data.options[key]
	);
	return [
		...(isOther ? [`data=${set}`] : []),
		...writeFields(pointFieldsOf(datasetNamed(set)), document, isOther ? undefined : base),
		...changedOptions.map((key) => `${key}=${writeNumber(options[key])}`)
	];
}

/** Regression has no labels to flip. */
function pointFieldsOf({ task }: Dataset): Field<HasData>[] {
	return pointFields.filter(({ key }) => task === 'classification' || key !== 'flips');
}

export function readData<D extends HasData>(parts: LinkParts, base: D): D {
	const set = parts.read('data', dataValues.set.form, base.data.set);
	const dataset = datasetNamed(set);
	const known = set === base.data.set ? base.data : { ...base.data, set, ...dataset.defaults };
	const options: Record<string, number> = {};
	for (const control of dataset.controls) {
		const usual = set === base.data.set ? base.data.options[control.key] : undefined;
		const form = numberForm(limitOf(control));
		options[control.key] = parts.read(control.key, form, usual ?? control.default);
	}
	const data = { ...known, options: completeOptions(dataset, options) };
	return readFields(parts, pointFieldsOf(dataset), { ...base, data });
}

/** The version that the link names, from 1 to the latest; complains where it does not end in one. */
export function readVersion(parts: LinkParts, latest: number): number {
	const text = parts.take('v');
	if (!text) {
		parts.complain('The link does not end in its version, so its last part may be missing.');
		return latest;
	}
	if (!/^[1-9]\d{0,5}$/.test(text)) {
		parts.replaced('v', text, String(latest), 'a version must be a whole number');
		return latest;
	}
	if (Number(text) <= latest) return Number(text);
	parts.complain(
		`The link was made by a later version of this page (${text}): what this version knows was opened.`
	);
	return latest;
}

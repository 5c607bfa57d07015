/** What reading the links of experiments and of sweeps has in common: the version, and what `linkFields.ts` writes. */
import { completeOptions } from '../../data/dataset.ts';
import { datasetNamed, findDataset } from '../../data/sets/index.ts';
import { keptControl } from '../../data/tables/parts.ts';
import { isTableName } from '../../data/tables/knownTables.ts';
import type { Hyperparameters } from '../../network/hyperparameters.ts';
import type { Experiment } from '../experiment.ts';
import type { Field } from '../fields.ts';
import { numberForm, type Form } from '../form.ts';
import { limitOf } from '../limit.ts';
import { settlePoints } from '../pointCounts.ts';
import { dataValues, hyperparameterNames, hyperparameterValues } from '../values.ts';
import { countFieldsOf, featureFieldsOf } from './linkFields.ts';
import { tableKey } from './linkKeys.ts';
import type { LinkParts } from './linkParts.ts';

type HasData = Pick<Experiment, 'data'>;

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

/** `usual` stands in for what makes no sense. */
export function readOwn(
	parts: LinkParts,
	key: string,
	usual: Hyperparameters
): Partial<Hyperparameters> {
	const own: Record<string, unknown> = {};
	for (const name of hyperparameterNames) {
		const ownKey = `${key}.${hyperparameterValues[name].key}`;
		if (!parts.has(ownKey)) continue;
		const form = hyperparameterValues[name].form as Form<unknown>;
		own[name] = parts.read(ownKey, form, usual[name]);
	}
	return own;
}

/** Takes what a link says of a table that is not here, and says so. */
function withoutTable(parts: LinkParts, isSource: boolean) {
	const name = parts.take('data')!;
	for (const key of [
		tableKey,
		keptControl.key,
		dataValues.training.key,
		dataValues.validation.key
	]) {
		parts.take(key);
	}
	const whose = isSource ? 'the link’s source task' : 'this link';
	const instead = isSource
		? 'the network is pretrained on the first screen’s points, and what does not fit those starts from random weights'
		: 'the first screen’s points show';
	parts.missTable(
		name,
		`The data of ${whose} (${name}) are not on this device, and the link does not carry them whole: open the file that was saved with them. Until then ${instead}.`
	);
}

/** `isSource`: of the task that a network is pretrained on. */
export function readData<D extends HasData>(parts: LinkParts, base: D, isSource = false): D {
	const named = parts.peek('data');
	if (named !== undefined && isTableName(named) && !findDataset(named)) {
		withoutTable(parts, isSource);
	}
	const set = parts.read('data', dataValues.set.form, base.data.set);
	if (datasetNamed(set).table) parts.take(tableKey);
	const dataset = datasetNamed(set);
	const known = set === base.data.set ? base.data : { ...base.data, set, ...dataset.defaults };
	const options: Record<string, number> = {};
	for (const control of dataset.controls) {
		const usual = set === base.data.set ? base.data.options[control.key] : undefined;
		const form = numberForm(limitOf(control));
		options[control.key] = parts.read(control.key, form, usual ?? control.default);
	}
	const data = { ...known, options: completeOptions(dataset, options) };
	const fields = [...countFieldsOf(dataset), ...featureFieldsOf(dataset, data)];
	const read = readFields(parts, fields, { ...base, data });
	return { ...read, data: settlePoints(dataset, read.data) };
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

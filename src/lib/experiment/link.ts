/**
 * An experiment as the hash of a link, and back: `data=spiral&n=150&turns=1.5&a=tanh:3x2&v=1`.
 *
 * A link says what differs from a first screen. Its version says from which: the first screen of
 * each version stays in `firstScreens` for good, so a link keeps its meaning when defaults change.
 * A data set's defaults have no version; so a link to another set names all its values, and a link
 * with networks names them all. Only the empty link, `/`, moves with the present first screen.
 *
 * The version comes last: a link without it has been cut short, or was typed.
 */
import { completeOptions, type Dataset } from '../data/dataset.ts';
import { datasetNamed } from '../data/sets/index.ts';
import { letters, type Experiment, type NetworkSettings } from './experiment.ts';
import { hyperparameterKeys, pointFields, runFields, viewFields, type Field } from './fields.ts';
import { numberForm, writeNumber, type Form } from './form.ts';
import { forms, hyperparameterForms, hyperparameterNames } from './forms.ts';
import { limitOf } from './limits.ts';
import { LinkParts } from './linkParts.ts';
import { shapeForm } from './networkForm.ts';
import { defaultNetwork, firstScreen } from './presets.ts';

/** Version 1 first. To change the first screen, keep the old one here and add the new one. */
const firstScreens: readonly Experiment[] = [firstScreen];
const version = firstScreens.length;
const networkKeys = letters.map((letter) => letter.toLowerCase());

/** Without the `#`; empty for the first screen. */
export function toLink(experiment: Experiment): string {
	const base = firstScreens[version - 1];
	const parts = [
		...writeData(experiment, base),
		...writeNetworks(experiment.networks, base.networks),
		...writeFields([...runFields, ...viewFields], experiment, base)
	];
	return parts.length ? [...parts, `v=${version}`].join('&') : '';
}

function writeFields(fields: readonly Field[], experiment: Experiment, base?: Experiment) {
	return fields
		.filter((field) => !base || field.get(experiment) !== field.get(base))
		.map(({ key, form, get }) => `${key}=${form.write(get(experiment))}`);
}

function writeData(experiment: Experiment, base: Experiment): string[] {
	const { set, options } = experiment.data;
	const isOther = set !== base.data.set;
	const changedOptions = Object.keys(options).filter(
		(key) => isOther || options[key] !== base.data.options[key]
	);
	return [
		...(isOther ? [`data=${set}`] : []),
		...writeFields(pointFieldsOf(datasetNamed(set)), experiment, isOther ? undefined : base),
		...changedOptions.map((key) => `${key}=${writeNumber(options[key])}`)
	];
}

/** Regression has no labels to flip. */
function pointFieldsOf({ task }: Dataset): Field[] {
	return pointFields.filter(({ key }) => task === 'classification' || key !== 'flips');
}

function writeNetworks(
	networks: readonly NetworkSettings[],
	base: readonly NetworkSettings[]
): string[] {
	const written = networks.flatMap(writeNetwork);
	const isBase = written.join('&') === base.flatMap(writeNetwork).join('&');
	return isBase ? [] : written;
}

function writeNetwork({ own, ...shape }: NetworkSettings, index: number): string[] {
	const key = networkKeys[index];
	const ownParts = hyperparameterNames
		.filter((name) => own[name] !== undefined)
		.map((name) => {
			const form = hyperparameterForms[name] as Form<unknown>;
			return `${key}.${hyperparameterKeys[name]}=${form.write(own[name])}`;
		});
	return [`${key}=${shapeForm.write(shape)}`, ...ownParts];
}

/**
 * What the hash says, whatever it is: always a valid experiment. `dropped` has a sentence for each
 * part that was not understood or not possible, with what stands in its place. Never throws.
 */
export function fromLink(hash: string): { experiment: Experiment; dropped: string[] } {
	const parts = new LinkParts(hash);
	if (parts.isEmpty) return { experiment: firstScreen, dropped: [] };
	const base = firstScreens[readVersion(parts) - 1];
	let experiment = readData(parts, base);
	experiment = { ...experiment, networks: readNetworks(parts, base) };
	experiment = readFields(parts, [...runFields, ...viewFields], experiment);
	return { experiment, dropped: parts.complaints() };
}

function readVersion(parts: LinkParts): number {
	const text = parts.take('v');
	if (!text) {
		parts.complain('The link does not end in its version, so its last part may be missing.');
		return version;
	}
	if (!/^[1-9]\d{0,5}$/.test(text)) {
		parts.replaced('v', text, String(version), 'a version must be a whole number');
		return version;
	}
	if (Number(text) <= version) return Number(text);
	parts.complain(
		`The link was made by a later version of this page (${text}): what this version knows was opened.`
	);
	return version;
}

function readFields(
	parts: LinkParts,
	fields: readonly Field[],
	experiment: Experiment
): Experiment {
	return fields.reduce(
		(read, { key, form, get, set }) => set(read, parts.read(key, form, get(read))),
		experiment
	);
}

function readData(parts: LinkParts, base: Experiment): Experiment {
	const set = parts.read('data', forms.set, base.data.set);
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

/** All that the link names, or else those of the first screen. */
function readNetworks(parts: LinkParts, base: Experiment): NetworkSettings[] {
	const named = networkKeys.filter((key) => parts.has(key));
	const keys = named.length ? named : networkKeys.slice(0, base.networks.length);
	return keys.map((key, index) => {
		if (key !== networkKeys[index]) {
			parts.complain(
				`The link skips network ${letters[index]}: its network ${key.toUpperCase()} is shown as ${letters[index]}.`
			);
		}
		const { own: usualOwn, ...usual } = base.networks[networkKeys.indexOf(key)] ?? defaultNetwork;
		const shape = parts.read(key, shapeForm, usual);
		const own: Record<string, unknown> = named.length ? {} : { ...usualOwn };
		for (const name of hyperparameterNames) {
			const ownKey = `${key}.${hyperparameterKeys[name]}`;
			if (!parts.has(ownKey)) continue;
			const form = hyperparameterForms[name] as Form<unknown>;
			own[name] = parts.read(ownKey, form, base.hyperparameters[name]);
		}
		return { ...shape, own };
	});
}

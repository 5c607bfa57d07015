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
import { letters, type Experiment, type NetworkSettings } from '../experiment.ts';
import { runFields, viewFields } from '../fields.ts';
import type { Form } from '../form.ts';
import { hyperparameterNames, hyperparameterValues } from '../values.ts';
import { readData, readFields, readVersion, writeData, writeFields } from './linkFields.ts';
import { LinkParts } from './linkParts.ts';
import { shapeForm } from '../networkForm.ts';
import { defaultNetwork, firstScreen } from '../presets.ts';

/** Version 1 first. To change the first screen, keep the old one here and add the new one. */
const firstScreens: readonly Experiment[] = [firstScreen];
export const latestVersion = firstScreens.length;
const networkKeys = letters.map((letter) => letter.toLowerCase());

/** Without the `#`; empty for the first screen. */
export function toLink(experiment: Experiment): string {
	const base = firstScreens[latestVersion - 1];
	const parts = [
		...writeData(experiment, base),
		...writeNetworks(experiment.networks, base.networks),
		...writeFields([...runFields, ...viewFields], experiment, base)
	];
	return parts.length ? [...parts, `v=${latestVersion}`].join('&') : '';
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
			const form = hyperparameterValues[name].form as Form<unknown>;
			return `${key}.${hyperparameterValues[name].key}=${form.write(own[name])}`;
		});
	return [`${key}=${shapeForm.write(shape)}`, ...ownParts];
}

/**
 * What the hash says, whatever it is: always a valid experiment. `dropped` has a sentence for each
 * part that was not understood or not possible, with what stands in its place. Never throws.
 */
export function fromLink(hash: string): { experiment: Experiment; dropped: string[] } {
	const parts = new LinkParts(hash);
	const experiment = readExperiment(parts);
	return { experiment, dropped: parts.complaints() };
}

/** Takes its parts from those of a link that may say more. */
export function readExperiment(parts: LinkParts): Experiment {
	if (parts.isEmpty) return firstScreen;
	const base = firstScreens[readVersion(parts, latestVersion) - 1];
	let experiment = readData(parts, base);
	experiment = { ...experiment, networks: readNetworks(parts, base) };
	return readFields(parts, [...runFields, ...viewFields], experiment);
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
			const ownKey = `${key}.${hyperparameterValues[name].key}`;
			if (!parts.has(ownKey)) continue;
			const form = hyperparameterValues[name].form as Form<unknown>;
			own[name] = parts.read(ownKey, form, base.hyperparameters[name]);
		}
		return { ...shape, own };
	});
}

/**
 * An experiment as the hash of a link: `data=spiral&n=150&turns=1.5&a=tanh:3x2&v=1`. `readLink.ts` reads it.
 *
 * A link says what differs from a first screen. Its version says from which: the first screen of
 * each version stays in `firstScreens` for good, so a link keeps its meaning when defaults change.
 * A data set's defaults have no version; so a link to another set names all its values, and a link
 * with networks names them all. Only the empty link, `/`, moves with the present first screen. A
 * pretrained network is a link of its own within it (`pretrainedLink.ts`), of the same version.
 *
 * The version comes last: a link without it has been cut short, or was typed.
 */
import {
	asksForPretrained,
	letters,
	type Experiment,
	type NetworkSettings
} from '../experiment.ts';
import { runFields, viewFields } from '../fields.ts';
import { shapeForm } from '../networkForm.ts';
import { partNamed } from '../parts/parts.ts';
import { firstScreen } from '../presets.ts';
import { runValues } from '../values.ts';
import { writeData, writeFields, writeOwn } from './linkFields.ts';
import { pretrainedPrefix, tableKey } from './linkKeys.ts';

/** Version 1 first. To change the first screen, keep the old one here and add the new one. */
export const firstScreens: readonly Experiment[] = [firstScreen];
export const latestVersion = firstScreens.length;
export const networkKeys = letters.map((letter) => letter.toLowerCase());

/** Without the `#`; empty for the first screen. */
export function toLink(experiment: Experiment): string {
	const base = firstScreens[latestVersion - 1];
	const parts = writeParts(experiment, base);
	return parts.length ? [...parts, `v=${latestVersion}`].join('&') : '';
}

function writeParts(experiment: Experiment, base: Experiment): string[] {
	return [
		...writeData(experiment, base),
		...writeNetworks(experiment.networks, base.networks),
		...writeFields([...runFields, ...viewFields], experiment, base),
		...writePretrained(experiment, (source) => writeParts(source, base))
	];
}

/** A pretrained network within another kind of link, which has a version of its own: `version` is that of the
 * first screen which it is told against. */
export const writeSource = (source: Experiment, version: number): string[] =>
	writeParts(source, firstScreens[version - 1]);

/** A table that the run learns from as well is carried once. */
export function writePretrained(
	{ pretrained, data }: Pick<Experiment, 'pretrained' | 'data'>,
	write: (source: Experiment) => string[]
): string[] {
	if (!pretrained) return [];
	const isShared = pretrained.data.set === data.set;
	return write(pretrained)
		.filter((part) => !(isShared && part.startsWith(`${tableKey}=`)))
		.map((part) => pretrainedPrefix + part);
}

function writeNetworks(
	networks: readonly NetworkSettings[],
	base: readonly NetworkSettings[]
): string[] {
	const written = networks.flatMap(writeNetwork);
	const isBase = written.join('&') === base.flatMap(writeNetwork).join('&');
	return isBase ? [] : written;
}

function writeNetwork(network: NetworkSettings, index: number): string[] {
	const { own, start: _, teacher: __, temperature: ___, stopAtBest, ...shape } = network;
	const key = networkKeys[index];
	const { key: bestKey, form } = runValues.stopAtBest;
	const best = stopAtBest ? [`${key}.${bestKey}=${form.write(true)}`] : [];
	const ownParts = [...writeOwn(key, own), ...best];
	const start = asksForPretrained(network) ? partNamed('pretrained').writeStart(key, network) : [];
	return [`${key}=${shapeForm.write(shape)}`, ...ownParts, ...start];
}

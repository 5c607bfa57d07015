/**
 * An experiment as the hash of a link, and back: `data=spiral&n=150&turns=1.5&a=tanh:3x2&v=1`.
 *
 * A link says what differs from a first screen. Its version says from which: the first screen of
 * each version stays in `firstScreens` for good, so a link keeps its meaning when defaults change.
 * A data set's defaults have no version; so a link to another set names all its values, and a link
 * with networks names them all. Only the empty link, `/`, moves with the present first screen. A
 * pretrained network is a link of its own within it (`pretrainedLink.ts`), of the same version.
 *
 * The version comes last: a link without it has been cut short, or was typed.
 */
import { letters, type Experiment, type NetworkSettings } from '../experiment.ts';
import { runFields, viewFields } from '../fields.ts';
import { runValues } from '../values.ts';
import {
	readData,
	readFields,
	readOwn,
	readVersion,
	writeData,
	writeFields,
	writeOwn
} from './linkFields.ts';
import { LinkParts } from './linkParts.ts';
import { shapeForm } from '../networkForm.ts';
import { stackProblems, withFittingStacks } from '../layers/fitting.ts';
import {
	readPretrained,
	settledStarts,
	writePretrained,
	writeStart,
	readStart
} from './pretrainedLink.ts';
import { defaultNetwork, firstScreen } from '../presets.ts';

/** Version 1 first. To change the first screen, keep the old one here and add the new one. */
const firstScreens: readonly Experiment[] = [firstScreen];
export const latestVersion = firstScreens.length;
/** It is trained to its last step. */
const pretrainedFields = runFields.filter(({ key }) => key !== runValues.stopAtBest.key);
const networkKeys = letters.map((letter) => letter.toLowerCase());

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

export const readSource = (parts: LinkParts, version: number): Experiment =>
	readStage(parts, firstScreens[version - 1], 1);

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
	return [`${key}=${shapeForm.write(shape)}`, ...ownParts, ...writeStart(key, network)];
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
	return readStage(parts, firstScreens[readVersion(parts, latestVersion) - 1], 0);
}

/** `stage` counts what is trained after it: 0 is the run itself, which alone has a view. */
function readStage(parts: LinkParts, base: Experiment, stage: number): Experiment {
	const keys = stage === 0 ? networkKeys : networkKeys.slice(0, 1);
	const fields = stage === 0 ? [...runFields, ...viewFields] : pretrainedFields;
	const data = readData(parts, base, stage > 0);
	const experiment = fitted(parts, {
		...data,
		networks: readNetworks(parts, base, keys, stage === 0)
	});
	const read = readFields(parts, fields, experiment);
	const pretrained = readPretrained(parts, stage, (below) => readStage(below, base, stage + 1));
	return settledStarts(parts, pretrained ? { ...read, pretrained } : read);
}

/** Layers that do not fit on the data become dense ones, and the link's reader is told why. */
function fitted(parts: LinkParts, experiment: Experiment): Experiment {
	stackProblems(experiment).forEach((problem, index) => {
		if (problem === null) return;
		parts.complain(`The layers of ${letters[index]} became dense ones. ${problem}`);
	});
	return withFittingStacks(experiment);
}

/** All that the link names of these, or else those of the first screen. One that is pretrained is trained
 * to its last step. */
function readNetworks(
	parts: LinkParts,
	base: Experiment,
	networkKeys: readonly string[],
	mayStopAtBest: boolean
): NetworkSettings[] {
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
		const usualOnes = named.length ? {} : usualOwn;
		const own = { ...usualOnes, ...readOwn(parts, key, base.hyperparameters) };
		const { key: bestKey, form } = runValues.stopAtBest;
		const bestName = `${key}.${bestKey}`;
		const endsAtBest = mayStopAtBest && parts.has(bestName) && parts.read(bestName, form, false);
		return readStart(parts, key, { ...shape, own, ...(endsAtBest && { stopAtBest: true }) });
	});
}

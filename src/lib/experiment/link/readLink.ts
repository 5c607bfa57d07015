/** An experiment out of the hash of a link, as `link.ts` writes it. Loaded with a page's first link. */
import { isAfterTraining, letters, type Experiment, type NetworkSettings } from '../experiment.ts';
import { runFields, viewFields } from '../fields.ts';
import { shapeForm } from '../networkForm.ts';
import { partNamed } from '../parts/parts.ts';
import { defaultNetwork, firstScreen } from '../presets.ts';
import { runValues } from '../values.ts';
import { firstScreens, latestVersion, networkKeys } from './link.ts';
import { pretrainedPrefix, startKey, teacherKey, temperatureKey } from './linkKeys.ts';
import { LinkParts } from './linkParts.ts';
import { readData, readFields, readOwn, readVersion } from './readFields.ts';

/** It is trained to its last step. */
const pretrainedFields = runFields.filter(({ key }) => key !== runValues.stopAtBest.key);

export const readSource = (parts: LinkParts, version: number): Experiment =>
	readStage(parts, firstScreens[version - 1], 1);

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
	const pretrained = parts.below(pretrainedPrefix).hasAny
		? partNamed('pretrained').readPretrained(parts, stage, (below) =>
				readStage(below, base, stage + 1)
			)
		: undefined;
	const whole = pretrained ? { ...read, pretrained } : read;
	return isAfterTraining(whole) ? partNamed('pretrained').settledStarts(parts, whole) : whole;
}

/** Layers that do not fit on the data become dense ones, and the link's reader is told why. */
function fitted(parts: LinkParts, experiment: Experiment): Experiment {
	if (experiment.networks.every(({ stack }) => stack === undefined)) return experiment;
	const { stackProblems, withFittingStacks } = partNamed('layers');
	stackProblems(experiment).forEach((problem, index) => {
		if (problem === null) return;
		parts.complain(`The layers of ${letters[index]} became dense ones. ${problem}`);
	});
	return withFittingStacks(experiment);
}

const startKeys = [startKey, teacherKey, temperatureKey];

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
		const network = { ...shape, own, ...(endsAtBest && { stopAtBest: true as const }) };
		const hasStart = startKeys.some((name) => parts.has(`${key}.${name}`));
		return hasStart ? partNamed('pretrained').readStart(parts, key, network) : network;
	});
}

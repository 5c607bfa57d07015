/**
 * What the engine needs of an experiment, and everything the reader can change in it, as functions
 * from experiment to experiment. A value out of range becomes the nearest allowed one; NaN (an
 * emptied field) and a network that is not there change nothing. One that starts from the pretrained
 * network keeps the layers of that.
 */
import { completeOptions, hasFlips, outputsOfData, type Dataset } from '../data/dataset.ts';
import {
	hasFeatures,
	inputsSeen,
	ownInputNames,
	plainFeatures,
	type Feature
} from '../data/features.ts';
import { canMove, unmoved, type Moved } from '../data/moved.ts';
import { datasetNamed } from '../data/sets/index.ts';
import { keptControl, type PointCounts } from '../data/tables/parts.ts';
import type { Hyperparameters } from '../network/hyperparameters.ts';
import type { Loss } from '../network/loss.ts';
import type { Activation } from '../network/activation.ts';
import type { NetworkSpec } from '../network/spec.ts';
import {
	isAfterTraining,
	type Experiment,
	type NetworkSettings,
	type Shape,
	type View
} from './experiment.ts';
import { withFeatures } from './features.ts';
import { numberForm, type Form } from './form.ts';
import { networkFor } from './layers/networkFor.ts';
import { withMoved } from './moved.ts';
import { limitOf } from './limit.ts';
import { limits } from './limits.ts';
import { pointLimitBeside, settlePoints, type Part } from './pointCounts.ts';
import { settleShape } from './networkForm.ts';
import { partNamed } from './parts/parts.ts';
import { defaultNetwork } from './presets.ts';
import { learnsSamePoints } from './pretrained/samePoints.ts';
import { dataValues, hyperparameterValue, networkValues, runValues, viewValues } from './values.ts';

export function specOf(experiment: Experiment, index: number): NetworkSpec {
	const network = experiment.networks[index];
	const dataset = datasetNamed(experiment.data.set);
	const around = {
		inputs: inputsSeen(dataset, experiment.data),
		inputNames: ownInputNames(dataset, experiment.data),
		outputs: outputsOfData(dataset)
	};
	return networkFor(network, around);
}

export function lossOf({ data }: Experiment): Loss {
	return lossOfData(datasetNamed(data.set));
}

export function lossOfData(dataset: Dataset): Loss {
	if (dataset.task === 'regression') return 'meanSquaredError';
	return outputsOfData(dataset) > 1 ? 'softmaxCrossEntropy' : 'binaryCrossEntropy';
}

/** The shared ones, with what the network has for itself in their place. */
export function hyperparametersOf(experiment: Experiment, index: number): Hyperparameters {
	return { ...experiment.hyperparameters, ...experiment.networks[index].own };
}

function nearest<T>(form: Form<T>, value: T, before: T): T {
	return Number.isNaN(value) ? before : form.nearest(value);
}

function setNetwork(
	experiment: Experiment,
	index: number,
	change: (network: NetworkSettings) => Partial<NetworkSettings>
): Experiment {
	const networks = experiment.networks.map((network, at) =>
		at === index ? { ...network, ...change(network) } : network
	);
	return { ...experiment, networks };
}

export function setShape(
	experiment: Experiment,
	index: number,
	change: (shape: Shape) => Partial<Shape>
) {
	const networks = experiment.networks.map((network, at) => {
		if (at !== index || network.start) return network;
		const { own, stack, start: _, ...rest } = network;
		const shape = stack ? { ...rest, stack } : rest;
		return { ...rest, ...settleShape({ ...shape, ...change(shape) }), own };
	});
	return withFittingStacks({ ...experiment, networks }, experiment);
}

/** Each network whose own layers do not fit becomes what it was before, or else dense. */
function withFittingStacks(experiment: Experiment, before?: Experiment): Experiment {
	if (experiment.networks.every(({ stack }) => stack === undefined)) return experiment;
	return partNamed('layers').withFittingStacks(experiment, before);
}

/** With no start that cannot be, and no stop before pretraining ends. */
function settlePretrained(experiment: Experiment): Experiment {
	return isAfterTraining(experiment)
		? partNamed('pretrained').settlePretrained(experiment)
		: experiment;
}

/** Of every hidden layer; layers that are opened up stay so, all of this width. */
export function setWidth(experiment: Experiment, index: number, width: number): Experiment {
	return setShape(experiment, index, (before) => {
		const nextWidth = nearest(networkValues.width.form, width, before.width);
		if (before.stack) return { stack: partNamed('layers').withWidth(before.stack, nextWidth) };
		return { width: nextWidth, layers: before.layers && before.layers.map(() => nextWidth) };
	});
}

/** Layers that are opened up keep their widths; further ones are as wide as the last. */
export function setDepth(experiment: Experiment, index: number, depth: number): Experiment {
	return setShape(experiment, index, ({ depth: before, layers, stack }) => {
		const nextDepth = nearest(networkValues.depth.form, depth, before);
		if (stack) return { stack: partNamed('layers').withDepth(stack, nextDepth) };
		if (!layers) return { depth: nextDepth };
		const added = Math.max(0, nextDepth - layers.length);
		const last = layers[layers.length - 1];
		return {
			depth: nextDepth,
			layers: [...layers.slice(0, nextDepth), ...Array<number>(added).fill(last)]
		};
	});
}

/** A width for each hidden layer; with no hidden layer there is none to open. */
export function openLayers(experiment: Experiment, index: number): Experiment {
	if (experiment.networks[index]?.stack) return experiment;
	return setShape(experiment, index, ({ width, depth, layers }) => ({
		layers: layers ?? Array<number>(depth).fill(width)
	}));
}

/** One width again, that of the widest layer. */
export function closeLayers(experiment: Experiment, index: number): Experiment {
	return setShape(experiment, index, () => ({ layers: null }));
}

/** `layer` counts hidden layers from 0; opens them up if they are not. */
export function setLayerWidth(
	experiment: Experiment,
	index: number,
	layer: number,
	width: number
): Experiment {
	return setShape(openLayers(experiment, index), index, ({ layers, stack }) => ({
		stack: stack?.map((before, at) =>
			at === layer
				? { ...before, width: nearest(networkValues.width.form, width, before.width) }
				: before
		),
		layers:
			layers &&
			layers.map((before, at) =>
				at === layer ? nearest(networkValues.width.form, width, before) : before
			)
	}));
}

export function setActivation(
	experiment: Experiment,
	index: number,
	activation: Activation
): Experiment {
	return setShape(experiment, index, ({ stack }) => ({
		activation,
		stack: stack?.map((layer) => ({ ...layer, activation }))
	}));
}

const usualWidths = [4, 8, 16, 32, 64, 128, 256];

/** The width that lies furthest, in doublings, from all those there are. */
function newWidth(networks: readonly NetworkSettings[]): number {
	const distance = (width: number) =>
		Math.min(...networks.map((network) => Math.abs(Math.log2(width / network.width))));
	return usualWidths.reduce((best, width) => (distance(width) > distance(best) ? width : best));
}

/** Like the last one, but of a width that is not there yet. Four are the most. */
export function addNetwork(experiment: Experiment): Experiment {
	const { networks } = experiment;
	const { activation, depth } = networks[networks.length - 1];
	const added = {
		...defaultNetwork,
		activation,
		depth: depth || defaultNetwork.depth,
		width: newWidth(networks)
	};
	return withNetworks(experiment, [...networks, added]);
}

/** Added at the end, so that the others keep their letters. */
export function duplicateNetwork(experiment: Experiment, index: number): Experiment {
	return withNetworks(experiment, [...experiment.networks, experiment.networks[index]]);
}

/** The last one stays. */
export function removeNetwork(experiment: Experiment, index: number): Experiment {
	return withNetworks(
		experiment,
		experiment.networks.filter((_, at) => at !== index)
	);
}

function withNetworks(experiment: Experiment, networks: NetworkSettings[]): Experiment {
	const { minimum, maximum } = limits.networks;
	if (networks.length < minimum || networks.length > maximum) return experiment;
	return { ...experiment, networks };
}

/** Shared by all networks, or with `index` for that one alone. */
export function setHyperparameter<K extends keyof Hyperparameters>(
	experiment: Experiment,
	name: K,
	value: Hyperparameters[K],
	index?: number
): Experiment {
	const { form } = hyperparameterValue(name);
	if (index === undefined) {
		const before = experiment.hyperparameters;
		const hyperparameters = { ...before, [name]: nearest(form, value, before[name]) };
		return { ...experiment, hyperparameters };
	}
	return setNetwork(experiment, index, ({ own }) => {
		const before = { ...experiment.hyperparameters, ...own }[name];
		return { own: { ...own, [name]: nearest(form, value, before) } };
	});
}

/** The shared ones again: one of them, or all. */
export function clearOwn(
	experiment: Experiment,
	index: number,
	name?: keyof Hyperparameters
): Experiment {
	return setNetwork(experiment, index, ({ own }) => {
		const { [name ?? 'optimizer']: _, ...others } = own;
		return { own: name ? others : {} };
	});
}

/** Networks start from random weights where the pretrained network does not fit the points. */
function setDataSettings(experiment: Experiment, changes: Partial<Experiment['data']>): Experiment {
	return settlePretrained({ ...experiment, data: { ...experiment.data, ...changes } });
}

/** With the set's own points, flips and options; the seed stays, and in a plane what networks see. */
export function setData(experiment: Experiment, set: string): Experiment {
	if (!dataValues.set.form.accepts(set)) return experiment;
	const dataset = datasetNamed(set);
	const options = completeOptions(dataset);
	const changed = setDataSettings(experiment, { set, ...dataset.defaults, options });
	return withoutPlane(changed);
}

/** A reader's table, with these rows to learn from and new ones, and this share kept aside. */
export function setTable(
	experiment: Experiment,
	set: string,
	{ kept, ...counts }: PointCounts & { kept: number }
): Experiment {
	const changed = setDataOption(setData(experiment, set), keptControl.key, kept);
	return setDataSettings(changed, settlePoints(datasetNamed(set), { ...changed.data, ...counts }));
}

/** Where the points lie in no plane, networks see the inputs as they are. */
function withoutPlane(before: Experiment): Experiment {
	const experiment = canMove(datasetNamed(before.data.set), before.data.options)
		? before
		: setMoved(before, unmoved);
	const { data } = experiment;
	const isPlane = hasFeatures(datasetNamed(data.set), data);
	return withFittingStacks(isPlane ? experiment : setFeatures(experiment, plainFeatures));
}

/** Turned, moved, larger or smaller, or with their labels swapped: points of two classes in a plane. */
export function setMoved(experiment: Experiment, moved: Moved): Experiment {
	const { data } = experiment;
	const isPossible = canMove(datasetNamed(data.set), data.options);
	return setDataSettings(
		{ ...experiment, data: withMoved(data, isPossible ? moved : unmoved) },
		{}
	);
}

/** What networks see of points in a plane; with nothing at all, nothing changes. */
export function setFeatures(experiment: Experiment, features: readonly Feature[]): Experiment {
	if (features.length === 0) return experiment;
	const seen = { ...experiment, data: withFeatures(experiment.data, features) };
	return settlePretrained(withFittingStacks(seen));
}

export function setPoints(experiment: Experiment, part: Part, points: number): Experiment {
	const { data } = experiment;
	const form = numberForm(pointLimitBeside(datasetNamed(data.set), part, data));
	return setDataSettings(experiment, { [part]: nearest(form, points, data[part]) });
}

/** Regression has no labels to flip, and those of a table stay as they are. */
export function setFlips(experiment: Experiment, flips: number): Experiment {
	if (!hasFlips(datasetNamed(experiment.data.set))) return experiment;
	return setDataSettings(experiment, {
		flips: nearest(dataValues.flips.form, flips, experiment.data.flips)
	});
}

/** A control of the data set's own. */
export function setDataOption(experiment: Experiment, key: string, value: number): Experiment {
	const { data } = experiment;
	const dataset = datasetNamed(data.set);
	const control = dataset.controls.find((candidate) => candidate.key === key);
	if (!control) return experiment;
	const form = numberForm(limitOf(control));
	const chosen = nearest(form, value, data.options[key] ?? control.default);
	const options = { ...data.options, [key]: chosen };
	return withoutPlane(setDataSettings(experiment, settlePoints(dataset, { ...data, options })));
}

function nextSeed(seed: number): number {
	return seed >= limits.seed.maximum ? limits.seed.minimum : seed + 1;
}

/** Other points from the same source; a pretrained network that learned from them learns from the
 * others too. */
export function newDraw(experiment: Experiment): Experiment {
	const { pretrained } = experiment;
	const drawn = setDataSettings(experiment, { seed: nextSeed(experiment.data.seed) });
	const isShared = pretrained && learnsSamePoints(experiment);
	return isShared ? { ...drawn, pretrained: newDraw(pretrained) } : drawn;
}

/** Other initial weights, shuffling and dropout, of a pretrained network too. */
export function newWeights(experiment: Experiment): Experiment {
	const { pretrained } = experiment;
	const drawn = { ...experiment, weightSeed: nextSeed(experiment.weightSeed) };
	return pretrained ? { ...drawn, pretrained: newWeights(pretrained) } : drawn;
}

/** Not before pretraining ends. */
export function setStopAt(experiment: Experiment, stopAt: number): Experiment {
	const settled = nearest(runValues.stopAt.form, stopAt, experiment.stopAt);
	return settlePretrained({ ...experiment, stopAt: settled });
}

/** Of all networks, or with `index` of that one alone. */
export function setStopAtBest(
	experiment: Experiment,
	stopAtBest: boolean,
	index?: number
): Experiment {
	if (index === undefined) return { ...experiment, stopAtBest };
	const networks = experiment.networks.map(({ stopAtBest: before, ...network }, at) => {
		const ends = at === index ? stopAtBest : before;
		return ends ? { ...network, stopAtBest: true as const } : network;
	});
	return { ...experiment, networks };
}

export const stopsAtBest = ({ stopAtBest, networks }: Experiment, index: number) =>
	stopAtBest || networks[index].stopAtBest === true;

export function setView(experiment: Experiment, changes: Partial<View>): Experiment {
	const view = { ...experiment.view, ...changes };
	const smoothing = nearest(viewValues.smoothing.form, view.smoothing, experiment.view.smoothing);
	return { ...experiment, view: { ...view, smoothing } };
}

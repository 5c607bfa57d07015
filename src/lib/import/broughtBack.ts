/** The experiment in which a network from a file can stand. */
import { outputsOfData } from '../data/dataset.ts';
import { drawData } from '../data/draw.ts';
import { inputsSeen, seenTable } from '../data/features.ts';
import { datasetNamed, findDataset } from '../data/sets/index.ts';
import { lossOf, specOf } from '../experiment/edits.ts';
import { letters, type Experiment, type NetworkSettings } from '../experiment/experiment.ts';
import { limits } from '../experiment/limits.ts';
import { fromLink } from '../experiment/link/readLink.ts';
import { tableOfLink } from '../experiment/link/linkTables.ts';
import { counted, formatCount, formatLoss } from '../format.ts';
import { activations, activationWords, type Activation } from '../network/activation.ts';
import { countParameters } from '../network/cost.ts';
import { forward } from '../network/forward.ts';
import { scoreOutputs } from '../network/loss.ts';
import type { OpenedNetwork } from './opened.ts';
import { widthsOf } from './ownLayers.ts';

export interface BroughtBack {
	experiment: Experiment;
	/** The step at which it stood. */
	step: number;
	parameters: Float32Array;
	/** What the reader is told. */
	sentence: string;
}

/** `present` is the experiment on the page, whose points a network takes that brings none. */
export function broughtBack(
	opened: OpenedNetwork,
	present: Experiment
): BroughtBack | { problem: string } {
	return missingTable(opened) ?? ownNetwork(opened) ?? foreignNetwork(opened, present);
}

/** Why one that was trained on a reader's table cannot stand here; null where the table is known. */
function missingTable({ facts }: OpenedNetwork): { problem: string } | null {
	const table = tableOfLink(facts.experiment ?? '');
	if (table === null || findDataset(table.name) !== null) return null;
	return {
		problem:
			'It was trained on a table that is not on this device: first drop the experiment.json that was saved with it, which holds the table.'
	};
}

/** One that this page saved, in its own experiment; null where it is none, or was changed since. */
function ownNetwork({ facts, parameters, widths }: OpenedNetwork): BroughtBack | null {
	if (facts.experiment === undefined) return null;
	const { experiment: whole, dropped } = fromLink(facts.experiment);
	const index = letters.findIndex((letter) => letter === facts.network);
	const settings = whole.networks[index];
	if (dropped.length > 0 || settings === undefined) return null;
	const experiment = { ...whole, networks: [settings] };
	const spec = specOf(experiment, 0);
	if (widthsOf(spec).join() !== widths.join()) return null;
	if (countParameters(spec) !== parameters.length) return null;
	const step = /^\d{1,9}$/.test(facts.step) ? Number(facts.step) : NaN;
	if (!(step <= limits.stopAt.maximum)) return null;
	const rest = settings.own.optimizer ?? whole.hyperparameters.optimizer;
	return {
		experiment,
		step,
		parameters,
		sentence:
			`Network ${facts.network} is back as it was at step ${formatCount(step)}, parameter by parameter` +
			`${rest === 'sgd' ? '.' : ', with its optimizer’s memory at zero.'} Reset goes to its initial weights.`
	};
}

function foreignNetwork(
	{ widths, parameters, activations: known }: OpenedNetwork,
	present: Experiment
): BroughtBack | { problem: string } {
	const problem = misfit(widths, present);
	if (problem !== null) return { problem };
	const hidden = widths.slice(1, -1);
	if (known !== null && new Set(known).size > 1) {
		return {
			problem: `Its hidden layers have different activations: ${known.join(', ')}. Here all have the same.`
		};
	}
	const tried = known?.length ? known.slice(0, 1) : activations;
	const candidates = tried.map((activation) => {
		const experiment = { ...present, networks: [settingsOf(hidden, activation)] };
		return { activation, experiment, loss: lossHere(experiment, parameters) };
	});
	const best = candidates.reduce((a, b) => (b.loss < a.loss ? b : a));
	const said =
		known !== null || hidden.length === 0
			? ''
			: ` The file does not name its activation: with ${activationWords[best.activation]} it does best here, so that is taken.`;
	return {
		experiment: best.experiment,
		step: 0,
		parameters,
		sentence: `The network of the file is network A now, with ${counted(parameters.length, 'parameter')} and a loss of ${formatLoss(best.loss)} on the new points.${said} Reset goes to initial weights of this page.`
	};
}

/** Why a network of these widths cannot stand in this experiment; null where it can. */
function misfit(widths: readonly number[], { data }: Experiment): string | null {
	const dataset = datasetNamed(data.set);
	const inputs = inputsSeen(dataset, data);
	const outputs = widths[widths.length - 1];
	const hidden = widths.slice(1, -1);
	if (widths[0] !== inputs) {
		return `It takes ${counted(widths[0], 'input')}, and a point of the data set ${dataset.title} has ${formatCount(inputs)}: choose other data first.`;
	}
	const wanted = outputsOfData(dataset);
	if (outputs !== wanted) {
		return `It gives ${counted(outputs, 'output')}; a network on these data gives ${wanted === 1 ? 'one' : formatCount(wanted)}.`;
	}
	if (hidden.length > limits.depth.maximum) {
		return `It has ${counted(hidden.length, 'hidden layer')}; here are up to ${limits.depth.maximum}.`;
	}
	const widest = Math.max(0, ...hidden);
	if (widest > limits.width.maximum) {
		return `Its widest layer has ${counted(widest, 'unit')}; here are up to ${limits.width.maximum}.`;
	}
	return null;
}

function settingsOf(hidden: readonly number[], activation: Activation): NetworkSettings {
	const width = Math.max(limits.width.minimum, ...hidden);
	const isEven = hidden.every((units) => units === width);
	return { width, depth: hidden.length, layers: isEven ? null : hidden, activation, own: {} };
}

function lossHere(experiment: Experiment, parameters: Float32Array): number {
	const { data } = experiment;
	const { rows, inputs, targets } = seenTable(data, drawData(data).validation);
	const outputs = forward(specOf(experiment, 0), parameters, inputs);
	const { loss } = scoreOutputs(lossOf(experiment), outputs, targets, targets.length / rows);
	return Number.isFinite(loss) ? loss : Infinity;
}

/**
 * What can be asked of a trained network, each with the setting in which its answer was measured
 * (`claims/started/prune.ts`, `claims/started/quantize.ts`). A question shows its first two networks; each of the
 * others answers a further question, asked once the run has ended.
 */
import { completeOptions, type Options } from '../../data/dataset.ts';
import { datasetNamed } from '../../data/sets/index.ts';
import { defaultHyperparameters } from '../../network/hyperparameters.ts';
import type { Experiment, NetworkSettings } from '../experiment.ts';
import { firstScreen } from '../presets.ts';
import { original, type Start } from './start.ts';
import { networkFrom } from './startEdits.ts';

/** A network that is pretrained, and how it is trained further. */
export interface Pretraining {
	set: string;
	options: Options;
	training: number;
	flips: number;
	activation: NetworkSettings['activation'];
	batchSize: number | 'all';
	l2: number;
	learningRate: number;
	steps: number;
	further: { steps: number; learningRate: number };
}

/** Right on nearly all new points, with far more parameters than it needs. */
export const easySpiral: Pretraining = {
	set: 'spiral',
	options: { turns: 1.5, noise: 0.02 },
	training: 300,
	flips: 0,
	activation: 'relu',
	batchSize: 64,
	l2: 1e-4,
	learningRate: 0.005,
	steps: 1500,
	further: { steps: 500, learningRate: 0.003 }
};

/** A task that needs more of them. */
export const hardSpiral: Pretraining = {
	...easySpiral,
	options: { turns: 2.5, noise: 0.01 },
	training: 400,
	l2: 3e-5,
	steps: 3000,
	further: { steps: 1000, learningRate: 0.003 }
};

/** The network that is pretrained, of 4,417 parameters. */
export function pretrainedBy(setting: Pretraining, seed = 1): Experiment {
	const { set, options, training, flips, activation, batchSize, l2, learningRate } = setting;
	const complete = completeOptions(datasetNamed(set), options);
	return {
		...firstScreen,
		data: { set, training, validation: 1000, flips, options: complete, seed },
		networks: [{ width: 64, depth: 2, layers: null, activation, own: {} }],
		hyperparameters: { ...defaultHyperparameters, batchSize, l2, learningRate },
		weightSeed: seed,
		stopAt: setting.steps
	};
}

/** The run after it, on the same points. */
export function after(
	setting: Pretraining,
	networks: (pretrained: Experiment) => readonly NetworkSettings[],
	seed = 1
): Experiment {
	const pretrained = pretrainedBy(setting, seed);
	const { learningRate, steps } = setting.further;
	return {
		...pretrained,
		networks: networks(pretrained),
		hyperparameters: { ...pretrained.hyperparameters, learningRate },
		stopAt: setting.steps + steps,
		pretrained
	};
}

/** A network from random weights that trains as the pretrained one did, in all steps of both stages. */
export function fromTheStart(
	{ hyperparameters, networks: [{ activation }] }: Experiment,
	width: number,
	depth = 2
): NetworkSettings {
	const { learningRate } = hyperparameters;
	return { width, depth, layers: null, activation, own: { learningRate } };
}

export interface Question {
	/** As "Work on it" has it. */
	name: 'prune' | 'quantize';
	title: string;
	/** All its networks, the first two of which it opens with. */
	experiment: Experiment;
	/** What adds the third, and the fourth. */
	further: readonly string[];
	/** Its claim. */
	claim: string;
}

/** 90 % of the weights go, by size over the whole network, and the rest trains further. */
export const prunedBySize: Start = {
	prune: { share: 0.9, first: 'smallest', over: 'network', what: 'weights' },
	quantize: null,
	train: 'all'
};

export const prunedAtRandom: Start = {
	...prunedBySize,
	prune: { ...prunedBySize.prune!, first: 'random' }
};

export const inThreeBits: Start = { ...original, quantize: { bits: 3, scale: 'layer' } };

/** The widest of two layers that has at most the 558 parameters which pruning leaves: 547. */
export const widthOfAsMany = 21;

export const questions: readonly Question[] = [
	{
		name: 'prune',
		title: 'How many can go?',
		experiment: after(easySpiral, (pretrained) => [
			...[original, prunedBySize, prunedAtRandom].map((start) => networkFrom(pretrained, start)),
			fromTheStart(pretrained, widthOfAsMany)
		]),
		further: ['Does it matter which go?', 'Was the large one needed?'],
		claim: 'prune-by-size'
	},
	{
		name: 'quantize',
		title: 'How exact must they be?',
		experiment: after(easySpiral, (pretrained) =>
			[
				original,
				inThreeBits,
				{ ...inThreeBits, quantize: { bits: 3, scale: 'unit' } as const },
				{ ...inThreeBits, train: 'all' as const }
			].map((start) => networkFrom(pretrained, start))
		),
		further: ['Does a scale for each unit help?', 'And if it trains further?'],
		claim: 'quantize-spiral'
	}
];

/** Throws a `RangeError` where there is none of this name. */
export function questionNamed(name: string): Question {
	const question = questions.find((candidate) => candidate.name === name);
	if (!question) throw new RangeError(`There is no question named “${name}”.`);
	return question;
}

/** The question's setting with its first networks, shown as the present experiment is. */
export function ask({ view }: Experiment, { experiment }: Question, networks = 2): Experiment {
	return { ...experiment, networks: experiment.networks.slice(0, networks), view };
}

/** What the next network of the question would answer; null where it has all, or is no longer that
 * question's. */
export function nextOf(experiment: Experiment, { further }: Question): string | null {
	return further[experiment.networks.length - 2] ?? null;
}

/** With the next network of the question. */
export function askFurther(experiment: Experiment, question: Question): Experiment {
	const added = question.experiment.networks[experiment.networks.length];
	return added ? { ...experiment, networks: [...experiment.networks, added] } : experiment;
}

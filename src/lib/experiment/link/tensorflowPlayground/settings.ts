/**
 * What a link of TensorFlow Playground says, as its `state.ts` reads and writes it
 * (https://github.com/tensorflow/playground): `#activation=tanh&batchSize=10&networkShape=4,2&x=true`.
 * Where a key is missing its own default holds.
 */
import type { Feature } from '../../../data/features.ts';
import { formatExact } from '../../../format.ts';
import type { Activation } from '../../../network/activation.ts';
import { choiceForm, numberForm, readNumber, type Form } from '../../form.ts';
import { isWithin, clamp, real, whole } from '../../limit.ts';
import { limits } from '../../limits.ts';
import { LinkParts } from '../linkParts.ts';

export const classificationSets = ['circle', 'xor', 'gauss', 'spiral'] as const;
export const regressionSets = ['reg-plane', 'reg-gauss'] as const;

const activations = ['tanh', 'relu', 'sigmoid', 'linear'] as const satisfies Activation[];

/** Inputs that it can compute from a point, and what ours are called. */
export const features = {
	x: 'x1',
	y: 'x2',
	xTimesY: 'x1x2',
	xSquared: 'x1x1',
	ySquared: 'x2x2',
	sinX: 'sinx1',
	sinY: 'sinx2'
} as const satisfies Record<string, Feature>;
export type PlaygroundInput = keyof typeof features;

export interface PlaygroundSettings {
	problem: 'classification' | 'regression';
	dataset: (typeof classificationSets)[number];
	regDataset: (typeof regressionSets)[number];
	/** Percent of all points that it learns from. */
	percTrainData: number;
	/** Percent, 0–50. */
	noise: number;
	/** Units of each hidden layer; empty for none. */
	networkShape: readonly number[];
	activation: Activation;
	inputs: readonly PlaygroundInput[];
	learningRate: number;
	batchSize: number;
	regularization: 'none' | 'L1' | 'L2';
	regularizationRate: number;
	/** Whether every weight begins at zero. */
	initZero: boolean;
	/** Whether its map shows two colours alone. */
	discretize: boolean;
	/** Whether its link hides controls. */
	hidesControls: boolean;
}

const shapeForm: Form<readonly number[]> = {
	name: 'the hidden layers',
	mustBe:
		`must be at most ${limits.depth.maximum} whole numbers from ${limits.width.minimum} to ` +
		`${limits.width.maximum}`,
	accepts: (value): value is readonly number[] =>
		Array.isArray(value) &&
		value.length <= limits.depth.maximum &&
		value.every((units) => isWithin(limits.width, units)),
	nearest: (widths) =>
		widths.slice(0, limits.depth.maximum).map((units) => clamp(limits.width, units)),
	write: (widths) => widths.join(','),
	read(text) {
		if (text === '') return [];
		const widths = text.split(',').map(readNumber);
		return widths.every((units) => units !== undefined) ? widths : undefined;
	},
	show: (widths) => widths.map(formatExact).join(', ') || 'no hidden layer'
};

/** As its page reads them: whatever is not `false` is true. */
const booleanForm: Form<boolean> = {
	name: 'a switch',
	mustBe: 'must be true or false',
	accepts: (value) => typeof value === 'boolean',
	nearest: (value) => value,
	write: String,
	read: (text) => text !== 'false',
	show: String
};

const percentForm = numberForm(real('percentage of training data', 1, 98));
const noiseForm = numberForm(real('noise', 0, 50));
const usualLearningRate = 0.03;
const rates = numberForm(limits.learningRate);
/** At 0 or below the smallest rate that is allowed would be the nearest: with it nothing is learned. */
const learningRateForm: Form<number> = {
	...rates,
	nearest: (rate) => (rate > 0 ? rates.nearest(rate) : usualLearningRate)
};
const rateForm = numberForm(real('regularization rate', 0, 10));
const batchForm = numberForm(whole('batch size', 1, 2000));

/** They say how its page looks, number what only it can draw, or belong to no control of its. */
const leftAside = ['seed', 'showTestData', 'collectStats', 'tutorial', 'hideText', 'cosX', 'cosY'];
const hidden = /^\w+_hide$/;

/** The part of a text that is the hash, without `#`. */
function hashIn(text: string): string {
	const after = /(?:#|%23)(.*)$/is.exec(text)?.[1];
	return after ?? (text.includes('playground.tensorflow.org') ? '' : text);
}

/** Never throws; `dropped` has a sentence for each part that was not understood or not possible. */
export function readSettings(text: string): { settings: PlaygroundSettings; dropped: string[] } {
	const parts = new LinkParts(hashIn(text));
	const isOn = (key: string, usual: boolean) => parts.read(key, booleanForm, usual);
	const named = Object.keys(features) as PlaygroundInput[];
	const settings: PlaygroundSettings = {
		problem: parts.read(
			'problem',
			choiceForm('the problem', ['classification', 'regression']),
			'classification'
		),
		dataset: parts.read('dataset', choiceForm('the data set', classificationSets), 'circle'),
		regDataset: parts.read(
			'regDataset',
			choiceForm('the regression data set', regressionSets),
			'reg-plane'
		),
		percTrainData: parts.read('percTrainData', percentForm, 50),
		noise: parts.read('noise', noiseForm, 0),
		networkShape: parts.read('networkShape', shapeForm, [4, 2]),
		activation: parts.read('activation', choiceForm('activation', activations), 'tanh'),
		inputs: named.filter((key) => isOn(key, key === 'x' || key === 'y')),
		learningRate: parts.read('learningRate', learningRateForm, usualLearningRate),
		batchSize: parts.read('batchSize', batchForm, 10),
		regularization: parts.read(
			'regularization',
			choiceForm('regularization', ['none', 'L1', 'L2']),
			'none'
		),
		regularizationRate: parts.read('regularizationRate', rateForm, 0),
		initZero: isOn('initZero', false),
		discretize: isOn('discretize', false),
		hidesControls: parts
			.takeAll(hidden)
			.map((value) => value === 'true')
			.includes(true)
	};
	for (const key of leftAside) parts.take(key);
	return { settings, dropped: parts.complaints() };
}

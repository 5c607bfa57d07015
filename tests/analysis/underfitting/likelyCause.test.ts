import { describe, expect, test } from 'vitest';
import type { CauseKind } from '../../../src/lib/analysis/underfitting/cause.ts';
import type { Underfitting } from '../../../src/lib/analysis/underfitting/evidence.ts';
import { likelyCause } from '../../../src/lib/analysis/underfitting/likelyCause.ts';
import { levelsOf } from '../../../src/lib/analysis/levels.ts';
import type { Table } from '../../../src/lib/data/table.ts';
import {
	defaultHyperparameters,
	type Hyperparameters
} from '../../../src/lib/network/hyperparameters.ts';
import type { Activation } from '../../../src/lib/network/activation.ts';
import { denseNetwork, layersOf, type NetworkSpec } from '../../../src/lib/network/spec.ts';
import { curve, jitter } from '../curves.ts';

function table(f: (x: number) => number): Table {
	const inputs = Float32Array.from({ length: 20 }, (_, i) => (i - 9.5) / 10);
	return { rows: inputs.length, inputs, targets: inputs.map(f) };
}

/** A parabola of variance 1, which no straight line follows. */
const parabola = table((x) => 3.38 * x * x);
const line = table((x) => 1.7 * x);

function specOf(activation: Activation, ...hidden: number[]): NetworkSpec {
	return denseNetwork({ inputs: 1, hidden, outputs: 1, activation });
}

/** Each layer's parameters are all the same number, and it is this. */
function layerwise(spec: NetworkSpec, ...values: number[]): Float32Array {
	const layers = layersOf(spec);
	const parameters = new Float32Array(layers[layers.length - 1].end);
	for (const { index, start, end } of layers) {
		parameters.fill(values[Math.min(index, values.length - 1)], start, end);
	}
	return parameters;
}

interface Case {
	spec: NetworkSpec;
	points?: Table;
	/** Of every parameter of a layer, at step 0, 250 and 500. */
	first?: number[];
	middle?: number[];
	last?: number[];
	training?: Partial<Hyperparameters>;
	losses?: (step: number) => number;
	/** Where the loss stands; knowing nothing costs 1. */
	level?: number;
	isFresh?: boolean;
}

/** A network whose parameters all moved from 1 to 2. */
function underfitting({ spec, training, level = 0.8, ...rest }: Case): Underfitting {
	const { points = parabola, isFresh = false, losses = () => level } = rest;
	const { first = [1], middle = [1.5], last = [2] } = rest;
	const history = curve(500, losses, losses);
	return {
		spec,
		loss: 'meanSquaredError',
		hyperparameters: { ...defaultHyperparameters, ...training },
		points,
		isFresh,
		kept: [first, middle, last].map((values, i) => ({
			step: 250 * i,
			parameters: layerwise(spec, ...values)
		})),
		training: { direction: 'level', change: 0, level, steps: 80 },
		levels: levelsOf(history, 0, 1)!,
		history
	};
}

/** Seven parameters, fewer than there are points; twenty-five, more than that. */
const small = specOf('tanh', 2);
const wide = specOf('tanh', 8);
const deep = specOf('sigmoid', 4, 4, 4);
const slow = { optimizer: 'sgd', learningRate: 1e-5 } as const;
const stillFirst = { middle: [1.001, 1.5], last: [1.002, 2] };
const still = { middle: [1.001], last: [1.002] };

function causeOf(run: Case) {
	return likelyCause(underfitting(run))!;
}

describe('likelyCause(run)', () => {
	test.each<[CauseKind, string, Case]>([
		['straightLine', 'the best straight line', { spec: specOf('linear', 8, 8), level: 1 }],
		['straightLine', 'a network without a hidden layer', { spec: specOf('tanh'), level: 1 }],
		[
			'straightLine',
			'a linear network on its way, when nothing else is found',
			{ spec: specOf('linear', 8), level: 1.3 }
		],
		[
			'learningRateTooHigh',
			'a loss that jumped to twice its beginning',
			{ spec: wide, losses: (step) => (step === 1 ? 2.1 : 0.8) }
		],
		[
			'learningRateTooHigh',
			'a loss that has been much lower',
			{ spec: wide, losses: (step) => (step === 40 ? 0.5 : 0.8) }
		],
		['l2', 'weights shrunk by L2', { spec: wide, training: { l2: 0.01 }, last: [0.1] }],
		['l1', 'weights shrunk by L1', { spec: wide, training: { l1: 0.01 }, last: [0.1] }],
		['weightDecay', 'shrunk weights', { spec: wide, training: { weightDecay: 20 }, last: [0.1] }],
		['l2', 'an L2 penalty beside the loss', { spec: wide, training: { l2: 0.003 } }],
		['l1', 'an L1 penalty beside the loss', { spec: wide, training: { l1: 0.006 } }],
		['dropout', 'half of the units silenced', { spec: wide, training: { dropout: 0.5 } }],
		['vanishingGradients', 'a first layer that stands still', { spec: deep, ...stillFirst }],
		[
			'vanishingGradients',
			'a gradient that is faint by itself',
			{ spec: deep, training: { optimizer: 'sgd', learningRate: 0.1 }, ...still }
		],
		['learningRateTooLow', 'layers that hardly moved', { spec: wide, ...still }],
		['learningRateTooLow', 'many of them', { spec: deep, training: slow, ...still }],
		[
			'deadUnits',
			'relu units silent on every point',
			{ spec: specOf('relu', 8), last: [-2], level: 1 }
		],
		['tooSmall', 'fewer parameters than points', { spec: small }],
		['tooSmall', 'new points at every step', { spec: wide, isFresh: true }],
		['unknown', 'none of these', { spec: wide }]
	])('is %s: %s', (kind, _, run) => {
		expect(causeOf(run).kind).toBe(kind);
	});

	test.each<[CauseKind, string, Case]>([
		['straightLine', 'a bend between the layers', { spec: specOf('tanh', 8, 8), level: 1 }],
		['straightLine', 'points on a line', { spec: specOf('linear', 8), points: line }],
		[
			'learningRateTooHigh',
			'the jitter of mini-batches',
			{ spec: wide, losses: (step) => 0.8 * jitter(0.1, 1)(step) }
		],
		[
			'l2',
			'weights that shrank by themselves',
			{ spec: wide, training: { l2: 1e-6 }, last: [0.1] }
		],
		[
			'weightDecay',
			'a decay too weak for it',
			{ spec: wide, training: { weightDecay: 0.01 }, last: [0.1] }
		],
		['l2', 'a penalty far below the loss', { spec: wide, training: { l2: 0.0003 } }],
		['dropout', 'few units silenced', { spec: wide, training: { dropout: 0.1 } }],
		['dropout', 'no units to silence', { spec: specOf('tanh'), training: { dropout: 0.5 } }],
		['vanishingGradients', 'two hidden layers', { spec: specOf('sigmoid', 4, 4), ...stillFirst }],
		['vanishingGradients', 'all layers alike', { spec: deep }],
		[
			'learningRateTooLow',
			'layers that have arrived',
			{ spec: wide, middle: [1.02], last: [1.02] }
		],
		['deadUnits', 'units awake', { spec: specOf('relu', 8), level: 1 }],
		['deadUnits', 'units of tanh', { spec: wide, last: [-2], level: 1 }],
		['tooSmall', 'more parameters than points', { spec: wide }]
	])('is not %s: %s', (kind, _, run) => {
		expect(causeOf(run).kind).not.toBe(kind);
	});

	test('names the best lines between more than two classes', () => {
		const inputs = Float32Array.from({ length: 60 }, (_, i) => (i - 29.5) / 30);
		const targets = new Float32Array(60 * 3);
		inputs.forEach((_, row) => (targets[row * 3 + (Math.floor(row / 5) % 3)] = 1)); // four stripes each
		const points = { rows: 60, inputs, targets };
		const spec = denseNetwork({ inputs: 1, hidden: [4], outputs: 3, activation: 'linear' });
		const run = { ...underfitting({ spec, points, level: 1.1 }), spec };
		const cause = likelyCause({ ...run, loss: 'softmaxCrossEntropy' })!;
		expect(cause.kind).toBe('straightLine');
		expect(cause.sentence).toContain(
			'it can separate the classes only by straight lines; the best'
		);
	});

	test('is certain of what follows from the network itself, and guesses otherwise', () => {
		const certain = [
			{ spec: specOf('linear', 8), level: 1 },
			{ spec: specOf('relu', 8), last: [-2], level: 1 }
		];
		const guesses = [
			{ spec: small },
			{ spec: wide },
			{ spec: deep, ...stillFirst },
			{ spec: wide, ...still },
			{ spec: wide, training: { dropout: 0.5 } },
			{ spec: wide, training: { l2: 0.01 }, last: [0.1] }
		];
		for (const run of certain) expect(causeOf(run).isCertain).toBe(true);
		for (const run of guesses) {
			expect(causeOf(run).isCertain).toBe(false);
			expect(causeOf(run).sentence).toMatch(/^Perhaps /);
		}
	});

	test.each<[Case, string]>([
		[
			{ spec: specOf('linear', 64, 64), level: 1 },
			'Its units pass on their sums unbent (activation: linear), so however many there are, it can draw only a straight line; the best there is on its points has a loss of 1.00.'
		],
		[
			{ spec: wide, losses: (step) => (step === 1 ? 2.5 : 0.8), training: { learningRate: 3 } },
			'Perhaps the learning rate of 3 is too high: its training loss jumped to 2.5 times what it began with. A lower one may help.'
		],
		[
			{ spec: wide, training: { l2: 0.1 }, last: [0.0001] },
			'Perhaps L2 of 0.1 is too strong: it has shrunk the weights to less than 0.1 % of their size. Less of it may help.'
		],
		[
			{ spec: wide, training: { l2: 0.01 } },
			'Perhaps L2 of 0.01 is too strong: it makes up 44.4 % of what training lowers. Less of it may help.'
		],
		[
			{ spec: wide, training: { dropout: 0.9 } },
			'Perhaps dropout of 0.9 is too strong: at each step it leaves, on average, 0.8 of the 8 units of a layer. Less of it may help.'
		],
		[
			{ spec: deep, ...stillFirst, training: { optimizer: 'sgd' } },
			'Perhaps its gradients vanish: in 500 steps the first of its 4 layers changed by 0.2 %, the last by 100 %. Fewer layers, or tanh or relu, or Adam may help.'
		],
		[
			{ spec: wide, ...still, training: { learningRate: 0.00001 } },
			'Perhaps the learning rate of 0.00001 is too low: in 500 steps no layer changed by more than 0.2 %. A higher one may help.'
		],
		[
			{ spec: specOf('relu', 8), last: [-2], level: 1 },
			'All 8 units of its hidden layer 1 give 0 on every point: such relu units learn no more. Other weights to begin with or a lower learning rate may help.'
		],
		[
			{ spec: small },
			'Perhaps it is too small, with 7 parameters for 20 points. More width or depth may help.'
		],
		[
			{ spec: wide },
			'Perhaps it needs more steps or another learning rate: 25 parameters should be enough for 20 points.'
		]
	])('says what was measured (%#)', (run, sentence) => {
		expect(causeOf(run).sentence.replaceAll('\u00a0', ' ')).toBe(sentence);
	});
});

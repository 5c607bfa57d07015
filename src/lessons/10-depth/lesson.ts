import { bestOf } from '$lib/analysis/overfitting.ts';
import { formatCount, formatPlainLoss, formatStep } from '$lib/format.ts';
import { depthOnRings } from '$lib/claims/capacity.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { step, type Lesson, type Shown, type Watch } from '../lesson.ts';
import { notYet } from '../notYet.ts';
import { missingOfRun, standingOf, type Standing } from '../scores.ts';
import Activations from './Activations.svelte';

const claimed = depthOnRings.networks(1);
const [none, one, two, four] = [0, 1, 2, 4].map((depth) => claimed[depth].experiment);
const shallow: Experiment = { ...none, networks: [...none.networks, ...one.networks] };
const deep: Experiment = {
	...one,
	networks: [...one.networks, ...two.networks, ...four.networks]
};

const shown: Shown = {
	card: ['picture', 'mistakes', 'new points', 'layers'],
	train: true,
	chart: true
};

interface Both {
	a: Standing;
	b: Standing;
}

interface Three {
	losses: number[];
	counts: number[];
	best: number;
	bestStep: number;
}

export const lesson: Lesson = {
	title: 'Depth',
	summary:
		'What a hidden layer makes possible, and what more of them do where there is noise to learn.',
	minutes: 8,
	claims: [depthOnRings.name],
	sources: [
		{
			by: 'Minsky and Papert 1969',
			title: 'Perceptrons',
			url: 'https://mitpress.mit.edu/9780262630221/perceptrons/'
		},
		{
			by: 'Rumelhart, Hinton and Williams 1986',
			title: 'Learning representations by back-propagating errors',
			url: 'https://doi.org/10.1038/323533a0'
		}
	],
	steps: [
		step<Both>({
			id: 'first-layer',
			title: 'Without a hidden layer',
			text:
				'A has no hidden layer: it weighs the two inputs, adds its bias, and that is its answer. So its border ' +
				'is a straight line, however it is trained. B has one hidden layer of eight units. Each bends its own ' +
				'sum by a curve, its _activation_, before it hands it on. Without that, layers would add up to a ' +
				'straight line again.',
			drawing: Activations,
			experiment: shallow,
			shown,
			prediction: {
				question: 'Can a straight line do better on two rings than tossing a coin?',
				choices: ['Hardly', 'Yes, about three in four', 'Yes, nine in ten'],
				answer({ a }) {
					const right = 1 - a.wrongValidation / shallow.data.validation;
					return right < 0.65 ? 0 : right < 0.85 ? 1 : 2;
				}
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch: Watch) =>
				missingOfRun(watch, shallow) ?? { a: standingOf(watch, 0), b: standingOf(watch, 1) },
			seen: ({ a, b }) => [
				{
					text: `Of ${formatCount(shallow.data.validation)} new points A, with ${formatCount(a.parameters)} parameters, is wrong on `
				},
				{ text: formatCount(a.wrongValidation), strong: true },
				{ text: `, and B, with ${formatCount(b.parameters)}, on ` },
				{ text: formatCount(b.wrongValidation), strong: true },
				{ text: '.' }
			]
		}),
		step<Three>({
			id: 'more-layers',
			title: 'More layers',
			text:
				'These networks have one, two and four hidden layers, all eight units wide. One label in ten is wrong, as ' +
				'before. Mind that two things grow here at once, the depth and the count of parameters; the next lesson ' +
				'keeps the count.',
			experiment: deep,
			shown: { ...shown, card: ['picture', 'mistakes', 'new points'] },
			prediction: {
				question: 'Which will end with the lowest loss on new points?',
				choices: ['A, one layer', 'B, two layers', 'C, four layers'],
				answer: ({ losses }) => losses.indexOf(Math.min(...losses))
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch: Watch) {
				const missing = missingOfRun(watch, deep);
				if (missing) return missing;
				const best = bestOf(watch.histories[2]);
				const losses = [0, 1, 2].map((at) => standingOf(watch, at).validation);
				if (best === null || !losses.every(Number.isFinite)) {
					return notYet('one of the losses is not a number. Press “Reset”, then “Train”.');
				}
				return { losses, counts: [...watch.counts], best: best.validation, bestStep: best.step };
			},
			seen: ({ losses, counts, best, bestStep }) => [
				{
					text: `With ${counts.map(formatCount).join(', ')} parameters the losses on new points end at `
				},
				{ text: losses.map(formatPlainLoss).join(', '), strong: true },
				{ text: `; C was best at step ${formatStep(bestStep)}, with ${formatPlainLoss(best)}.` }
			]
		})
	],
	teacher: {
		misconception:
			'Each layer makes a network better. The first hidden layer makes curved borders possible; further ones add room, which noise can fill as well.',
		expected: [
			'Validation loss by depth 0, 1, 2, 4: about 0.7, 0.4, 0.9 and 4, with 3, 33, 105 and 249 parameters; other draws give other numbers.',
			'The order held in every draw that was tried.'
		],
		answers: [
			'Hardly: each side of a line has as much of one ring as of the other.',
			'A, one layer. The deeper ones overfit: they were better early on.'
		],
		question:
			'The deepest network has the most parameters here. What would you keep equal to find out which of the two it was, depth or count?'
	}
};

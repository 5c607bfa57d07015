import { formatBeside, formatCount, formatPlainLoss, formatStep } from '$lib/format.ts';
import { isFiniteEvaluation } from '$lib/analysis/overfitting.ts';
import { learningRateOfSgd, tooHighRate, workingRates } from '$lib/claims/learningRate.ts';
import { hyperparametersOf, setHyperparameter, specOf } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { countParameters } from '$lib/network/cost.ts';
import { step, type Lesson, type Shown, type Watch } from '../lesson.ts';
import { notYet, NotYet } from '../notYet.ts';
import { extraSteps, lastOf, missingOfExperiment, missingOfRun, missingSteps } from '../scores.ts';

const slowRate = 0.001;
const claimed = learningRateOfSgd.networks(1)[slowRate].experiment;

/** The network of the claim twice: the same points, the same first weights, a rate for each. */
const twins: Experiment = {
	...claimed,
	networks: [0, 1].map(() => ({ ...claimed.networks[0], own: { learningRate: slowRate } }))
};
const count = countParameters(specOf(twins, 0));
/** How much lower B's validation loss must be. */
const goal = 0.5;

const shown: Shown = {
	card: ['picture', 'new points'],
	learningRates: true,
	editable: ['B'],
	losses: 'both',
	train: true
};

function rateOf({ experiment }: Watch, index: number): number {
	return hyperparametersOf(experiment, index).learningRate;
}

interface Twins {
	a: number;
	b: number;
	steps: number;
}

interface Found {
	a: number;
	b: number;
	rate: number;
}

/** What is no longer as it was, but for the learning rate of B; null if nothing. */
function missingOfTwins(watch: Watch): NotYet | null {
	if (watch.counts.length !== 2) return missingOfExperiment(watch, twins);
	return missingOfExperiment(watch, setHyperparameter(twins, 'learningRate', rateOf(watch, 1), 1));
}

/** Where both stand at the end of a run in which B had a rate of its own, or why it does not count. */
function twinsAtEnd(watch: Watch): Found | NotYet {
	const missing = missingOfTwins(watch) ?? missingSteps(watch, twins);
	if (missing) return missing;
	const [a, b] = watch.histories.map((history) => lastOf(history).validation.loss);
	return { a, b, rate: rateOf(watch, 1) };
}

export const lesson: Lesson = {
	title: 'Parameters and hyperparameters',
	summary:
		'Two networks with the same parameters to begin with. One number that you choose decides what becomes of them.',
	minutes: 8,
	claims: [learningRateOfSgd.name, workingRates.name, tooHighRate.name],
	sources: [
		{
			by: 'Bengio 2012',
			title: 'Practical recommendations for gradient-based training of deep architectures',
			url: 'https://arxiv.org/abs/1206.5533'
		},
		{
			by: 'Goodfellow, Bengio and Courville 2016',
			title: 'Deep Learning, chapters 8 and 11',
			url: 'https://www.deeplearningbook.org/'
		}
	],
	steps: [
		step<Twins>({
			id: 'twins',
			title: 'Twins',
			text:
				`A and B each have ${formatCount(count)} parameters, and training adjusts them. What you choose before ` +
				'training is called a _hyperparameter_: the width, the depth, the learning rate. A and B agree in all ' +
				'of these, learn from the same points, and begin with the same parameters, drawn at random.',
			experiment: twins,
			shown: { ...shown, editable: [] },
			prediction: {
				question: 'After the same training, will their losses differ?',
				choices: ['Not at all', 'A little', 'A lot'],
				answer({ a, b }) {
					if (a === b) return 0;
					return Math.abs(a - b) < 0.1 * Math.max(a, b) ? 1 : 2;
				}
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch: Watch) {
				const missing = missingOfRun(watch, twins);
				if (missing) return missing;
				const [a, b] = watch.histories.map((history) => lastOf(history).validation.loss);
				return { a, b, steps: watch.step };
			},
			seen: ({ a, b, steps }) => [
				{ text: `After ${formatStep(steps)} steps the loss on new points is ` },
				{ text: formatPlainLoss(a), strong: true },
				{ text: ' for A and ' },
				{ text: formatPlainLoss(b), strong: true },
				{ text: ' for B: the same start and the same steps give the same numbers.' }
			]
		}),
		step({
			id: 'too-fast',
			title: 'Too large a step',
			text:
				'The learning rate says how far one step moves the parameters. Think of training as walking down into a ' +
				'valley, where the height is the loss. If the rate is too large, a step jumps over the valley and lands ' +
				'higher up on the other side; there the slope is steeper, and the next step is larger still. Training ' +
				'_diverges_: the numbers grow until the computer cannot write them any more.',
			experiment: twins,
			shown,
			task: 'Raise the learning rate of B, and train, until B diverges.',
			hint: 'Set B to 1, and press “Train”.',
			check(watch: Watch) {
				const missing = missingOfTwins(watch);
				if (missing) return missing;
				const rate = rateOf(watch, 1);
				if (rate <= slowRate) {
					return notYet(
						`the learning rate of B is ${rate}. Raise it above ${slowRate}, and train.`
					);
				}
				if (watch.step === 0) {
					return notYet(`the learning rate of B is ${rate}, and nothing is trained so far.`);
				}
				const [a, b] = watch.histories;
				const end = b.find((evaluation) => !isFiniteEvaluation(evaluation));
				if (end === undefined) {
					return notYet(
						`with a learning rate of ${rate} B has not diverged: at step ${formatStep(watch.step)} its loss on new points is ${formatPlainLoss(lastOf(b).validation.loss)}. Press “Reset”, and try a higher rate.`
					);
				}
				if (!isFiniteEvaluation(lastOf(a))) {
					return notYet(
						'A has diverged as well. Press “Set up again”, and raise the rate of B alone.'
					);
				}
				return { rate, step: end.step, a: lastOf(a).validation.loss };
			},
			seen: ({ rate, step, a }) => [
				{ text: `With a learning rate of ${rate} B had diverged by step ` },
				{ text: formatStep(step), strong: true },
				{ text: `, while A, with ${slowRate}, stood at a loss of ${formatPlainLoss(a)}.` }
			]
		}),
		step<Found>({
			id: 'beat-a',
			title: 'The right step',
			text:
				'If the rate is too small, training is safe but gets nowhere in the time it has. Somewhere between ' +
				'lies a good one. No formula gives it: people try a few, each several times as large as the last.',
			experiment: twins,
			shown: { ...shown, chart: true },
			prediction: {
				question: `A keeps ${slowRate}. Which rate would you try first for B?`,
				choices: ['0.002', '0.1', '0.5'],
				answer: ({ rate }) => (rate < 0.02 ? 0 : rate <= 0.2 ? 1 : 2)
			},
			task: 'Find a learning rate with which B’s loss on new points ends at half of A’s, or lower. Change nothing else, and let the run go to its end.',
			hint: 'Press “Reset” before each try: a rate that is changed while the run is under way does not count. Rates between 0.03 and 0.2 are worth a try.',
			check(watch: Watch) {
				const found = twinsAtEnd(watch);
				if (found instanceof NotYet) return found;
				const { a, b, rate } = found;
				if (b <= goal * a) return found;
				return notYet(
					Number.isFinite(b)
						? `with a learning rate of ${rate} B ends at ${formatBeside(b, goal * a)}. It must come down to ${formatPlainLoss(goal * a)}, half of A’s ${formatPlainLoss(a)}.`
						: `with a learning rate of ${rate} B diverges. Press “Reset”, and try a lower one.`
				);
			},
			attempt(watch: Watch) {
				const found = twinsAtEnd(watch);
				if (found instanceof NotYet) return null;
				const { a, b, rate } = found;
				const end = Number.isFinite(b) ? `${formatPlainLoss(b)} on new points` : 'diverged';
				return {
					text: `learning rate ${rate}${extraSteps(watch, twins)}: ${end}`,
					counts: b <= goal * a
				};
			},
			seen: ({ a, b, rate }) => [
				{
					text: `With ${formatCount(count)} parameters each, A ends at ${formatPlainLoss(a)} and B, with a learning rate of ${rate}, at `
				},
				{ text: formatPlainLoss(b), strong: true },
				{ text: '.' }
			]
		})
	],
	teacher: {
		misconception:
			'More parameters is what makes a network better. Here the count is the same, and a hyperparameter alone decides between a good fit and none.',
		expected: [
			'A ends near 0.58 on new points: in 1,000 small steps it has hardly begun.',
			'With a rate of 0.1, B ends near 0.045, close to what the noise of the points allows (0.04).',
			'With a rate of 1, B has diverged by step 40.'
		],
		answers: [
			'Not at all: the same start, the same points and the same arithmetic give the same numbers.',
			'1 diverges in every draw that was tried.',
			'Rates from 0.03 to 0.2 did it in every draw that was tried, and are about equally good. With 0.01 it depends on the draw, and 0.5 and 1 diverge.'
		],
		question:
			'Training finds parameters by going downhill. Why can it not find its own learning rate in the same way?'
	}
};

import { formatCount, formatFixed, formatPercent, formatPlainLoss } from '$lib/format.ts';
import type { SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import { randomLabels } from '$lib/claims/randomLabels.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import { measuredSeeds, sweepPresetNamed } from '$lib/experiment/sweep/sweepPresets.ts';
import { sweepStep, type Lesson } from '../lesson.ts';
import { notYet } from '../notYet.ts';
import { missingOfSweep } from '../scores.ts';

const preset = sweepPresetNamed('random-labels').sweep;
const { data } = preset;
const one: Sweep = { ...preset, seeds: 1 };
const four: Sweep = { ...preset, seeds: 4, values: [2, 4, 6, 8, 12, 16] };
/** Points that the draw of the first step does not have. */
const sure: Sweep = {
	...one,
	data: { ...data, seed: 5 },
	weightSeed: 5,
	values: [1, 2, 4, 8, 32, 128]
};
/** Of the network that the questions are about. */
const wide = 32;
/** Of who answers "one half" to everything. */
const undecided = datasetNamed(data.set).noiseFloor(data.options, data.flips).loss;

interface Remembered {
	parameters: number;
	/** Of the points. */
	training: number;
	validation: number;
}

/** Of a sweep that has this width and is trained. */
function widthOf(points: readonly SweepPoint[], width: number): SweepPoint {
	return points.find(({ value }) => value === width)!;
}

function rememberedBy({
	parameters,
	trainingAccuracy,
	validationAccuracy
}: SweepPoint): Remembered {
	return {
		parameters,
		training: trainingAccuracy.median,
		validation: validationAccuracy.median
	};
}

interface Capacity {
	/** Of the smallest size that got all points right in at least half of the draws. */
	parameters: number;
	perPoint: number;
}

export const lesson: Lesson = {
	title: 'Memorising noise',
	summary:
		'Labels by the toss of a coin: nothing to learn, and yet a network can get them all right.',
	minutes: 8,
	claims: [randomLabels.name],
	sources: [
		{
			by: 'Zhang, Bengio, Hardt, Recht and Vinyals 2017',
			title: 'Understanding deep learning requires rethinking generalization',
			url: 'https://arxiv.org/abs/1611.03530'
		}
	],
	steps: [
		sweepStep<{ small: Remembered; large: Remembered }>({
			id: 'coin-tosses',
			title: 'Coin tosses',
			text:
				`A coin was tossed for the label of each of these ${data.training} points. What the points are, ten ` +
				'numbers each, says nothing about it: there is nothing to learn. Whoever gets the labels right has ' +
				'learned them by heart. The chart shows the share of points that each network gets wrong.',
			sweep: one,
			shown: { quantity: 'errors' },
			prediction: {
				question:
					'One of these networks gets all training points right. What share of new points will it get right?',
				choices: ['Nearly all', 'About three in four', 'About half'],
				answer: ({ large }) => (large.validation >= 0.9 ? 0 : large.validation >= 0.6 ? 1 : 2)
			},
			task: 'Press “Train”, and let the sweep go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch) {
				const missing = missingOfSweep(watch, one);
				if (missing) return missing;
				const [small, large] = [2, wide].map((width) => rememberedBy(widthOf(watch.points, width)));
				return { small, large };
			},
			seen: ({ small, large }) => [
				{
					text: `With ${formatCount(large.parameters)} parameters ${formatPercent(large.training)} of the training points are right, and `
				},
				{ text: formatPercent(large.validation), strong: true },
				{
					text: ` of the new ones; with ${formatCount(small.parameters)} parameters it is ${formatPercent(small.training)} of the training points and ${formatPercent(small.validation)} of the new ones.`
				}
			]
		}),
		sweepStep<Capacity>({
			id: 'capacity',
			title: 'Parameters per point',
			text:
				'How large must a network be to remember all of them? What counts is not its parameters alone but how ' +
				'many there are for each training point. Here are six sizes, four times each, with points of their own. ' +
				'A diamond will mark the smallest that got every point right in at least half of its draws.',
			sweep: four,
			shown: { quantity: 'errors', marks: true },
			prediction: {
				question: 'How many parameters per training point will that one have?',
				choices: ['Less than a half', 'About one', 'More than two'],
				answer: ({ perPoint }) => (perPoint < 0.5 ? 0 : perPoint <= 2 ? 1 : 2)
			},
			task: 'Press “Train”, and let the sweep go to its end.',
			hint: 'The dotted line stands where there are as many parameters as training points.',
			check(watch) {
				const missing = missingOfSweep(watch, four);
				if (missing) return missing;
				if (watch.fitted === null) {
					return notYet(
						'no size got every point right in at least half of its draws. Press “Set up again”, then “Train”.'
					);
				}
				const { parameters } = watch.fitted;
				return { parameters, perPoint: parameters / data.training };
			},
			seen: ({ parameters, perPoint }) => [
				{
					text: `It takes ${formatCount(parameters)} parameters for ${formatCount(data.training)} points: `
				},
				{ text: `${formatFixed(perPoint, 2)} per point`, strong: true },
				{ text: '.' }
			]
		}),
		sweepStep<{ parameters: number; loss: number; right: number }>({
			id: 'wrong-and-sure',
			title: 'How sure is it?',
			text:
				'Who knows that a label is a coin toss answers “one half” each time, and has a loss of ' +
				`${formatPlainLoss(undecided)}. That is the noise floor here. A network that has learned its points by heart ` +
				'does not know. The chart shows the loss again, on an axis where each line is ten times the one below.',
			sweep: sure,
			shown: { scale: 'log' },
			prediction: {
				question: `What loss on new points will the network with ${wide} units have?`,
				choices: ['About that of “one half”', 'Twice as high', 'More than three times as high'],
				answer: ({ loss }) => (loss < 1.5 * undecided ? 0 : loss <= 3 * undecided ? 1 : 2)
			},
			task: 'Press “Train”, and let the sweep go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch) {
				const missing = missingOfSweep(watch, sure);
				if (missing) return missing;
				const point = widthOf(watch.points, wide);
				return {
					parameters: point.parameters,
					loss: point.validation.median,
					right: point.validationAccuracy.median
				};
			},
			seen: ({ parameters, loss, right }) => [
				{
					text: `With ${formatCount(parameters)} parameters it is right on ${formatPercent(right)} of the new points, no more than a coin, and its loss is `
				},
				{ text: formatPlainLoss(loss), strong: true },
				{ text: `, not ${formatPlainLoss(undecided)}: it stores much, and knows nothing.` }
			]
		})
	],
	teacher: {
		misconception:
			'A network that gets all its training points right has understood them. It may only have stored them: capacity to store is not intelligence.',
		expected: [
			'32 units: 100 % of the training points and about half of the new ones, in every draw that was tried; two units: at most 85 % of the training points.',
			...randomLabels.criteria
				.slice(1)
				.map(
					({ sentence, expectedShare }) =>
						`${sentence} In ${Math.round(measuredSeeds * expectedShare)} of ${measuredSeeds} draws.`
				),
			'Loss on new points of 32 units: about 5.'
		],
		answers: [
			'About half, as a coin would.',
			'About one, as a rule. These figures are for this training and these points: a rule of thumb, not a law.',
			'More than three times as high. Where it is wrong it is also sure, and that costs.'
		],
		question:
			'Large networks reach no errors on their training pictures even when the labels are tossed. What then can a training accuracy of 100 % tell you?'
	}
};

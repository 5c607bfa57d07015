import { formatCount, formatPercent, formatPlainLoss, formatStep } from '$lib/format.ts';
import { overfittingRatio } from '$lib/analysis/overfitting.ts';
import { widthOnCurve, widthOnRings } from '$lib/claims/capacity.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { step, type Lesson, type Watch } from '../lesson.ts';
import { missingOfRun, standingOf, type Standing } from '../scores.ts';

const curves = widthOnCurve.networks(1);
const one: Experiment = curves.small.experiment;
const oneAndTwo: Experiment = {
	...one,
	networks: [...one.networks, ...curves.medium.experiment.networks]
};
const ringNetworks = widthOnRings.networks(1);
const rings: Experiment = {
	...ringNetworks[1].experiment,
	networks: [...ringNetworks[1].experiment.networks, ...ringNetworks[3].experiment.networks]
};
/** How often the training loss of one unit a layer ends at more than twice the noise floor. */
const high = drawsOf(widthOnCurve.criteria[1]);
const floor = datasetNamed(one.data.set).noiseFloor(one.data.options, 0).loss;

interface Alone extends Standing {
	steps: number;
}

interface Both {
	a: Standing;
	b: Standing;
}

interface OnRings extends Both {
	/** New points, and the share of them that A gets right. */
	points: number;
	share: number;
}

export const lesson: Lesson = {
	title: 'Too few',
	summary: 'A network with too little room cannot follow its points, however long it trains.',
	minutes: 8,
	claims: [widthOnCurve.name, widthOnRings.name],
	sources: [
		{
			by: 'Geman, Bienenstock and Doursat 1992',
			title: 'Neural networks and the bias/variance dilemma',
			url: 'https://doi.org/10.1162/neco.1992.4.1.1'
		},
		{
			by: 'Johnson 2019',
			title: 'Deep, skinny neural networks are not universal approximators',
			url: 'https://arxiv.org/abs/1810.00393'
		}
	],
	steps: [
		step<Alone>({
			id: 'one-unit',
			title: 'One unit a layer',
			text:
				'These points lie along a hill between two valleys, and each was pushed up or down at random. Even the ' +
				`true curve, dashed in the picture, would have a loss of about ${formatPlainLoss(floor)} on them: that ` +
				'is the _noise floor_. The network has two hidden layers of one unit each.',
			experiment: one,
			shown: { card: ['picture', 'new points', 'true function'], train: true, losses: 'both' },
			prediction: {
				question: 'How close to the noise floor will its training loss come?',
				choices: ['Down to it', 'Up to twice as high', 'More than twice as high'],
				answer({ training }) {
					return training <= 1.1 * floor ? 0 : training <= 2 * floor ? 1 : 2;
				}
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch: Watch) =>
				missingOfRun(watch, one) ?? { ...standingOf(watch, 0), steps: watch.step },
			seen: ({ parameters, training, validation, steps }) => [
				{
					text: `After ${formatStep(steps)} steps its ${formatCount(parameters)} parameters leave a training loss of `
				},
				{ text: formatPlainLoss(training), strong: true },
				{ text: ' and a validation loss of ' },
				{ text: formatPlainLoss(validation), strong: true },
				{ text: `; the noise floor is ${formatPlainLoss(floor)}.` }
			]
		}),
		step<Both>({
			id: 'one-more',
			title: 'One more unit in each layer',
			text:
				'A curve of one unit can go up or down, but not up and then down again. A network that cannot follow ' +
				'even its own points is _underfitting_: both losses are high. What it lacks is _capacity_, the room ' +
				'to take on other shapes. B has one more unit in each layer.',
			experiment: oneAndTwo,
			shown: {
				card: ['picture', 'new points', 'true function'],
				train: true,
				chart: true,
				losses: 'both'
			},
			prediction: {
				question: 'Which of B’s losses will be lower than A’s?',
				choices: ['The training loss only', 'Both', 'Neither'],
				answer({ a, b }) {
					if (b.training >= a.training) return 2;
					return b.validation < a.validation ? 1 : 0;
				}
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch: Watch) =>
				missingOfRun(watch, oneAndTwo) ?? { a: standingOf(watch, 0), b: standingOf(watch, 1) },
			seen: ({ a, b }) => [
				{
					text: `From ${formatCount(a.parameters)} to ${formatCount(b.parameters)} parameters, the training loss goes from ${formatPlainLoss(a.training)} to `
				},
				{ text: formatPlainLoss(b.training), strong: true },
				{ text: ` and the validation loss from ${formatPlainLoss(a.validation)} to ` },
				{ text: formatPlainLoss(b.validation), strong: true },
				{ text: '.' }
			]
		}),
		step<OnRings>({
			id: 'rings',
			title: 'A ring inside a ring',
			text:
				'Here a point has two inputs, its place, and belongs to one of two classes, circle or square. Filled ' +
				'points are those that the network learns from, hollow ones are new, and a cross is a new point on ' +
				'the wrong side of the line between the two colours. One point in ten has the wrong class, on purpose; ' +
				'among the filled ones, a larger circle is drawn around each of these. The share of points on the ' +
				'right side is the _accuracy_. Layers of two units cannot close the line around the inner ring, but ' +
				'layers of three can, as a triangle has three sides.',
			experiment: rings,
			shown: { card: ['picture', 'new points'], train: true },
			prediction: {
				question: 'A has one unit in each layer. How many of the new points will it get right?',
				choices: ['About half', 'About two thirds', 'Nine in ten or more'],
				answer({ share }) {
					return share < 0.56 ? 0 : share < 0.9 ? 1 : 2;
				}
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch: Watch) {
				const missing = missingOfRun(watch, rings);
				if (missing) return missing;
				const [a, b] = [standingOf(watch, 0), standingOf(watch, 1)];
				const points = rings.data.validation;
				return { a, b, points, share: 1 - a.wrongValidation / points };
			},
			seen: ({ a, b, points }) => [
				{ text: `A, with ${formatCount(a.parameters)} parameters, is right on ` },
				{
					text: `${formatCount(points - a.wrongValidation)} of ${formatCount(points)}`,
					strong: true
				},
				{ text: ` new points; B, with ${formatCount(b.parameters)}, on ` },
				{ text: formatCount(points - b.wrongValidation), strong: true },
				{ text: `, which is ${formatPercent(1 - b.wrongValidation / points)}.` }
			]
		})
	],
	teacher: {
		misconception:
			'A network that fails needs more training or more data. Where it underfits, both losses are high and neither helps: it needs more capacity.',
		expected: [
			'One unit a layer: training loss about 0.46, validation loss about 0.52. Two: about 0.11 and 0.21.',
			`The smaller one is at least ${overfittingRatio} times worse in both losses in nearly every draw.`,
			'On the rings: about 62 % of new points right with one unit a layer, about 86 % with three.'
		],
		answers: [
			`More than twice as high here, as in ${high}.`,
			'Both. Where a network underfits, more capacity helps on old and new points alike.',
			'About two thirds: one unit can only cut the plane once, by a straight line.'
		],
		question:
			'How can you tell from the two losses alone, without the picture, that a network is too small?'
	}
};

import { formatCount, formatFixed, formatPercent } from '$lib/format.ts';
import { depthOrWidth } from '$lib/claims/depthOrWidth.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { step, type Lesson, type Watch } from '../lesson.ts';
import { notYet, NotYet } from '../notYet.ts';
import {
	extraSteps,
	lastOf,
	missingOfExperiment,
	missingOfRun,
	missingSteps,
	shapeOf
} from '../scores.ts';

const { wide, deep } = depthOrWidth.networks(1);
const both: Experiment = {
	...wide.experiment,
	networks: [...wide.experiment.networks, ...deep.experiment.networks]
};
/** Counts that are called about 1,000 here. */
const [fewest, most] = [950, 1060];
/** Of every 100 new points: on how many more the deep network must be right. */
const lead = 15;

interface Both {
	counts: number[];
	accuracies: number[];
}

interface Found extends Both {
	/** Of B. */
	depth: number;
}

function accuraciesOf({ histories }: Watch): number[] {
	return histories.map((history) => lastOf(history).validation.accuracy);
}

/** Whether a depth of B is another one than those that were tried before. */
const isOther = (depth: number) => depth > 1 && depth !== 3;
const fits = (count: number) => count >= fewest && count <= most;

/** In whole points, of every 100 new ones. */
function leadOf({ accuracies: [a, b] }: Both): number {
	return Number((100 * (b - a)).toFixed(3));
}

/** Both at the end of a run in which B had a shape of its own, or why it does not count. */
function tried(watch: Watch): Found | NotYet {
	const [a, b] = both.networks;
	const { width, depth, layers } = watch.experiment.networks[1] ?? b;
	const wanted = { ...both, networks: [a, { ...b, width, depth, layers }] };
	const missing = missingOfExperiment(watch, wanted);
	if (missing) return missing;
	const count = formatCount(watch.counts[1]);
	if (!isOther(depth)) {
		return notYet(`B has depth ${depth}, and is to have another than 0, 1 or 3.`);
	}
	if (!fits(watch.counts[1])) {
		return notYet(
			`with ${shapeOf(watch.experiment, 1)} B has ${count} parameters, and is to have ${formatCount(fewest)} to ${formatCount(most)}.`
		);
	}
	const unfinished = missingSteps(watch, both);
	if (unfinished) return unfinished;
	return { counts: [...watch.counts], accuracies: accuraciesOf(watch), depth };
}

export const lesson: Lesson = {
	title: 'Wide or deep',
	summary: 'About 1,000 parameters, spent on one wide layer or on three narrow ones.',
	minutes: 8,
	claims: [depthOrWidth.name],
	sources: [
		{
			by: 'Telgarsky 2016',
			title: 'Benefits of depth in neural networks',
			url: 'https://arxiv.org/abs/1602.04485'
		},
		{
			by: 'Montúfar, Pascanu, Cho and Bengio 2014',
			title: 'On the number of linear regions of deep neural networks',
			url: 'https://arxiv.org/abs/1402.1869'
		}
	],
	steps: [
		step<Both>({
			id: 'same-count',
			title: 'The same count, two shapes',
			text:
				'A has one hidden layer of 250 units, B three layers of 21: about a thousand parameters each. The spiral ' +
				'winds two and a half times, and all its labels are correct. In a deep network each layer works with ' +
				'what the layer before has made, and can bend it once more.',
			experiment: both,
			shown: { card: ['picture', 'mistakes', 'new points'], train: true, chart: true },
			prediction: {
				question: 'Which will be right more often on new points?',
				choices: ['A, the wide one', 'B, the deep one', 'Both within one in a hundred'],
				answer({ accuracies: [a, b] }) {
					if (Math.abs(a - b) <= 0.01) return 2;
					return a > b ? 0 : 1;
				}
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch: Watch) =>
				missingOfRun(watch, both) ?? {
					counts: [...watch.counts],
					accuracies: accuraciesOf(watch)
				},
			seen: ({ counts: [wideCount, deepCount], accuracies: [a, b] }) => [
				{ text: `A, with ${formatCount(wideCount)} parameters, is right on ` },
				{ text: formatPercent(a), strong: true },
				{ text: ` of the new points; B, with ${formatCount(deepCount)}, on ` },
				{ text: formatPercent(b), strong: true },
				{ text: '.' }
			]
		}),
		step<Found>({
			id: 'another-depth',
			title: 'Another depth',
			text:
				'Three layers are not the only way. A deeper network must be narrower, or it would have more ' +
				'parameters: each layer of width w after the first costs w × w + w.',
			experiment: both,
			shown: {
				card: ['picture', 'mistakes', 'new points', 'width', 'depth'],
				editable: ['B'],
				train: true
			},
			task: `Give B a depth other than 0, 1 or 3, with ${formatCount(fewest)} to ${formatCount(most)} parameters, so that of every 100 new points it is right on at least ${lead} more than A.`,
			hint: 'At depth 4 a width of 17 fits. Change nothing else, and let the run go to its end.',
			check(watch: Watch) {
				const found = tried(watch);
				if (found instanceof NotYet || leadOf(found) >= lead) return found;
				const [a, b] = found.accuracies.map(formatPercent);
				return notYet(
					`B is right on ${b} of the new points and A on ${a}: ${formatFixed(leadOf(found), 1)} more of every 100, and ${lead} are needed.`
				);
			},
			attempt(watch: Watch) {
				const found = tried(watch);
				if (found instanceof NotYet) return null;
				const [a, b] = found.accuracies.map(formatPercent);
				return {
					text: `${shapeOf(watch.experiment, 1)}, ${formatCount(found.counts[1])} parameters${extraSteps(watch, both)}: ${b} right, A ${a}`,
					counts: leadOf(found) >= lead
				};
			},
			seen: ({ counts, accuracies: [a, b], depth }) => [
				{ text: `With ${depth} layers and ${formatCount(counts[1])} parameters B is right on ` },
				{ text: formatPercent(b), strong: true },
				{ text: ` of the new points, and A on ${formatPercent(a)}.` }
			]
		})
	],
	teacher: {
		misconception:
			'Only the count matters. With the same count, the shape of the network can decide.',
		expected: [
			'One layer of 250: about 65 % of new points. Three of 21: about 98 %. B was ahead by 15 % or more in every draw that was tried.'
		],
		answers: [
			'B, the deep one.',
			'Four layers of 17 have 987 parameters and are right on about 98 % as well, ahead of A by 15 % or more in every draw that was tried.'
		],
		question:
			'On the rings of the lesson before, the deepest network did worst. Why does depth help here?'
	}
};

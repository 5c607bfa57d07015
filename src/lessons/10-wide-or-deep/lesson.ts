import { formatCount, formatPercent } from '$lib/analysis/results.ts';
import { depthOrWidth } from '$lib/claims/depthOrWidth.ts';
import { specOf } from '$lib/experiment/edits.ts';
import { hiddenWidths, type Experiment } from '$lib/experiment/experiment.ts';
import { step, type Lesson, type Watch } from '../lesson.ts';
import { hasRun, hasRunWithOtherNetworks, lastOf } from '../scores.ts';

const { wide, deep } = depthOrWidth.networks(1);
const both: Experiment = {
	...wide.experiment,
	networks: [...wide.experiment.networks, ...deep.experiment.networks]
};
/** Counts that are called about 1,000 here. */
const [fewest, most] = [950, 1060];
/** How much more often the deep network must be right, as a share of the new points. */
const lead = 0.15;

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
				'what the layer before has made, and can fold it once more.',
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
				hasRun(watch, both) ? { counts: [...watch.counts], accuracies: accuraciesOf(watch) } : null,
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
			task: `Give B a depth other than 1 or 3, with ${formatCount(fewest)} to ${formatCount(most)} parameters, so that of every 100 new points it is right on at least ${formatCount(100 * lead)} more than A.`,
			hint: 'At depth 4 a width of 17 fits. Change nothing else, and let the run go to its end.',
			check(watch: Watch) {
				if (watch.counts.length !== 2 || !hasRunWithOtherNetworks(watch, both)) return null;
				const a = specOf(watch.experiment, 0);
				const depth = hiddenWidths(watch.experiment.networks[1]).length;
				const isAsBefore =
					JSON.stringify(a) === JSON.stringify(specOf(both, 0)) &&
					watch.experiment.networks.every(({ own }) => Object.keys(own).length === 0);
				const isOther = depth > 1 && depth !== 3;
				const fits = watch.counts[1] >= fewest && watch.counts[1] <= most;
				const accuracies = accuraciesOf(watch);
				if (!isAsBefore || !isOther || !fits || !(accuracies[1] >= accuracies[0] + lead))
					return null;
				return { counts: [...watch.counts], accuracies, depth };
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

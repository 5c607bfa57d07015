import { counted, formatCount, formatFixed } from '$lib/format.ts';
import { defaultNetwork, firstScreen } from '$lib/experiment/presets.ts';
import { specOf } from '$lib/experiment/edits.ts';
import { hiddenWidths, type Experiment, type NetworkSettings } from '$lib/experiment/experiment.ts';
import { countParameters } from '$lib/network/cost.ts';
import { denseLayersOf } from '$lib/network/spec.ts';
import { step, type Lesson, type Watch } from '../lesson.ts';
import { notYet, type NotYet } from '../notYet.ts';
import { shapeOf } from '../scores.ts';
import Layers from './Layers.svelte';

function withNetworks(...networks: Partial<NetworkSettings>[]): Experiment {
	return {
		...firstScreen,
		networks: networks.map((network) => ({ ...defaultNetwork, ...network }))
	};
}

const oneLayer = withNetworks({ width: 3, depth: 1 });
const eightWide = withNetworks({ width: 8, depth: 1 });
const twoWays = withNetworks({ width: 8, depth: 1 }, { width: 3, depth: 2 });
const wide = withNetworks({ width: 64, depth: 1 }, { width: 64, depth: 2 });

const countOf = (experiment: Experiment, index = 0) => countParameters(specOf(experiment, index));
const first = countOf(eightWide);
const both = countOf(withNetworks({ width: 8, depth: 2 }));
const doubled = 2 * wide.networks[0].width;
const doubledWide = withNetworks({ width: doubled, depth: 1 }, { width: doubled, depth: 2 });

/** "2 × 8 + 8" for each layer, joined. */
function sums(experiment: Experiment, index = 0): string {
	return denseLayersOf(specOf(experiment, index))
		.map(({ inputs, outputs }) => `${inputs} × ${outputs} + ${outputs}`)
		.join(', then ');
}

const parameters = (count: number) => counted(count, 'parameter');

const times = (after: number, before: number) => `${formatFixed(after / before, 1)} times`;

/** "8, 8": the widths of the hidden layers. */
const widthsOf = (experiment: Experiment, index: number) =>
	hiddenWidths(experiment.networks[index]).join(', ');

/** What is not as it should be of the number of networks; null if nothing. */
function missingOfNetworks({ counts }: Watch, wanted: number): NotYet | null {
	if (counts.length === wanted) return null;
	return notYet(
		`there ${counts.length === 1 ? 'is 1 network' : `are ${counts.length} networks`}, and the task is for ${wanted}. Press “Set up again”.`
	);
}

export const lesson: Lesson = {
	title: 'Counting',
	summary: 'How width and depth make the count of parameters, layer by layer.',
	minutes: 10,
	claims: [],
	sources: [
		{
			by: 'Goodfellow, Bengio and Courville 2016',
			title: 'Deep Learning, chapter 6',
			url: 'https://www.deeplearningbook.org/'
		}
	],
	steps: [
		step({
			id: 'one-layer',
			title: 'A layer',
			text:
				'A network is made of _units_. A unit multiplies each number that comes in by a _weight_, adds the ' +
				'products and one more number, its _bias_, and hands on what comes of it. Units side by side, which ' +
				'all take in the same numbers, form a _layer_, and how many they are is its _width_. Weights and ' +
				'biases are the parameters. A layer that takes in _in_ numbers and has _out_ units needs a weight for ' +
				'each pair of them, the lines in the drawing, and a bias for each unit:',
			formula: String.raw`\text{parameters of a layer} = \text{in} \times \text{out} + \text{out}`,
			drawing: Layers,
			experiment: oneLayer,
			shown: { card: ['network', 'squares', 'width', 'layers'] },
			task: `This network has two inputs, one layer in the middle, and one unit at the end. Set the width of the middle layer so that the network has exactly ${first} parameters in all.`,
			hint: 'Each unit of the middle layer brings four: two weights for the inputs, one bias, and one weight at the end. The unit at the end has a bias as well.',
			check({ experiment, counts }: Watch) {
				const hidden = hiddenWidths(experiment.networks[0]);
				if (hidden.length !== 1) {
					return notYet(
						`there is to be one layer in the middle, and there are ${hidden.length || 'none'}. Press “Set up again”.`
					);
				}
				if (counts[0] !== first) {
					return notYet(
						`at width ${hidden[0]} the network has ${parameters(counts[0])}, and it is to have ${first}.`
					);
				}
				return { width: hidden[0], count: counts[0], sums: sums(experiment) };
			},
			seen: ({ width, count, sums }) => [
				{ text: `At width ${width} the layers have ${sums}: together ` },
				{ text: formatCount(count), strong: true },
				{ text: '.' }
			]
		}),
		step({
			id: 'second-layer',
			title: 'A second layer',
			text:
				'Layers between the inputs and the end are called _hidden_; how many there are is the _depth_. In a ' +
				'second hidden layer every unit looks at every unit of the first. That makes width times width ' +
				'weights between the two.',
			experiment: eightWide,
			shown: { card: ['network', 'squares', 'depth', 'layers'] },
			prediction: {
				question: `One hidden layer of 8 units makes ${first} parameters in all. How many do two make?`,
				choices: [formatCount(first + 8), formatCount(2 * first), formatCount(both)],
				answer: () => 2
			},
			task: 'Set the depth to 2.',
			hint: 'Drag the slider “Depth”, or choose it with the Tab key and press the right arrow key.',
			check({ experiment, counts }: Watch) {
				const hidden = hiddenWidths(experiment.networks[0]);
				if (hidden.length === 2 && hidden.every((width) => width === 8)) {
					return { count: counts[0] };
				}
				return notYet(
					`the network has ${shapeOf(experiment, 0)}, and it is to have 2 layers of 8 units.`
				);
			},
			seen: ({ count }) => [
				{
					text: `The second layer alone has 8 × 8 + 8 = ${count - first} parameters, more than all the rest: `
				},
				{ text: `${formatCount(first)} became ${formatCount(count)}`, strong: true },
				{ text: '.' }
			]
		}),
		step({
			id: 'two-ways',
			title: 'One count, two shapes',
			text:
				'A count does not say how a network is built. A few narrow layers may hold as many parameters as one ' +
				'wide layer. Which of the two shapes learns better is a question for a later lesson.',
			experiment: twoWays,
			shown: { card: ['network', 'squares', 'width', 'depth', 'layers'] },
			task: `Give both networks exactly ${both} parameters, in two different ways.`,
			hint: 'With two inputs and one hidden layer there are 4 × width + 1 parameters. With two hidden layers you have met the answer in the step before.',
			check(watch: Watch) {
				const missing = missingOfNetworks(watch, 2);
				if (missing) return missing;
				const { experiment, counts } = watch;
				if (counts.some((count) => count !== both)) {
					return notYet(
						`A has ${parameters(counts[0])} and B ${formatCount(counts[1])}. Both are to have exactly ${both}.`
					);
				}
				const [a, b] = [widthsOf(experiment, 0), widthsOf(experiment, 1)];
				if (a === b) {
					return notYet(
						`both have ${both} parameters, but in the same way, ${shapeOf(experiment, 0)}. Find another for one of them.`
					);
				}
				return { count: both, a, b, sumsA: sums(experiment, 0), sumsB: sums(experiment, 1) };
			},
			seen: ({ count, a, b, sumsA, sumsB }) => [
				{
					text: `Hidden layers of ${a} units in A and of ${b} in B: ${sumsA} against ${sumsB}, both `
				},
				{ text: formatCount(count), strong: true },
				{ text: '.' }
			]
		}),
		step({
			id: 'doubling',
			title: 'Twice as wide',
			text:
				'Both networks here are 64 units wide; A has one hidden layer, B has two. In A each further unit ' +
				'brings the same few parameters. In B most parameters lie between the two hidden layers, width times ' +
				'width of them, and both factors grow.',
			experiment: wide,
			shown: { card: ['squares', 'width', 'layers'] },
			prediction: {
				question: 'Twice as wide: how many parameters will B have?',
				choices: ['About twice as many', 'Nearly four times as many', 'Eight times as many'],
				answer: () => 1
			},
			task: `Set the width of both networks to ${doubled}.`,
			hint: `Close to ${doubled}, the arrow keys move the slider by one unit at a time.`,
			check(watch: Watch) {
				const missing = missingOfNetworks(watch, 2);
				if (missing) return missing;
				const { experiment, counts } = watch;
				const [a, b] = [0, 1].map((at) => shapeOf(experiment, at));
				if (a === shapeOf(doubledWide, 0) && b === shapeOf(doubledWide, 1)) {
					return { a: counts[0], b: counts[1] };
				}
				return notYet(
					`A has ${a} and B ${b}. A is to have ${shapeOf(doubledWide, 0)}, and B ${shapeOf(doubledWide, 1)}.`
				);
			},
			seen: ({ a, b }) => [
				{ text: `A went from ${formatCount(countOf(wide))} to ${formatCount(a)} parameters, ` },
				{ text: times(a, countOf(wide)), strong: true },
				{ text: ` as many; B from ${formatCount(countOf(wide, 1))} to ${formatCount(b)}, ` },
				{ text: times(b, countOf(wide, 1)), strong: true },
				{ text: '.' }
			]
		})
	],
	teacher: {
		misconception:
			'The size of a network is its number of units, or of layers. The count of parameters grows with their product: twice the width is not twice the parameters.',
		expected: [
			`With two inputs: one hidden layer of width w has 4w + 1 parameters, two have w² + 5w + 1.`,
			'Each further hidden layer of width w adds w² + w.'
		],
		answers: [
			'Width 8: 2 × 8 + 8 = 24, and 8 × 1 + 1 = 9.',
			`${both}. The second hidden layer adds 8 × 8 + 8 = 72.`,
			'Depth 1 with width 26, and depth 2 with width 8. With a width for each layer there are more ways.',
			`A has ${formatCount(4 * doubled + 1)}, twice as many; B has ${formatCount(doubled ** 2 + 5 * doubled + 1)}, 3.9 times as many.`
		],
		question:
			'A network has a million parameters in two hidden layers of the same width. About how wide are they?'
	}
};

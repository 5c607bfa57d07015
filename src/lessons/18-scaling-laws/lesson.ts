import { fitPowerLaw, valueAt, type PowerLaw } from '$lib/analysis/sweep/powerLaw.ts';
import { formatCount, formatFixed, formatSmallLoss } from '$lib/format.ts';
import type { Part } from '$lib/analysis/sentence.ts';
import type { Beside } from '$lib/components/sweep/chart/beside.ts';
import { scalingLaw } from '$lib/claims/scalingLaw.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import { planSweep } from '$lib/experiment/sweep/sweepPlan.ts';
import { sweepPresetNamed } from '$lib/experiment/sweep/sweepPresets.ts';
import { sweepStep, type Lesson } from '../lesson.ts';
import { notYet, type NotYet } from '../notYet.ts';
import { isSameSweep, missingOfSweep } from '../scores.ts';
import type { SweepShown, SweepWatch } from '../sweepWatch.ts';

const all: Sweep = { ...sweepPresetNamed('scaling-law').sweep, seeds: 1 };
const smaller: Sweep = { ...all, values: all.values.slice(0, -1) };
/** Parameters of the eighth network. */
const largestSize = Math.max(...planSweep(all).map(({ parameters }) => parameters));
/** Of the forty teachers with which the claim was measured, the one whose line is flattest. */
const flattest = 511;
const otherTeacher: Sweep = {
	...all,
	data: { ...all.data, options: { ...all.data.options, teacher: flattest } }
};

/** Of the loss of language models in their number of parameters: Kaplan et al. 2020, equation 1.1. */
const ofLanguage = -0.076;
/** With this slope, how many times the parameters halve the loss. */
const timesToHalve = ({ slope }: Pick<PowerLaw, 'slope'>) => 2 ** (-1 / slope);

const shown: SweepShown = { reading: true, scale: 'log' };

interface Size {
	parameters: number;
	loss: number;
}

interface Line extends PowerLaw {
	smallest: Size;
	largest: Size;
}

function sizesOf({ points }: Pick<SweepWatch, 'points'>): Size[] {
	return points.map(({ parameters, validation }) => ({ parameters, loss: validation.median }));
}

function lawOf(sizes: readonly Size[]): PowerLaw | null {
	return fitPowerLaw(sizes.map(({ parameters, loss }) => ({ x: parameters, y: loss })));
}

const withoutLine = notYet(
	'too many of the networks diverged for a line through them. Press “Set up again”, then “Train”.'
);

function lineOf(watch: SweepWatch, sweep: Sweep): Line | NotYet {
	const missing = missingOfSweep(watch, sweep);
	if (missing) return missing;
	const sizes = sizesOf(watch);
	const law = lawOf(sizes);
	if (law === null) return withoutLine;
	return { ...law, smallest: sizes[0], largest: sizes[sizes.length - 1] };
}

/** "slope −0.68 (R² 0.990)". */
function slopeWords({ slope, r2 }: PowerLaw): Part[] {
	return [
		{ text: 'slope ' },
		{ text: formatFixed(slope, 2), strong: true },
		{ text: ` (R² ${formatFixed(r2, 3)})` }
	];
}

/** The line through the seven alone, and where it leads. */
function throughSmaller({ points }: SweepWatch): Beside | null {
	const seven = points.filter(({ value }) => smaller.values.includes(value));
	const law = lawOf(sizesOf({ points: seven }));
	if (law === null || seven.length < smaller.values.length) return null;
	const predicted = { x: largestSize, y: valueAt(law, largestSize) };
	return {
		line: { law, name: `the seven: slope ${formatFixed(law.slope, 2)}`, predicted },
		words: `The dotted line runs through the seven smaller networks alone. With ${formatCount(largestSize)} parameters it leads to ${formatSmallLoss(predicted.y)}.`
	};
}

interface Twice {
	parameters: number;
	/** Of the network half as large. */
	before: number;
	/** What the line through the smaller ones says. */
	predicted: number;
	measured: number;
}

export const lesson: Lesson = {
	title: 'Scaling laws',
	summary: 'Loss against size as a straight line, drawn on to a network nobody has trained yet.',
	minutes: 10,
	claims: [scalingLaw.name],
	sources: [
		{
			by: 'Kaplan, McCandlish, Henighan and others 2020',
			title: 'Scaling laws for neural language models',
			url: 'https://arxiv.org/abs/2001.08361'
		},
		{
			by: 'Hoffmann, Borgeaud, Mensch and others 2022',
			title: 'Training compute-optimal large language models',
			url: 'https://arxiv.org/abs/2203.15556'
		}
	],
	further: [{ words: 'From this page to 175 billion parameters, on one axis', hash: '' }],
	steps: [
		sweepStep<Line>({
			id: 'line',
			title: 'A straight line',
			text:
				'A hidden network with 128 units makes up the answers, without noise, and every step of training asks it ' +
				'about 64 new points. No point comes twice, so nothing can be learned by heart. Both axes of the chart are ' +
				'_logarithmic_: the same distance is always the same factor. A straight line on such axes is called a ' +
				'_power law_; its _R²_ says how close the dots lie to it, where 1 is exactly.',
			formula: String.raw`\text{loss} = \text{factor} \times \text{parameters}^{\text{slope}}`,
			sweep: smaller,
			shown,
			prediction: {
				question: `The smallest network here has a single unit, and the largest has ${smaller.values[smaller.values.length - 1]}. How many times lower will the loss of the largest be?`,
				choices: ['Less than 2 times', '2 to 7 times', 'More than 7 times'],
				answer({ smallest, largest }) {
					const times = smallest.loss / largest.loss;
					return times < 2 ? 0 : times <= 7 ? 1 : 2;
				}
			},
			task: 'Press “Train”, and let every network go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch: SweepWatch) => lineOf(watch, smaller),
			seen: (line) => [
				{
					text: `From ${formatCount(line.smallest.parameters)} to ${formatCount(line.largest.parameters)} parameters loss falls from ${formatSmallLoss(line.smallest.loss)} to ${formatSmallLoss(line.largest.loss)}, close to a line of `
				},
				...slopeWords(line),
				{
					text: `: each time the parameters double, loss becomes ${formatFixed(2 ** line.slope, 2)} times what it was.`
				}
			]
		}),
		sweepStep<Twice>({
			id: 'twice-as-large',
			title: 'Predict, then train',
			text:
				'A line can be drawn on. Before a network twice as large is trained, the line through the smaller ones ' +
				'says what loss it ought to have. In this way Hoffmann and others chose the size of Chinchilla, a language model ' +
				'with 70 billion parameters: from more than 400 smaller ones. Once trained, the seven from before are in the ' +
				'chart, with their line, which goes on to the size of the eighth: a network twice as large, not trained yet.',
			sweep: all,
			growsFrom: smaller,
			beside: throughSmaller,
			shown,
			prediction: {
				question:
					'How high will the loss of the eighth network be, beside that of the seventh, half as large?',
				choices: ['Nearly as high', 'A half to four fifths of it', 'Less than half'],
				answer({ before, measured }) {
					const share = measured / before;
					return share > 0.8 ? 0 : share >= 0.5 ? 1 : 2;
				}
			},
			task: 'Make your guess from the line. Then press “Train”, and let the eighth network go to its end.',
			hint: 'The sentence in “Reading the curve” says what doubling the parameters does to the loss. If the chart is empty, “Train” first trains the seven, and waits for your guess.',
			check(watch: SweepWatch) {
				const missing = missingOfSweep(watch, all);
				if (watch.guess === null && isSameSweep(watch, all)) {
					return notYet(
						'your guess is missing. Choose one of the three answers above, from the line in the chart.'
					);
				}
				if (missing) return missing;
				const sizes = sizesOf(watch);
				const [before, last] = sizes.slice(-2);
				const law = lawOf(sizes.slice(0, -1));
				if (!law || !Number.isFinite(last.loss)) return withoutLine;
				const { parameters, loss: measured } = last;
				return {
					parameters,
					before: before.loss,
					predicted: valueAt(law, parameters),
					measured
				};
			},
			seen: ({ parameters, predicted, measured }) => [
				{
					text: `For ${formatCount(parameters)} parameters the line through the smaller networks said `
				},
				{ text: formatSmallLoss(predicted), strong: true },
				{ text: '; training gave ' },
				{ text: formatSmallLoss(measured), strong: true },
				{ text: `, ${formatFixed(measured / predicted, 2)} times that.` }
			]
		}),
		sweepStep<Line>({
			id: 'another-teacher',
			title: 'Not a constant of nature',
			text:
				'Now another hidden network makes up the answers; all else stays. The slope belongs to the task, and to ' +
				'how one trains: with forty such networks it lay between −0.54 and −0.84. So what you see here is a ' +
				'demonstration, not a constant of nature. For language models Kaplan and others found a far flatter line: ' +
				`with theirs, halving the loss takes about ${formatCount(Number(timesToHalve({ slope: ofLanguage }).toPrecision(1)))} times the parameters.`,
			formula: String.raw`\text{their loss} \propto \text{parameters}^{${ofLanguage}}`,
			sweep: otherTeacher,
			shown,
			task: 'Train the same eight sizes on the new answers, to their end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch: SweepWatch) => lineOf(watch, otherTeacher),
			seen: (line) => [
				{ text: 'With the new answers the line has ' },
				...slopeWords(line),
				{
					text: `: halving the loss takes about ${formatFixed(timesToHalve(line), 1)} times the parameters.`
				}
			]
		})
	],
	teacher: {
		misconception:
			'Scaling laws say that larger is always better, and how much. They are lines fitted to measurements, each for one task and one way to train, where data never run short.',
		expected: [
			'The points lie close to a straight line: R² is at least 0.95 in every draw that was tried.',
			'With forty hidden networks, each in a draw of its own, the slope lay between −0.54 and −0.84, in the middle at −0.68: doubling the parameters then leaves 0.62 of the loss.',
			'The hidden network of the last step is the one of those forty with the flattest line.',
			'A single network may lie well above or below the line: what it predicts is a rough figure.'
		],
		answers: [
			'More than 7 times.',
			'A half to four fifths. The line says about two thirds.',
			'About −0.55 instead of about −0.8: another task, another slope.'
		],
		question:
			'The line cannot fall for ever: what might end it, here and for language models? What else would have to grow with the network?'
	}
};

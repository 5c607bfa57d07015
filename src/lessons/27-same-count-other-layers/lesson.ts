import {
	convolution,
	convolutionFewerRows,
	convolutionOfPlace,
	convolutionShuffled
} from '$lib/claims/convolution.ts';
import type { Part } from '$lib/analysis/sentence.ts';
import { formatCount } from '$lib/format.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { step, type Lesson, type Shown, type Watch } from '../lesson.ts';
import { notYet, type NotYet } from '../notYet.ts';
import { missingOfRun, standingOf } from '../scores.ts';
import { beside, bothAtEnd, trainToTheEnd, type Both } from '../twoNetworks.ts';

const anywhere = convolution.networks(1);
const fewerRows = convolutionFewerRows.networks(1);
const shuffled = convolutionShuffled.networks(1);
const place = convolutionOfPlace.networks(1);

const same = beside(anywhere.two, anywhere.small);
const fewer = beside(anywhere.one, anywhere.large);
const more: Experiment = { ...fewer, data: fewerRows.largeOnMore.experiment.data };
const otherOrder = beside(shuffled.twoShuffled, shuffled.smallShuffled);
const byPlace = beside(place.two, place.small);
const points = same.data.validation;

const shown: Shown = {
	card: ['picture', 'mistakes', 'new points', 'squares', 'layers'],
	train: true,
	chart: true
};

/** A, B, or about the same. */
function ahead({ a, b }: Both): number {
	if (Math.abs(a.wrongValidation - b.wrongValidation) < 0.05 * points) return 2;
	return a.wrongValidation < b.wrongValidation ? 0 : 1;
}

const wrongOf = ({ a, b }: Both): Part[] => [
	{
		text: `Of ${formatCount(points)} new points A, with ${formatCount(a.parameters)} parameters, is wrong on `
	},
	{ text: formatCount(a.wrongValidation), strong: true },
	{ text: `, and B, with ${formatCount(b.parameters)}, on ` },
	{ text: formatCount(b.wrongValidation), strong: true },
	{ text: '.' }
];

/** Where A stood after the step before, whose rows B gets five times. */
const onFewRows = (watch: Watch) => (watch.earlier('fewer') as Both | undefined)?.a;

/** A as it was on few rows, B on all. */
interface Rows extends Both {
	rows: number;
}

function onMoreRows(watch: Watch): Rows | NotYet {
	const missing = missingOfRun(watch, more);
	if (missing) return missing;
	const a = onFewRows(watch);
	if (a === undefined) {
		return notYet('A is compared as it was on 200 rows. Do the step before this one first.');
	}
	return { a, b: standingOf(watch, 1), rows: more.data.training };
}

export const lesson: Lesson = {
	title: 'Same count, other layers',
	summary:
		'The kind of a layer decides what a parameter can be used for: once, or at every place of a row.',
	minutes: 12,
	claims: [
		convolution.name,
		convolutionFewerRows.name,
		convolutionShuffled.name,
		convolutionOfPlace.name
	],
	sources: [
		{
			by: 'LeCun, Bottou, Bengio and Haffner 1998',
			title: 'Gradient-based learning applied to document recognition',
			url: 'https://doi.org/10.1109/5.726791'
		},
		{
			by: 'Goodfellow, Bengio and Courville 2016',
			title: 'Deep Learning, chapter 9',
			url: 'https://www.deeplearningbook.org/'
		}
	],
	steps: [
		step<Both>({
			id: 'same-count',
			title: 'One weight, many places',
			text:
				'Each row has 40 samples, and one of four patterns lies somewhere in it. B is dense: every unit has a ' +
				'weight for each sample. The layers of A are _convolutions_, whose filters have a _kernel_ of five weights that ' +
				'moves along the row and is used at every place. Of each filter only the largest value goes on. Point at ' +
				'a square, and the rows show where that weight is used.',
			formula: String.raw`k \cdot \text{in} \cdot \text{out} + \text{out}`,
			experiment: same,
			shown,
			prediction: {
				question: 'The counts are nearly the same. Which will be right on more new points?',
				choices: ['A, convolutions', 'B, dense', 'About the same'],
				answer: ahead
			},
			...trainToTheEnd,
			check: bothAtEnd(same),
			seen: wrongOf
		}),
		step<Both>({
			id: 'fewer',
			title: 'A hundred against thousands',
			text:
				'A has a single convolution now: eight filters of nine weights, then the largest value of each. B has two ' +
				'dense layers of 44 units, and more than thirty times as many parameters. Both learn from the same 200 rows.',
			experiment: fewer,
			shown: { ...shown, card: ['picture', 'mistakes', 'new points', 'layers'] },
			prediction: {
				question: 'Which will be right on more new points?',
				choices: ['A, 116 parameters', 'B, 3,964 parameters', 'About the same'],
				answer: ahead
			},
			...trainToTheEnd,
			check: bothAtEnd(fewer),
			seen: wrongOf
		}),
		step<Rows>({
			id: 'more-rows',
			title: 'Five times as many rows',
			text:
				'More rows are what many parameters ask for. Here are the same two networks with 1,000 rows to learn from, ' +
				'the 200 of before among them, and the same new ones. What B reaches with all of them is set against what ' +
				'A reached with the 200.',
			experiment: more,
			shown: { ...shown, card: ['picture', 'mistakes', 'new points', 'layers'] },
			prediction: {
				question: 'Will B on 1,000 rows be right on more new points than A was on 200?',
				choices: ['No, A was', 'Yes, B is', 'About the same'],
				answer: ahead
			},
			...trainToTheEnd,
			check: onMoreRows,
			seen: ({ a, b, rows }) => [
				{
					text: `Of ${formatCount(points)} new points B, with ${formatCount(b.parameters)} parameters and ${formatCount(rows)} rows, is wrong on `
				},
				{ text: formatCount(b.wrongValidation), strong: true },
				{
					text: `. A, with ${formatCount(a.parameters)} parameters, was wrong on `
				},
				{ text: formatCount(a.wrongValidation), strong: true },
				{ text: ` after ${formatCount(fewer.data.training)} rows.` }
			]
		}),
		step<Both>({
			id: 'other-order',
			title: 'Neighbours no more',
			text:
				'These are the two networks of the first step, and all rows have their samples in one other order. ' +
				'Nothing is lost: whoever knows the order could put it back. To B no order is nearer than another, as each ' +
				'sample has a weight of its own. A kernel sees five neighbours, and now they have nothing to do with each other.',
			experiment: otherOrder,
			shown: { ...shown, card: ['picture', 'mistakes', 'new points', 'layers'] },
			prediction: {
				question: 'In the other order, what will A be right on?',
				choices: ['As many new points as before', 'At most 700 of 1,000', 'Something between'],
				answer({ a }) {
					const right = points - a.wrongValidation;
					return right <= 0.7 * points ? 1 : right >= 0.86 * points ? 0 : 2;
				}
			},
			...trainToTheEnd,
			check: bothAtEnd(otherOrder),
			seen: wrongOf
		}),
		step<Both>({
			id: 'place',
			title: 'Where the place is the answer',
			text:
				'Here is one pattern alone, and the class is the quarter of the row in which it begins. A uses each weight ' +
				'at every place and keeps the largest value: that says what was seen, and not where. So what helped it ' +
				'before is in its way now.',
			experiment: byPlace,
			shown: { ...shown, card: ['picture', 'mistakes', 'new points', 'layers'] },
			prediction: {
				question: 'Which will be right on more new points?',
				choices: ['A, convolutions', 'B, dense', 'About the same'],
				answer: ahead
			},
			...trainToTheEnd,
			check: bothAtEnd(byPlace),
			seen: wrongOf
		})
	],
	teacher: {
		misconception:
			'The count decides, or convolution is better. What a parameter can be used for is decided by the kind of its layer, and whether that helps by the data.',
		expected: [
			'Patterns anywhere: 860 or more of 1,000 new rows right with convolutions, and at least 150 fewer with a dense network of the same count.',
			'One convolution of 116 parameters on 200 rows is ahead of 3,964 parameters on 1,000.',
			'In the other order, and where the place is the class, the convolutions are behind what they were.'
		],
		answers: [
			'A: each of its weights learns from every place of every row.',
			'A, with a thirtieth of the parameters.',
			'No: five times as many rows bring B closer, and A on 200 stays ahead.',
			'At most 700 of 1,000: neighbours mean nothing any more.',
			'B: the largest value over all places does not say where it was.'
		],
		question:
			'A photograph can show a cat anywhere. A table of patients has a column for age and one for weight. For which of them are convolutions made, and why?'
	}
};

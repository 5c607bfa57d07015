import { bestOf } from '$lib/analysis/overfitting.ts';
import { distilling, distilRings } from '$lib/claims/afterTraining/distil.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import { unlabelledPoints } from '$lib/data/draw.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { pretrainedSteps } from '$lib/experiment/pretrained/startProblem.ts';
import { formatCount, formatStep } from '$lib/format.ts';
import { nextKeptStep } from '$lib/network/evaluatedSteps.ts';
import { finish, hint, rightInTruth, shownWithoutSquares } from '../afterTraining.ts';
import { step, type Lesson, type TaskPart, type Watch } from '../lesson.ts';
import { notYet, type NotYet } from '../notYet.ts';
import { missingOfItsEnd, missingOfRun } from '../scores.ts';

const onSamePoints = distilling(['labels', 'answers']);
const onNewPoints = distilling(['labels', 'fresh']);

const { training, validation } = onSamePoints.data;
const points = formatCount(validation);
const begin = pretrainedSteps(onSamePoints);
const [isBetter, isBetterByTwenty, isBetterOnNew, beatsItsBest] = distilRings.criteria.map(drawsOf);

/** New points right by their true labels. */
interface Three {
	teacher: number;
	labels: number;
	answers: number;
}

interface Stopped {
	step: number;
	stopped: number;
	atEnd: number;
	answers: number;
}

const three = (watch: Watch): Three => ({
	teacher: rightInTruth(watch, 0),
	labels: rightInTruth(watch, 1),
	answers: rightInTruth(watch, 2)
});

/** The student that is right on more. */
const choices = ['B, from labels', 'C, from answers', 'Both on as many'];
const better = (labels: number, answers: number) =>
	labels === answers ? 2 : labels > answers ? 0 : 1;

const ofLabels = 1;

/** Where its loss on new points is lowest; as close as what is kept of the run lets the reader come. */
function looksAtBestOfB({ histories, lookedAt }: Watch): boolean {
	const best = bestOf(histories[ofLabels])?.step;
	if (best === undefined || lookedAt === null) return false;
	return Math.abs(lookedAt - best) <= Math.max(nextKeptStep(best) - best, 0.2 * (best - begin));
}

function missingOfBest({ histories, lookedAt, step }: Watch): NotYet {
	const best = bestOf(histories[ofLabels]);
	const at = lookedAt ?? step;
	return notYet(
		`you look at step ${formatStep(at)}, and B’s loss on new points was lowest at step ${formatStep(best?.step ?? begin)}. Drag along the chart to there.`
	);
}

const goBack: readonly TaskPart[] = [
	{ words: 'Train to the end.', isDone: (watch) => missingOfRun(watch, onSamePoints) === null },
	{
		words: 'Then drag along the chart, back to where B’s solid line is lowest.',
		isDone: looksAtBestOfB
	}
];

const first = 'labels-or-answers';

/** A run to its end, with the guess which student is right on more. */
const whichIsRight = (experiment: Experiment) => ({
	experiment,
	shown: shownWithoutSquares,
	prediction: {
		question: 'With all labels mended, which student will be right on more new points?',
		choices,
		answer: ({ labels, answers }: Three) => better(labels, answers)
	},
	task: finish,
	hint,
	check: (watch: Watch) => missingOfRun(watch, experiment) ?? missingOfItsEnd(watch) ?? three(watch)
});

export const lesson: Lesson = {
	title: 'The teacher’s answers',
	summary: 'A network of 67 parameters learns from the answers of one with 4,417. None is copied.',
	minutes: 8,
	claims: [distilRings.name],
	sources: [
		{
			by: 'Hinton, Vinyals and Dean 2015',
			title: 'Distilling the knowledge in a neural network',
			url: 'https://arxiv.org/abs/1503.02531'
		}
	],
	steps: [
		step<Three>({
			id: first,
			title: 'Labels or answers?',
			text:
				`A, the teacher, has learned ${training} points, one label in ten of them wrong, and rests. B and C are students with the same random weights. ` +
				'B learns the labels; C learns what A answers at the same points, probabilities in place of 0 and 1. That is _distillation_: no parameter of A is copied. ' +
				'Counts under the maps go by the labels, wrong ones among them.',
			...whichIsRight(onSamePoints),
			seen: ({ teacher, labels, answers }) => [
				{
					text: `With all labels mended, B is right on ${formatCount(labels)} of ${points} new points, and C on `
				},
				{ text: formatCount(answers), strong: true },
				{ text: `; the teacher is right on ${formatCount(teacher)}.` }
			]
		}),
		step<Three>({
			id: 'unlabelled',
			title: 'Points without labels',
			text:
				`A teacher can be asked about any point. Here C learns from what A answers at ${unlabelledPoints} points that nobody labelled, and never sees the ` +
				`${training} that A and B have learned. B learns their labels, as before.`,
			...whichIsRight(onNewPoints),
			seen: ({ labels, answers }) => [
				{ text: 'From points that nobody labelled C is right on ' },
				{ text: formatCount(answers), strong: true },
				{ text: `; from ${training} labels B is right on ${formatCount(labels)}.` }
			]
		}),
		step<Stopped>({
			id: 'stopped-in-time',
			title: 'Stopped in time',
			text:
				'This is the run of the first step again. B could have been stopped on its way, where its loss on new points was lowest. To know when that is, one needs ' +
				`labels of further points: here the ${points} new ones, of which C made no use.`,
			experiment: onSamePoints,
			shown: shownWithoutSquares,
			prediction: {
				question:
					'Which is right on more: B, stopped where its loss on new points is lowest, or C at its end?',
				choices: ['B, stopped in time', ...choices.slice(1)],
				answer: ({ stopped, answers }) => better(stopped, answers)
			},
			task: goBack.map(({ words }) => words).join(' '),
			parts: goBack,
			hint: 'Drag in the chart, or move “Rewind: step shown” with the arrow keys. B’s solid line is lowest soon after it began.',
			check(watch: Watch) {
				const missing = missingOfRun(watch, onSamePoints);
				if (missing) return missing;
				const before = watch.earlier(first) as Three | undefined;
				if (!before) {
					return notYet('C at its end is known from the first step of this lesson. Do that first.');
				}
				if (!looksAtBestOfB(watch)) return missingOfBest(watch);
				return {
					step: watch.lookedAt!,
					stopped: rightInTruth(watch, ofLabels),
					atEnd: before.labels,
					answers: before.answers
				};
			},
			seen: ({ step, stopped, atEnd, answers }) => [
				{ text: `At step ${formatStep(step)} B was right on ` },
				{ text: formatCount(stopped), strong: true },
				{
					text: `, and at its end on ${formatCount(atEnd)}; C, at its end, is right on ${formatCount(answers)}.`
				}
			]
		})
	],
	teacher: {
		misconception:
			'In distillation what the large network knows is poured over into the small one.',
		expected: [
			`With labels mended, the student of the answers was right on more new points than the student of the labels in ${isBetter}, and ahead by 20 or more of ${points} in ${isBetterByTwenty}.`,
			`From ${unlabelledPoints} points that nobody labelled it was ahead by 20 or more in ${isBetterOnNew}.`,
			`It was ahead of the student of the labels, stopped in time, in only ${beatsItsBest}.`
		],
		answers: [
			'C, from answers.',
			'C, from answers.',
			'B, stopped in time, in most draws: it had labels of further points to stop by.'
		],
		question:
			'A learned from the same wrong labels as B. How can its answers be a better teacher than they are?'
	}
};

import {
	fineTuneForgets,
	fineTuneHalfPlane,
	fineTuneSpoils,
	fineTuneTurned,
	onNewTask,
	tasks
} from '$lib/claims/afterTraining/fineTune.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import { pretrainedSteps } from '$lib/experiment/pretrained/startProblem.ts';
import { counted, formatCount, formatStep } from '$lib/format.ts';
import {
	finish,
	hint,
	mostOf,
	nowRight,
	rightAfter,
	rightOnSource,
	shownWithoutSquares,
	stepsTo
} from '../afterTraining.ts';
import { step, type Lesson, type Watch } from '../lesson.ts';
import { missingOfItsEnd, missingOfRun } from '../scores.ts';

const manyPoints = onNewTask(tasks.turned, ['untouched', 'full', 'scratch']);
const fewPoints = onNewTask(tasks.turnedWithFew, ['untouched', 'full', 'scratch']);
const elsewhere = onNewTask(tasks.elsewhere, ['untouched', 'full', 'rehearsed']);
const anotherTask = onNewTask(tasks.afterHalfPlane, ['scratch', 'head']);

const points = formatCount(manyPoints.data.validation);
const pretraining = formatStep(pretrainedSteps(manyPoints));
const rehearsedPoints = elsewhere.networks[2].start!.rehearse!;
/** Of 1,000 new points. */
const enough = 950;
const [isSooner] = fineTuneTurned.criteria.map(drawsOf);
const [isSpoiled, isAhead] = fineTuneSpoils.criteria.map(drawsOf);
const [forgets, remembers] = fineTuneForgets.criteria.map(drawsOf);
const [isNotEnough] = fineTuneHalfPlane.criteria.map(drawsOf);

interface Sooner {
	untouched: number;
	/** Null for never. */
	further: number | null;
	over: number | null;
}

interface Forgotten {
	before: number;
	plain: { old: number; now: number };
	rehearsed: { old: number; now: number };
}

const stepsInWords = (steps: number | null) =>
	steps === null ? 'in none of its steps' : `after ${counted(steps, 'step')}`;

function sooner(watch: Watch): Sooner {
	const [untouched] = nowRight(watch);
	return { untouched, further: stepsTo(watch, 1, enough), over: stepsTo(watch, 2, enough) };
}

function forgotten(watch: Watch): Forgotten {
	const now = nowRight(watch);
	const both = (index: number) => ({ old: rightOnSource(watch, index), now: now[index] });
	return { before: rightOnSource(watch, 0), plain: both(1), rehearsed: both(2) };
}

export const lesson: Lesson = {
	title: 'Train further, or start over?',
	summary:
		'Fine-tuning starts from trained weights, starting over from random ones. The new task decides.',
	minutes: 12,
	claims: [fineTuneTurned, fineTuneSpoils, fineTuneForgets, fineTuneHalfPlane].map(
		({ name }) => name
	),
	sources: [
		{
			by: 'Yosinski, Clune, Bengio and Lipson 2014',
			title: 'How transferable are features in deep neural networks?',
			url: 'https://arxiv.org/abs/1411.1792'
		},
		{
			by: 'McCloskey and Cohen 1989',
			title: 'Catastrophic interference in connectionist networks: the sequential learning problem',
			url: 'https://doi.org/10.1016/S0079-7421(08)60536-8'
		}
	],
	steps: [
		step<Sooner>({
			id: 'many-points',
			title: 'Three hundred points',
			text:
				`A has learned a spiral in ${pretraining} steps, and rests. The new task is that spiral turned by 45°, with ${tasks.turned.training} points. ` +
				'B is A, trained further on them: it is _fine-tuned_. C starts over, from the random weights that A once began with.',
			experiment: manyPoints,
			shown: shownWithoutSquares,
			prediction: {
				question: `In how many steps will B be right on ${enough} of ${points} new points, beside C?`,
				choices: [
					'In as many, or more',
					'In fewer, but more than half',
					'In half as many, or fewer'
				],
				answer({ further, over }) {
					if (further === null || (over !== null && further >= over)) return 0;
					return over === null || further <= over / 2 ? 2 : 1;
				}
			},
			task: finish,
			hint,
			check: (watch: Watch) => missingOfRun(watch, manyPoints) ?? sooner(watch),
			seen: ({ untouched, further, over }) => [
				{ text: `B was right on ${enough} ` },
				{ text: stepsInWords(further), strong: true },
				{
					text: `, and C ${stepsInWords(over)}. A, which nobody trained for it, is right on ${formatCount(untouched)}.`
				}
			]
		}),
		step<number[]>({
			id: 'eight-points',
			title: 'Eight points',
			text:
				`Now there are ${tasks.turnedWithFew.training} points of the turned spiral, ${tasks.turnedWithFew.training / 2} of each class. A, B and C begin as before. ` +
				'In language models few-shot examples usually stand in the prompt, and no parameter changes; here training changes them.',
			experiment: fewPoints,
			shown: shownWithoutSquares,
			prediction: {
				question: 'Which will be right on most new points?',
				choices: ['A, untouched', 'B, trained further', 'C, from random weights'],
				answer: mostOf
			},
			task: finish,
			hint,
			check: (watch: Watch) => rightAfter(watch, fewPoints),
			seen: ([untouched, further, over]) => [
				{ text: `A is right on ${formatCount(untouched)} of ${points} new points, B on ` },
				{ text: formatCount(further), strong: true },
				{ text: ` and C on ${formatCount(over)}.` }
			]
		}),
		step<Forgotten>({
			id: 'the-old-task',
			title: 'What of the old task?',
			text:
				`A has learned rings on the left. The new task is rings on the right, with ${tasks.elsewhere.training} points. B is trained further on them. ` +
				`So is C, but with ${rehearsedPoints} points of the old task in every step as well: that is _rehearsal_.`,
			experiment: elsewhere,
			shown: shownWithoutSquares,
			prediction: {
				question: `On how many of ${points} points of the old task will B still be right, beside A?`,
				choices: ['At most 50 fewer', '51 to 299 fewer', '300 fewer, or more'],
				answer({ before, plain }) {
					const fewer = before - plain.old;
					return fewer <= 50 ? 0 : fewer < 300 ? 1 : 2;
				}
			},
			task: finish,
			hint,
			check: (watch: Watch) =>
				missingOfRun(watch, elsewhere) ?? missingOfItsEnd(watch) ?? forgotten(watch),
			seen: ({ before, plain, rehearsed }) => [
				{ text: `On the old task A is right on ${formatCount(before)}, B on ` },
				{ text: formatCount(plain.old), strong: true },
				{ text: ' and C, which rehearsed, on ' },
				{ text: formatCount(rehearsed.old), strong: true },
				{
					text: `. On the new one B is right on ${formatCount(plain.now)}, and C on ${formatCount(rehearsed.now)}.`
				}
			]
		}),
		step<number[]>({
			id: 'another-task',
			title: 'From a task that is too plain',
			text:
				'Here a network has learned to part two halves of the plane by a straight line, in as many steps. The new task is the spiral, with ' +
				`${tasks.afterHalfPlane.training} points. A starts over. B keeps the pretrained layers, _frozen_: they do not change, and a fresh last layer of 65 parameters is trained.`,
			experiment: anotherTask,
			shown: shownWithoutSquares,
			prediction: {
				question: 'Which will be right on more new points?',
				choices: ['A, by 100 or more', 'B, by 100 or more', 'Neither, by as many as that'],
				answer: ([over, frozen]) => (over - frozen >= 100 ? 0 : frozen - over >= 100 ? 1 : 2)
			},
			task: finish,
			hint,
			check: (watch: Watch) => rightAfter(watch, anotherTask),
			seen: ([over, frozen]) => [
				{
					text: `From random weights A is right on ${formatCount(over)} of ${points} new points; on layers frozen after another task B is right on `
				},
				{ text: formatCount(frozen), strong: true },
				{ text: '.' }
			]
		})
	],
	teacher: {
		misconception: 'Training further only adds to what a network knows.',
		expected: [
			`With ${tasks.turned.training} points the fine-tuned network was right on ${enough} of ${points} in half the steps or fewer in ${isSooner}.`,
			`With ${tasks.turnedWithFew.training} points the untouched network was ahead of the fine-tuned one by 50 or more in ${isSpoiled}, and that one was ahead of starting over in ${isAhead}.`,
			`On the old task the fine-tuned network fell by 300 or more in ${forgets}; with rehearsal it fell by at most 50 in ${remembers}.`,
			`On layers that had learned a half-plane a fresh last layer was behind starting over by 100 or more in ${isNotEnough}.`
		],
		answers: [
			'In half as many, or fewer.',
			'A, untouched.',
			'300 fewer, or more.',
			'A, by 100 or more.'
		],
		question:
			'In which of these four would you have trained further, and what would you have had to know beforehand?'
	}
};

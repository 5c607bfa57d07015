import {
	fineTuneCeiling,
	fineTuneSwapped,
	loraTurned,
	onNewTask,
	tasks
} from '$lib/claims/afterTraining/fineTune.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import { specOf } from '$lib/experiment/edits.ts';
import { formatCount } from '$lib/format.ts';
import { countParameters } from '$lib/network/cost.ts';
import { countUpdate } from '$lib/network/lora.ts';
import { maskOfLast } from '$lib/network/partlyTrained.ts';
import { finish, hint, mostOf, rightAfter, shown, shownWithoutSquares } from '../afterTraining.ts';
import { step, type Lesson, type Watch } from '../lesson.ts';

const sixteen = onNewTask(tasks.swapped, ['scratch', 'full', 'head']);
const control = onNewTask(tasks.swapped, ['scratch', 'full', 'head', 'untrainedHead']);
const update = onNewTask(tasks.turnedFar, ['scratch', 'full', 'lowRank', 'biases']);
const many = onNewTask(tasks.turnedFarWithMany, ['scratch', 'head']);

const all = formatCount(countParameters(specOf(sixteen, 0)));
/** Weights and bias of the last layer. */
const ofLastLayer = maskOfLast(specOf(sixteen, 2), 1).reduce((sum, moves) => sum + moves, 0);
/** Of both thin matrices beside both hidden kernels, at rank 2. */
const ofUpdate = countUpdate(specOf(update, 2), 2);
const points = formatCount(sixteen.data.validation);
const [isAheadOfScratch, isAheadOfAll, isAheadOfUntrained] = fineTuneSwapped.criteria.map(drawsOf);
const [updateIsAhead, updateIsClose, biasesAreAhead] = loraTurned.criteria.map(drawsOf);
const [isBehind] = fineTuneCeiling.criteria.map(drawsOf);

export const lesson: Lesson = {
	title: 'Sixty-five of 4,417',
	summary: 'Few trainable parameters suffice, if the frozen ones fit the task.',
	minutes: 12,
	claims: [fineTuneSwapped, loraTurned, fineTuneCeiling].map(({ name }) => name),
	sources: [
		{
			by: 'Yosinski, Clune, Bengio and Lipson 2014',
			title: 'How transferable are features in deep neural networks?',
			url: 'https://arxiv.org/abs/1411.1792'
		},
		{
			by: 'Hu and others 2021',
			title: 'LoRA: low-rank adaptation of large language models',
			url: 'https://arxiv.org/abs/2106.09685'
		}
	],
	steps: [
		step<number[]>({
			id: 'sixteen-points',
			title: 'Sixteen points',
			text:
				`A network of ${all} parameters has learned a spiral. The new task is that spiral with its labels swapped, and ${tasks.swapped.training} points of it. ` +
				'A starts over, from random weights; B is the pretrained network, trained further as a whole. In C the hidden layers are _frozen_: they do not change. ' +
				`A fresh last layer, ${ofLastLayer} parameters, is all that it trains.`,
			experiment: sixteen,
			shown: shownWithoutSquares,
			prediction: {
				question: `Which will be right on most of ${points} new points?`,
				choices: [
					`A, ${all} from random weights`,
					`B, ${all} trained further`,
					`C, ${ofLastLayer} in a fresh last layer`
				],
				answer: mostOf
			},
			task: finish,
			hint,
			check: (watch: Watch) => rightAfter(watch, sixteen),
			seen: ([scratch, full, head]) => [
				{ text: `With ${ofLastLayer} trainable parameters C is right on ` },
				{ text: formatCount(head), strong: true },
				{
					text: ` of ${points} new points; with ${all} A is right on ${formatCount(scratch)} and B on ${formatCount(full)}.`
				}
			]
		}),
		step<number[]>({
			id: 'untrained-layers',
			title: 'Or do few parameters win by themselves?',
			text:
				`D trains ${ofLastLayer} parameters as well, a fresh last layer at the same learning rate. But its frozen layers are those that the pretrained network once began with, before it learned anything. ` +
				'So C and D differ in nothing but what is frozen.',
			experiment: control,
			shown: shownWithoutSquares,
			prediction: {
				question: 'On how many new points will D be right, beside C?',
				choices: ['As many, or more', '1 to 199 fewer', '200 fewer, or more'],
				answer([, , head, untrained]) {
					const fewer = head - untrained;
					return fewer <= 0 ? 0 : fewer < 200 ? 1 : 2;
				}
			},
			task: finish,
			hint,
			check: (watch: Watch) => rightAfter(watch, control),
			seen: ([, , head, untrained]) => [
				{
					text: `On trained layers C is right on ${formatCount(head)}, and on untrained ones D is right on `
				},
				{ text: formatCount(untrained), strong: true },
				{ text: `, with ${ofLastLayer} trainable parameters each.` }
			]
		}),
		step<number[]>({
			id: 'a-small-update',
			title: 'A small update',
			text:
				`Now the spiral is turned by 90°, with ${tasks.turnedFar.training} points. A starts over, B is trained further as a whole, and D trains its biases alone. ` +
				`In C each hidden kernel stays as it is, and a product of two thin matrices is added to it: a _LoRA_ update, of rank 2, ${ofUpdate} numbers in all. ` +
				`Merged into the kernels, it is ${all} parameters again.`,
			experiment: update,
			shown: shownWithoutSquares,
			prediction: {
				question: 'On how many new points will C be right?',
				choices: [
					'No more than A',
					'More than A, and over 50 fewer than B',
					'More than A, and at most 50 fewer than B'
				],
				answer([scratch, full, lowRank]) {
					if (lowRank <= scratch) return 0;
					return full - lowRank > 50 ? 1 : 2;
				}
			},
			task: finish,
			hint,
			check: (watch: Watch) => rightAfter(watch, update),
			seen: ([scratch, full, lowRank, biases]) => [
				{ text: `With ${ofUpdate} trainable numbers C is right on ` },
				{ text: formatCount(lowRank), strong: true },
				{
					text: `; with ${all} A is right on ${formatCount(scratch)} and B on ${formatCount(full)}. D, with its biases alone, is right on ${formatCount(biases)}.`
				}
			]
		}),
		step<number[]>({
			id: 'more-points',
			title: 'Three hundred points',
			text:
				`The spiral turned by 90° once more, now with ${tasks.turnedFarWithMany.training} points. A starts over with ${all} trainable parameters. ` +
				`B has a fresh last layer of ${ofLastLayer} on frozen layers, as C had when there were ${tasks.swapped.training} points.`,
			experiment: many,
			shown,
			prediction: {
				question: 'Which will be right on more new points?',
				choices: [
					`A, ${all} from random weights`,
					`B, ${ofLastLayer} in a fresh last layer`,
					'Both on as many'
				],
				answer: ([scratch, head]) => (scratch === head ? 2 : scratch > head ? 0 : 1)
			},
			task: finish,
			hint,
			check: (watch: Watch) => rightAfter(watch, many),
			seen: ([scratch, head]) => [
				{ text: `A is right on ${formatCount(scratch)}, and B on ` },
				{ text: formatCount(head), strong: true },
				{ text: ': how many need to be trained depends on the task, and on its points.' }
			]
		})
	],
	teacher: {
		misconception: 'LoRA makes a model smaller.',
		expected: [
			`With ${tasks.swapped.training} points a fresh last layer was ahead of starting over by 200 or more of ${points} in ${isAheadOfScratch}, and of training all by 100 or more in ${isAheadOfAll}.`,
			`It was ahead of a fresh last layer on untrained layers by 200 or more in ${isAheadOfUntrained}.`,
			`LoRA of rank 2 was ahead of starting over in ${updateIsAhead}, and at most 50 behind training all in ${updateIsClose}; the biases alone were ahead of starting over in only ${biasesAreAhead}.`,
			`With ${tasks.turnedFarWithMany.training} points a fresh last layer was behind starting over in ${isBehind}.`
		],
		answers: [
			`C, ${ofLastLayer} in a fresh last layer.`,
			'200 fewer, or more.',
			'More than A, and at most 50 fewer than B.',
			`A, ${all} from random weights.`
		],
		question:
			'A company has one large network and a hundred customers with a task each. What would it store for each of them?'
	}
};

import { residualConnections } from '$lib/claims/residual.ts';
import type { Part } from '$lib/analysis/sentence.ts';
import { formatCount } from '$lib/format.ts';
import { step, type Lesson, type Shown } from '../lesson.ts';
import type { Standing } from '../scores.ts';
import { beside, bothAtEnd, trainToTheEnd, type Both } from '../twoNetworks.ts';

const claimed = residualConnections.networks(1);
/** Plain in A and residual in B. */
export const fifty = beside(claimed.plain, claimed.residual);
export const four = beside(claimed.plainOfFour, claimed.residualOfFour);
const points = fifty.data.validation;

const shown: Shown = {
	card: ['picture', 'mistakes', 'new points', 'layers', 'gradients'],
	train: true,
	chart: true
};

const learned = ({ wrongValidation }: Standing) => wrongValidation <= 0.05 * points;

/** A alone, B alone, both, neither. */
function whoLearned({ a, b }: Both): number {
	if (learned(a) && learned(b)) return 2;
	if (!learned(a) && !learned(b)) return 3;
	return learned(a) ? 0 : 1;
}

const choices = ['A, plain', 'B, residual', 'Both', 'Neither'];

const wrongOf = ({ a, b }: Both): Part[] => [
	{
		text: `Both have ${formatCount(a.parameters)} parameters. Of ${formatCount(points)} new points A is wrong on `
	},
	{ text: formatCount(a.wrongValidation), strong: true },
	{ text: ', and B on ' },
	{ text: formatCount(b.wrongValidation), strong: true },
	{ text: '.' }
];

export const lesson: Lesson = {
	title: 'Fifty layers',
	summary:
		'Deep networks of the same count: in one of them the gradient has a way past the layers.',
	minutes: 7,
	claims: [residualConnections.name],
	sources: [
		{
			by: 'He, Zhang, Ren and Sun 2016',
			title: 'Deep residual learning for image recognition',
			url: 'https://arxiv.org/abs/1512.03385'
		},
		{
			by: 'Glorot and Bengio 2010',
			title: 'Understanding the difficulty of training deep feedforward neural networks',
			url: 'https://proceedings.mlr.press/v9/glorot10a.html'
		}
	],
	steps: [
		step<Both>({
			id: 'fifty',
			title: 'A way past the layers',
			text:
				'Both networks have a first layer of six units, then fifty more. Every layer of A makes something new of ' +
				'what it gets. The layers of B are _residual_: each hands on what it gets, and adds a tenth of what it ' +
				'makes of it. Look at the gradients of both by layer before you train: they are all that a layer learns by.',
			formula: String.raw`h' = h + 0.1 \cdot \operatorname{relu}(W h + b)`,
			experiment: fifty,
			shown,
			prediction: {
				question: 'Which will be right on at least 95 % of the new points?',
				choices,
				answer: whoLearned
			},
			...trainToTheEnd,
			check: bothAtEnd(fifty),
			seen: wrongOf
		}),
		step<Both>({
			id: 'four',
			title: 'Four will do',
			text:
				'The same two kinds of layers, and four of them in place of fifty. A gradient that shrinks a little at ' +
				'each layer comes through four of them. So residual connections are no gain by themselves: they make ' +
				'depth possible where there would be none.',
			experiment: four,
			shown,
			prediction: {
				question: 'Which will be right on at least 95 % of the new points now?',
				choices,
				answer: whoLearned
			},
			...trainToTheEnd,
			check: bothAtEnd(four),
			seen: wrongOf
		})
	],
	teacher: {
		misconception:
			'A network that is deep enough can learn anything. Training must reach its first layers too.',
		expected: [
			'With fifty layers the plain network is right on about half of the new points, the residual one on nearly all.',
			'With four layers both are right on nearly all.'
		],
		answers: ['B, residual.', 'Both, in nearly all cases.'],
		question:
			'Both networks of fifty layers can express the same answers, nearly. What is the difference between what a network can be and what training finds?'
	}
};

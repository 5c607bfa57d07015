import { formatCount } from '$lib/format.ts';
import { correctLabelsClaim, firstScreenClaim, firstScreenTurn } from '$lib/claims/firstScreen.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import type { Part } from '$lib/analysis/sentence.ts';
import { newDraw, newWeights } from '$lib/experiment/edits.ts';
import { correctLabels, firstScreen } from '$lib/experiment/presets.ts';
import { step, type Lesson, type Prediction, type Shown, type Watch } from '../lesson.ts';
import { missingOfRun, standingOf, type Standing } from '../scores.ts';

const clean = correctLabels(firstScreen);
const again = newWeights(newDraw(firstScreen));

/** In how many draws the small network was wrong on fewer new points. */
const won = drawsOf(firstScreenClaim.criteria[2]);

const shown: Shown = {
	card: ['picture', 'mistakes', 'new points', 'squares'],
	train: true,
	chart: true
};

interface Both {
	a: Standing;
	b: Standing;
}

const whichIsRight: Prediction<Both> = {
	question: 'Which network will be right more often on points it has never seen?',
	choices: ['A, the small one', 'B, the wide one', 'Both equally often'],
	answer({ a, b }) {
		if (a.wrongValidation === b.wrongValidation) return 2;
		return a.wrongValidation < b.wrongValidation ? 0 : 1;
	}
};

function both(watch: Watch): Both {
	return { a: standingOf(watch, 0), b: standingOf(watch, 1) };
}

/** "Of 300 new points A is wrong on 34 and B on 43". */
function onNewPoints({ a, b }: Both): Part[] {
	return [
		{ text: `Of ${formatCount(firstScreen.data.validation)} new points A is wrong on ` },
		{ text: formatCount(a.wrongValidation), strong: true },
		{ text: ' and B on ' },
		{ text: formatCount(b.wrongValidation), strong: true }
	];
}

export const lesson: Lesson = {
	title: 'Small against wide',
	summary:
		'Two networks, the same points, one of them with far more parameters. Which is right more often?',
	minutes: 8,
	claims: [firstScreenClaim.name, firstScreenTurn.name, correctLabelsClaim.name],
	sources: [
		{
			by: 'Zhang, Bengio, Hardt, Recht and Vinyals 2017',
			title: 'Understanding deep learning requires rethinking generalization',
			url: 'https://arxiv.org/abs/1611.03530'
		}
	],
	steps: [
		step<Both>({
			id: 'bet',
			title: 'Place your bet',
			text:
				'Both networks learn from the same 150 points. A has three units in each of its two hidden layers, B ' +
				'has 64. The labels of one point in ten are wrong, on purpose; nobody tells the networks which.',
			experiment: firstScreen,
			shown,
			prediction: whichIsRight,
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch: Watch) => missingOfRun(watch, firstScreen) ?? both(watch),
			seen: (facts) => [
				...onNewPoints(facts),
				{
					text: `; of its own ${formatCount(firstScreen.data.training)} points A is wrong on ${formatCount(facts.a.wrongTraining)}, B on ${formatCount(facts.b.wrongTraining)}.`
				}
			]
		}),
		step<Both>({
			id: 'luck',
			title: 'Was it luck?',
			text:
				'One run proves little: other points might have favoured the other network. So here is another _draw_: ' +
				'other points from the same source, and other random parameters to begin with. When this was tried ' +
				`afresh, the small network was right more often in ${won}.`,
			experiment: again,
			shown,
			prediction: whichIsRight,
			task: 'Train both again, to the end of the run.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch: Watch) => missingOfRun(watch, again) ?? both(watch),
			seen: (facts) => [...onNewPoints(facts), { text: ' in this draw.' }]
		}),
		step<Both>({
			id: 'clean-labels',
			title: 'Who is to blame?',
			text:
				'Is it the many parameters of B that do harm, or the wrong labels? To find out, change one of the two ' +
				'and nothing else: that is called a _control_. Here are the points of the first step, with every label correct.',
			experiment: clean,
			shown,
			prediction: {
				question:
					'With correct labels, how many of 300 new points will the wide network B get wrong?',
				choices: ['15 or fewer', '16 to 40', 'More than 40'],
				answer: ({ b }) => (b.wrongValidation <= 15 ? 0 : b.wrongValidation <= 40 ? 1 : 2)
			},
			task: 'Train both, to the end of the run.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch: Watch) => missingOfRun(watch, clean) ?? both(watch),
			seen: (facts) => [
				...onNewPoints(facts),
				{
					text: `: with nothing wrong to learn by heart, ${formatCount(facts.b.parameters)} parameters do no harm.`
				}
			]
		})
	],
	teacher: {
		misconception:
			'A bigger network is always better, or, once the first step is seen, always worse. It depends on what there is to learn, and on what is wrong with it.',
		expected: [
			'With one label in ten wrong, nobody can expect fewer than about 30 errors on 300 new points, in the first draw here about 36: their labels are flipped as well.',
			'B gets all but three or fewer of its own points right, wrong labels included; A leaves at least five of them wrong.',
			'With correct labels B is right on at least 95 % of new points in every draw that was tried.'
		],
		answers: [
			`A in ${won}.`,
			'As before. Whoever opens it in the playground and presses “New draw” adds one more to the count.',
			'15 or fewer. The wrong labels were to blame, together with room enough to learn them.'
		],
		question:
			'Large networks are trained on text and pictures with many wrong labels, and do well. What might be different there?'
	}
};

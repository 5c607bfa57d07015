import { formatCount, formatFixed, formatPlainLoss, formatStep } from '$lib/format.ts';
import { gradientDescent, lineOf } from '$lib/claims/gradientDescent.ts';
import { fewParameters, oneStep } from '$lib/claims/oneStep.ts';
import { hyperparametersOf, setHyperparameter, specOf } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { countParameters } from '$lib/network/cost.ts';
import { describeParameter } from '$lib/network/describeParameter.ts';
import { step, type Lesson, type Shown, type Watch } from '../lesson.ts';
import { notYet, type NotYet } from '../notYet.ts';
import { lastOf, missingOfExperiment, missingOfRun } from '../scores.ts';

/** With this seed the line of the first lesson starts far from the points. */
const seed = 7;
const line = lineOf(seed);
const { learningRate } = line.hyperparameters;
const slowRate = 0.01;
const larger = 10;
/** The line twice, with a rate for each. */
const twins: Experiment = {
	...line,
	networks: [0, 1].map(() => ({ ...line.networks[0], own: { learningRate: slowRate } }))
};
const few = fewParameters(seed);
const onePoint = fewParameters(seed, 1);
const count = countParameters(specOf(few, 0));
const points = few.data.training;

const shown: Shown = { card: ['picture', 'network', 'one step'], losses: 'training', train: true };

const written = (value: number) => formatFixed(value, 3);
const direction = (change: number) => (change > 0 ? 'up' : 'down');

function rateOf({ experiment }: Watch, index: number): number {
	return hyperparametersOf(experiment, index).learningRate;
}

/** Why this is not the first step of a run, done by itself; null where it is. */
function missingOfFirstStep({ changes: [change], step, lookedAt }: Watch): NotYet | null {
	if (change !== undefined) {
		return notYet(
			`something was changed on the way (${change.text}). Press “Reset”, then “Do this step” once.`
		);
	}
	if (step === 0) return notYet('no step is done so far. Press “Do this step”.');
	if (step > 1) {
		return notYet(
			`${formatStep(step)} steps are done, and the task is about the first. Press “Reset”, then “Do this step” once.`
		);
	}
	if (lookedAt === null) return null;
	return notYet('you look back at what was before the step. Press “Step after”.');
}

/** What is no longer as it was, but for the learning rate of B; null if nothing. */
function missingOfTwins(watch: Watch): NotYet | null {
	if (watch.counts.length !== 2) return missingOfExperiment(watch, twins);
	return missingOfExperiment(watch, setHyperparameter(twins, 'learningRate', rateOf(watch, 1), 1));
}

/** How far each parameter of a network has come. */
function movesOf({ initial, parameters }: Watch, network: number): number[] {
	return Array.from(parameters[network], (value, i) => value - initial[network][i]);
}

/** How many steps of the history raised the training loss. */
function raises({
	histories: [history]
}: Watch): { step: number; before: number; after: number }[] {
	return history.flatMap(({ step, training }, at) => {
		if (at === 0) return [];
		const before = history[at - 1].training.loss;
		return training.loss > before ? [{ step, before, after: training.loss }] : [];
	});
}

export const lesson: Lesson = {
	title: 'How a parameter learns',
	summary:
		'One step of training, number by number: every parameter moves a little against its gradient.',
	minutes: 10,
	claims: [gradientDescent.name, oneStep.name],
	sources: [
		{
			by: 'Rumelhart, Hinton and Williams 1986',
			title: 'Learning representations by back-propagating errors',
			url: 'https://doi.org/10.1038/323533a0'
		},
		{
			by: 'Bottou, Curtis and Nocedal 2018',
			title: 'Optimization Methods for Large-Scale Machine Learning',
			url: 'https://arxiv.org/abs/1606.04838'
		},
		{
			by: 'Goodfellow, Bengio and Courville 2016',
			title: 'Deep Learning, chapters 6 and 8',
			url: 'https://www.deeplearningbook.org/'
		}
	],
	steps: [
		step({
			id: 'against',
			title: 'Against the gradient',
			text:
				'Here is the line of the first lesson as a network: one weight and one bias. The _gradient_ of a ' +
				'parameter says how much the loss rises for each 1 that the parameter rises. So where it is above ' +
				'zero, the parameter goes down, and where it is below, up. Open “One step in numbers of A”, and go ' +
				'from “1 forward” to “4 update”: it works out the next step before it is done.',
			formula: String.raw`\text{new} = \text{old} - \text{learning rate} \times \text{gradient}`,
			experiment: line,
			shown,
			prediction: {
				question:
					'Look at the line and the dots. Which way will the weight move, which tilts the line?',
				choices: ['Up', 'Down', 'Not at all'],
				answer: ({ before, after }) => (after > before ? 0 : after < before ? 1 : 2)
			},
			task: 'Read the new value of the weight under “4 update”. Then press “Do this step” once, and compare.',
			hint: 'The button “Step” above does the same as “Do this step”. If you have done more than one, press “Reset”.',
			check(watch: Watch) {
				const missing = missingOfExperiment(watch, line) ?? missingOfFirstStep(watch);
				if (missing) return missing;
				return { before: watch.initial[0][0], after: watch.parameters[0][0] };
			},
			seen: ({ before, after }) => [
				{ text: `The weight went ${direction(after - before)}, from ${written(before)} to ` },
				{ text: written(after), strong: true },
				{
					text: `: its gradient was ${written((before - after) / learningRate)}, and the step is ${learningRate} times as long, the other way.`
				}
			]
		}),
		step({
			id: 'ten-times',
			title: 'How far it moves',
			text:
				'The gradient says which way, and how steep it is. How far the parameter then goes is for the learning ' +
				`rate to say. A and B are the same line, with the same weight and bias, and both have a rate of ${slowRate}.`,
			experiment: twins,
			shown: { ...shown, learningRates: true, editable: ['B'] },
			prediction: {
				question: `With a rate ${larger} times as large, how far will the weight of B move in one step?`,
				choices: ['As far as A’s', '10 times as far', '100 times as far'],
				answer: ({ a, b }) => [1, larger, larger ** 2].findIndex((times) => b / a < 3 * times)
			},
			task: `Give B a learning rate ${larger} times as large as A’s, and do one step.`,
			hint: `Set the learning rate of B to ${larger * slowRate}, and press “Step”. A rate that is changed after a step does not count: press “Reset” first.`,
			check(watch: Watch) {
				const missing = missingOfTwins(watch);
				if (missing) return missing;
				const rate = rateOf(watch, 1);
				if (Math.abs(rate / slowRate - larger) > 1e-9) {
					return notYet(
						`the learning rate of B is ${rate}, and it is to be ${larger * slowRate}, ${larger} times ${slowRate}.`
					);
				}
				const open = missingOfFirstStep(watch);
				if (open) return open;
				const [[a], [b]] = [0, 1].map((network) => movesOf(watch, network));
				return { a, b };
			},
			seen: ({ a, b }) => [
				{ text: `The weight of A moved by ${written(a)}, and that of B by ${written(b)}: ` },
				{ text: `${formatFixed(b / a, 1)} times`, strong: true },
				{ text: ' as far.' }
			]
		}),
		step({
			id: 'through-a-unit',
			title: 'Back through the units',
			text:
				`This network has a hidden layer of three units, and ${formatCount(count)} parameters. The loss is ` +
				'known at the output only. From there _backpropagation_ goes back through the same connections: ' +
				'what comes back to a unit, times what came into it, is the gradient of the weight between. ' +
				'“3 backward” shows it for one point, “4 update” the mean over all of them.',
			formula: String.raw`\text{gradient} = \text{came in} \times \text{comes back}`,
			experiment: few,
			shown,
			prediction: {
				question: 'Which parameter will move furthest in the first step?',
				choices: ['A weight from the input', 'A weight to the output', 'A bias'],
				answer: ({ kind, layer }) => (kind === 'bias' ? 2 : layer === 0 ? 0 : 1)
			},
			task: 'Find the parameter with the largest gradient under “4 update”, above or below zero. Then do one step.',
			hint: 'Compare the numbers of the column “gradient” without their signs. If you have done more than one step, press “Reset”.',
			check(watch: Watch) {
				const missing = missingOfExperiment(watch, few) ?? missingOfFirstStep(watch);
				if (missing) return missing;
				const moves = movesOf(watch, 0);
				const sizes = moves.map(Math.abs);
				const furthest = sizes.indexOf(Math.max(...sizes));
				const { kind, layer, sentence } = describeParameter(specOf(few, 0), furthest);
				return { kind, layer, sentence, move: moves[furthest] };
			},
			seen: ({ sentence, move }) => [
				{ text: `The ${sentence} moved furthest: ` },
				{ text: `${direction(move)} by ${written(Math.abs(move))}`, strong: true },
				{ text: '. It had the largest gradient, and all have the same learning rate.' }
			]
		}),
		step({
			id: 'many-steps',
			title: 'Many small steps',
			text:
				'One step changes little: the gradient holds for where the parameters stand now, and a little way ' +
				'around it. So the next step works it out anew, from the new values. That is all that training does, ' +
				'step after step.',
			experiment: few,
			shown: { ...shown, chart: true },
			prediction: {
				question: `Of ${few.stopAt} steps on all ${points} points, how many will raise the training loss?`,
				choices: ['None', 'A few', 'About half'],
				answer: ({ raised, steps }) => (raised === 0 ? 0 : raised < steps / 4 ? 1 : 2)
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch: Watch) {
				const missing = missingOfRun(watch, few);
				if (missing) return missing;
				const [history] = watch.histories;
				return {
					steps: watch.step,
					before: history[0].training.loss,
					after: lastOf(history).training.loss,
					raised: raises(watch).length
				};
			},
			seen: ({ steps, before, after, raised }) => [
				{ text: `${formatStep(steps)} steps took the loss from ${formatPlainLoss(before)} to ` },
				{ text: formatPlainLoss(after), strong: true },
				{
					text:
						raised === 0
							? ', and none of them raised it.'
							: `; ${formatStep(raised)} of them raised it.`
				}
			]
		}),
		step({
			id: 'one-point',
			title: 'What a step does not know',
			text:
				'A step lowers the loss of its own _batch_, the points that it is worked out from, as long as it is ' +
				'small enough. Here each batch is a single point, another one at every step. What becomes of the ' +
				'other points, the step does not know. The loss that the page shows is that of all training points.',
			experiment: onePoint,
			shown: { ...shown, chart: true },
			prediction: {
				question: 'Will each of the first steps lower the loss of all points together?',
				choices: ['Yes, each', 'No, not each'],
				answer: () => 1
			},
			task: 'Do one step after another, until one of them raises the loss.',
			hint: 'Press “Do this step” or “Step” again and again, and watch the loss. “Train” does not count.',
			check(watch: Watch) {
				const missing = missingOfExperiment(watch, onePoint);
				if (missing) return missing;
				const { changes, step, isStepByStep } = watch;
				if (changes.length > 0) {
					return notYet(
						`something was changed on the way (${changes[0].text}). Press “Reset”, then “Step”.`
					);
				}
				if (!isStepByStep) {
					return notYet(
						'“Train” takes step after step, and these are to be watched one by one. Press “Reset”, then “Step”.'
					);
				}
				const [first] = raises(watch);
				if (first !== undefined) return first;
				return notYet(
					step === 0
						? 'no step is done so far. Press “Do this step”.'
						: `${formatStep(step)} ${step === 1 ? 'step is' : 'steps are'} done, and none has raised the loss so far. Go on.`
				);
			},
			seen: ({ step, before, after }) => [
				{ text: `Step ${formatStep(step)} helped its own point, and raised the loss of all from ` },
				{ text: formatPlainLoss(before), strong: true },
				{ text: ' to ' },
				{ text: formatPlainLoss(after), strong: true },
				{ text: '. Over many steps they even out.' }
			]
		})
	],
	teacher: {
		misconception:
			'A network is told what each of its parameters should become. Here nobody knows a target for any of them: each moves a little against its own gradient, and is worked out anew at every step.',
		expected: [
			'The weight of the line begins at −1.39, has a gradient of −2.07, and goes up to −1.18.',
			`With all ${points} points in each batch, none of 200 steps raised the training loss in any draw that was tried.`,
			'With one point in each batch, one of the first 20 steps raised the loss of all points, in every draw that was tried.'
		],
		answers: [
			'Up: the line tilts the wrong way, so its slope must grow.',
			'10 times as far: without momentum the step is the learning rate times the gradient.',
			'A weight to the output in this draw; the numbers under “4 update” show it beforehand.',
			'None: the rate is small, and each step sees all points.',
			'Step 4 raises it in this draw; where the rate is too large, a step can raise the loss of its own batch as well (next lesson).'
		],
		question:
			'Half of the steps on single points raise the loss of all. Why does training get down all the same?'
	}
};

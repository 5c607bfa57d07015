import { lowestLoss } from '$lib/analysis/leastSquares.ts';
import { formatBeside, formatFixed, formatPlainLoss, formatStep } from '$lib/format.ts';
import { gradientDescent, lineOf } from '$lib/claims/gradientDescent.ts';
import { drawData } from '$lib/data/draw.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { step, type Lesson, type Watch } from '../lesson.ts';
import { notYet, type NotYet } from '../notYet.ts';
import { missingOfExperiment, missingSteps } from '../scores.ts';

/** Of the loss that the reader is to reach by hand; the best line stands below. */
const goal = 0.05;

/** With this seed it starts far from the points. */
const line: Experiment = lineOf(7);
const points = line.data.training;
const { learningRate } = line.hyperparameters;

const names = ['a', 'b'];
/** How far each parameter is to be moved, to see what it does. */
const move = 0.3;
/** How many steps are to be watched. */
const steps = 5;

function lossNow({ histories }: Watch): number {
	return histories[0].at(-1)?.training.loss ?? NaN;
}

function parametersNow({ parameters: [[a, b]] }: Watch) {
	return { a, b };
}

interface Trained {
	a: number;
	b: number;
	loss: number;
	steps: number;
	/** The loss that the reader reached by hand, if that step was done. */
	hand: number | null;
}

/** What keeps a line from being set by hand; null if nothing. */
function missingOfHand(watch: Watch): NotYet | null {
	if (watch.step === 0) return missingOfExperiment(watch, line);
	return notYet('training has moved a and b. Press “Reset”, and set both by hand.');
}

/** What keeps training from having found the line alone; null if nothing. */
function missingOfTraining(watch: Watch, then: string): NotYet | null {
	if (watch.changes.length === 0) return missingOfExperiment(watch, line);
	return notYet(
		`a slider was moved in this run, and training must move the line alone. Press “Reset”, then ${then}.`
	);
}

const written = (value: number) => formatFixed(value, 2);

export const lesson: Lesson = {
	title: 'What is a parameter?',
	summary: 'A line has two numbers of its own. Set them by hand, then let the computer find them.',
	minutes: 8,
	claims: [gradientDescent.name],
	sources: [
		{
			by: 'Cauchy 1847, retold by Lemaréchal 2012',
			title: 'Cauchy and the gradient method',
			url: 'https://www.math.uni-bielefeld.de/documenta/vol-ismp/40_lemarechal-claude.pdf'
		},
		{
			by: 'Goodfellow, Bengio and Courville 2016',
			title: 'Deep Learning, chapters 4 and 5',
			url: 'https://www.deeplearningbook.org/'
		}
	],
	steps: [
		step({
			id: 'two-numbers',
			title: 'Two numbers, one line',
			text:
				'Here is a rule that turns any number $x$ into an answer $y$. Its picture is a straight line, ' +
				'and it has two numbers of its own: $a$ and $b$. Numbers like these, which belong to the rule ' +
				'and can be changed, are its _parameters_. Change one, and every answer changes.',
			formula: 'y = a x + b',
			experiment: line,
			shown: { card: ['picture'], parameters: names },
			prediction: {
				question: 'Before you try: which of the two tilts the line?',
				choices: ['a', 'b'],
				answer: () => 0
			},
			task: 'Move both sliders, and watch what each does to the line.',
			hint: `Drag a slider, or choose it with the Tab key and press the arrow keys. Move each by ${move} or more.`,
			check(watch: Watch) {
				const missing = missingOfHand(watch);
				if (missing) return missing;
				const { a, b } = parametersNow(watch);
				const [[a0, b0]] = watch.initial;
				const [byA, byB] = [Math.abs(a - a0), Math.abs(b - b0)];
				if (byA >= move && byB >= move) return { a, b };
				return notYet(
					`a was moved by ${formatBeside(byA, move)} and b by ${formatBeside(byB, move)}. Move each by ${move} or more.`
				);
			},
			seen: ({ a, b }) => [
				{ text: 'Parameter a tilts the line and b lifts it. With ' },
				{ text: `a = ${written(a)}`, strong: true },
				{ text: ' and ' },
				{ text: `b = ${written(b)}`, strong: true },
				{ text: ` your line answers ${written(a + b)} where x is 1.` }
			]
		}),
		step({
			id: 'by-hand',
			title: 'How wrong is the line?',
			text:
				`The ${points} dots were measured, and the line should answer as they do. For each dot, take the ` +
				'distance straight up or down to the line, and square it, so that a far miss counts most. The ' +
				'mean of these squares is the _loss_: one number that says how wrong the line is. Lower is better.',
			formula: String.raw`\text{loss} = \text{mean of } (y - (a x + b))^2`,
			experiment: line,
			shown: { card: ['picture'], parameters: names, losses: 'training', residuals: true },
			task: `Set a and b by hand so that the loss falls below ${goal}.`,
			hint: 'First tilt the line like the cloud of dots, then lift it into the middle. The arrow keys move a slider a little at a time.',
			check(watch: Watch) {
				const missing = missingOfHand(watch);
				if (missing) return missing;
				const loss = lossNow(watch);
				if (!(loss < goal)) {
					return notYet(`the loss is ${formatBeside(loss, goal)}, and it must fall below ${goal}.`);
				}
				const lowest = lowestLoss(drawData(watch.experiment.data).training);
				return { ...parametersNow(watch), loss, lowest };
			},
			seen: ({ a, b, loss, lowest }) => [
				{ text: `With a = ${written(a)} and b = ${written(b)} your loss is ` },
				{ text: formatPlainLoss(loss), strong: true },
				{
					text: `; the best of all lines has ${formatPlainLoss(lowest)}, because no line passes through every dot.`
				}
			]
		}),
		step({
			id: 'downhill',
			title: 'Which way is down?',
			text:
				'You had a picture to look at; now suppose that you can only read the loss. Ask of each parameter: ' +
				'if this number grew a little, would the loss rise or fall, and how steeply? The answers together ' +
				'are the _gradient_. A _step_ of gradient descent moves each parameter a little way downhill: by ' +
				`how steep it is there, times the _learning rate_, which is ${learningRate} here.`,
			formula: String.raw`a \leftarrow a - ${learningRate} \times \text{steepness of the loss in } a`,
			experiment: line,
			shown: { card: ['picture'], parameters: names, losses: 'training', train: true },
			task: 'Leave the sliders alone, press “Step” five times, and watch a, b and the loss.',
			hint: 'If you have moved a slider, press “Reset” first: it brings back the numbers from the beginning.',
			check(watch: Watch) {
				const missing = missingOfTraining(watch, '“Step” five times');
				if (missing) return missing;
				if (!watch.isStepByStep) {
					return notYet(
						'“Train” takes step after step, and these are to be watched one by one. Press “Reset”, then “Step” five times.'
					);
				}
				if (watch.step < steps) {
					return notYet(
						`${watch.step} of ${steps} steps ${watch.step === 1 ? 'is' : 'are'} taken. Press “Step” again.`
					);
				}
				const before = watch.histories[0][0].training.loss;
				return { steps: watch.step, before, after: lossNow(watch) };
			},
			seen: ({ steps, before, after }) => [
				{ text: `${formatStep(steps)} steps moved both parameters, and the loss went from ` },
				{ text: formatPlainLoss(before), strong: true },
				{ text: ' to ' },
				{ text: formatPlainLoss(after), strong: true },
				{ text: '.' }
			]
		}),
		step<Trained>({
			id: 'let-it-run',
			title: 'Let it run',
			text:
				'Many such steps, one after another, are called _training_. A _neural network_ is a rule with more ' +
				'parameters than this one: thousands on this site, 175 billion in GPT-3. All of these rules are ' +
				'trained in this way.',
			experiment: line,
			shown: { card: ['picture'], parameters: names, losses: 'training', train: true },
			prediction: {
				question: 'Whose loss will be lower in the end?',
				choices: ['Mine, set by hand', 'The one from training', 'The same to three decimals'],
				answer({ loss, hand }) {
					if (hand === null) return 1;
					if (loss.toFixed(3) === hand.toFixed(3)) return 2;
					return loss < hand ? 1 : 0;
				}
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have moved a slider, press “Reset” first: the run must find both numbers without help.',
			check(watch: Watch) {
				const missing = missingOfTraining(watch, '“Train”') ?? missingSteps(watch, line);
				if (missing) return missing;
				const hand = watch.earlier('by-hand') as { loss: number } | undefined;
				return {
					...parametersNow(watch),
					loss: lossNow(watch),
					steps: watch.step,
					hand: hand?.loss ?? null
				};
			},
			seen: ({ a, b, loss, steps, hand }) => [
				{
					text: `${formatStep(steps)} steps found a = ${written(a)} and b = ${written(b)}, with a loss of `
				},
				{ text: formatPlainLoss(loss), strong: true },
				{ text: hand === null ? '.' : `; by hand you reached ${formatPlainLoss(hand)}.` }
			]
		})
	],
	teacher: {
		misconception:
			'A parameter is something that the programmer chose, or a fact that the model stores. Here it is a number that nobody chose: training moved it until the answers fitted.',
		expected: [
			`The run of ${line.stopAt} steps ends within two per cent of the lowest loss that any line has on these dots.`,
			`A careful reader gets below ${goal} by hand in a minute or two, and comes close to that lowest loss.`
		],
		answers: [
			'a tilts the line (its slope), b lifts it (its height at x = 0).',
			'Any pair close to a = 1 and b = 0: the dots were made from y = x with random errors added.',
			'The loss falls at each of the five steps, by less and less, since the slope gets flatter.',
			'Training, or a tie: it ends close to the best of all lines, and nobody can go below that.'
		],
		question:
			'Training knows neither the picture nor the word “line”. What does it know at each step, and why is that enough?'
	}
};

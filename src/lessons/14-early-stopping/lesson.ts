import { bestOf } from '$lib/analysis/overfitting.ts';
import { formatCount, formatPlainLoss, formatStep } from '$lib/format.ts';
import { trueError } from '$lib/analysis/trueError.ts';
import { earlyStopping } from '$lib/claims/regularization.ts';
import { specOf } from '$lib/experiment/edits.ts';
import { step, type Lesson, type Shown, type TaskPart, type Watch } from '../lesson.ts';
import { notYet, type NotYet } from '../notYet.ts';
import { lastOf, looksAtBest, missingOfItsEnd, missingOfRun } from '../scores.ts';

const wide = earlyStopping.networks(1).wide.experiment;
const { stopAt } = wide;
const points = wide.data.training;

const shown: Shown = {
	card: ['picture', 'new points', 'true function'],
	train: true,
	chart: true
};

/** How far the network that the reader sees is from the true curve. */
function errorOf({ experiment, parameters }: Watch): number {
	return trueError(experiment.data, specOf(experiment, 0), parameters[0]);
}

interface Turn {
	bestStep: number;
	best: number;
	validation: number;
	/** Against the true curve, at the end. */
	error: number;
}

interface There {
	step: number;
	error: number;
	/** At the end, if the first step is done. */
	atEnd: number | null;
}

interface Stopped extends There {
	stoppedAt: number;
}

/** Its network is there to compare with, but no step had a loss that is a number. */
const withoutBest = notYet(
	'no loss on new points was a number: training diverged. Press “Set up again”, then “Train”.'
);

const again = 'Press “Reset”, tick it, and train.';

/** Why the run did not stop by itself at its best; null where it did. */
function missingOfStop(watch: Watch): NotYet | null {
	const { experiment, step, hasEnded } = watch;
	const missing = missingOfRun(watch, { ...wide, stopAtBest: experiment.stopAtBest, stopAt: 0 });
	if (!experiment.stopAtBest) {
		return notYet(`“Stop at best validation” is not ticked. ${again}`);
	}
	if (missing) return missing;
	if (hasEnded && step < stopAt) return null;
	return notYet(
		`the run went to its end, step ${formatStep(step)}, and did not stop by itself. ${again}`
	);
}

/** Why the step that is looked at is not the best; null where it is. */
function missingOfBest(watch: Watch): NotYet | null {
	const { lookedAt, histories } = watch;
	if (lookedAt === null) {
		return notYet(
			`you look at the end of the run, step ${formatStep(watch.step)}. Drag along the chart, back to the best.`
		);
	}
	if (looksAtBest(watch)) return null;
	const [history] = histories;
	const seen = history.findLast(({ step }) => step <= lookedAt) ?? history[0];
	return notYet(
		`at step ${formatStep(lookedAt)}, where you look, the loss on new points was ${formatPlainLoss(seen.validation.loss)}; at its lowest it was ${formatPlainLoss(bestOf(history)?.validation)}. Drag to where the solid line is lowest.`
	);
}

function errorAtEnd(watch: Watch): number | null {
	return (watch.earlier('the-turn') as Turn | undefined)?.error ?? null;
}

/** The parts of the task to look at the best. */
const goBack: readonly TaskPart[] = [
	{ words: 'Train to the end.', isDone: (watch) => missingOfRun(watch, wide) === null },
	{
		words:
			'Then drag along the chart, back to where the loss on new points was lowest, and compare the two curves.',
		isDone: looksAtBest
	}
];

export const lesson: Lesson = {
	title: 'Early stopping',
	summary:
		'A run passes through many networks. Which one is the best, and how does one stop there?',
	minutes: 8,
	claims: [earlyStopping.name],
	sources: [
		{
			by: 'Prechelt 1998',
			title: 'Early stopping, but when?',
			url: 'https://doi.org/10.1007/3-540-49430-8_3'
		}
	],
	steps: [
		step<Turn>({
			id: 'the-turn',
			title: 'When is it best?',
			text:
				`Here are ${points} points along a hill between two valleys, each pushed up or down by noise. The ` +
				'network has 64 units in each of its two hidden layers: room enough to follow much of that noise. ' +
				`It will train for ${formatStep(stopAt)} steps.`,
			experiment: wide,
			shown,
			prediction: {
				question: 'When will its loss on new points be lowest?',
				choices: ['In the first quarter of the run', 'Later, but before the end', 'At the end'],
				answer: ({ bestStep }) => (bestStep <= stopAt / 4 ? 0 : bestStep < stopAt ? 1 : 2)
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch: Watch) {
				const best = bestOf(watch.histories[0]);
				const missing = missingOfRun(watch, wide) ?? missingOfItsEnd(watch);
				if (missing) return missing;
				if (best === null) return withoutBest;
				return {
					bestStep: best.step,
					best: best.validation,
					validation: lastOf(watch.histories[0]).validation.loss,
					error: errorOf(watch)
				};
			},
			seen: ({ bestStep, best, validation }) => [
				{ text: 'The loss on new points was lowest at step ' },
				{ text: formatStep(bestStep), strong: true },
				{
					text: `, with ${formatPlainLoss(best)}; after all ${formatStep(stopAt)} steps it is ${formatPlainLoss(validation)}.`
				}
			]
		}),
		step<There>({
			id: 'go-back',
			title: 'Look at the best',
			text:
				'The points of this page were made by a computer, so here the true curve is known; nobody knows it for ' +
				'points that were really measured. The mean of the squared distances between it and the curve of the ' +
				'network is the _error against the true curve_. In it there is no noise.',
			experiment: wide,
			shown,
			task: goBack.map(({ words }) => words).join(' '),
			parts: goBack,
			hint: 'The lowest point of the solid line is marked. With the keyboard, choose the slider under the chart with the Tab key, and press the arrow keys.',
			check(watch: Watch) {
				const missing = missingOfRun(watch, wide) ?? missingOfBest(watch);
				if (missing) return missing;
				return { step: watch.lookedAt!, error: errorOf(watch), atEnd: errorAtEnd(watch) };
			},
			seen: ({ step, error, atEnd }) => [
				{ text: `At step ${formatStep(step)} the error against the true curve was ` },
				{ text: formatPlainLoss(error), strong: true },
				{ text: atEnd === null ? '.' : `; at the end it was ${formatPlainLoss(atEnd)}.` }
			]
		}),
		step<Stopped>({
			id: 'stop-by-itself',
			title: 'Let it stop by itself',
			text:
				'You could go back only because you had trained past the turn. A rule can do the same: keep the best ' +
				'network so far, and stop when no better one has come for a long time. Here that is 200 steps, or as ' +
				'many as it took to get to the best if those are more. Then the best is taken back. This is called ' +
				'_early stopping_.',
			experiment: wide,
			shown: { ...shown, stopAtBest: true },
			prediction: {
				question: `How many of the ${formatStep(stopAt)} steps will it train?`,
				choices: [
					`Fewer than ${formatStep(stopAt / 3)}`,
					`${formatStep(stopAt / 3)} to ${formatStep((2 * stopAt) / 3)}`,
					'More'
				],
				answer: ({ stoppedAt }) =>
					stoppedAt < stopAt / 3 ? 0 : stoppedAt <= (2 * stopAt) / 3 ? 1 : 2
			},
			task: 'Tick “Stop at best validation”, press “Train”, and wait until the run stops by itself.',
			hint: 'If the run is at its end already, press “Reset”, tick the box, and train again.',
			check(watch: Watch) {
				const best = bestOf(watch.histories[0]);
				const missing = missingOfStop(watch) ?? missingOfItsEnd(watch);
				if (missing) return missing;
				if (best === null) return withoutBest;
				return {
					stoppedAt: watch.step,
					step: best.step,
					error: errorOf(watch),
					atEnd: errorAtEnd(watch)
				};
			},
			seen: ({ stoppedAt, step, error, atEnd }) => [
				{ text: `It stopped at step ${formatStep(stoppedAt)} and went back to step ` },
				{ text: formatStep(step), strong: true },
				{ text: ', with an error against the true curve of ' },
				{ text: formatPlainLoss(error), strong: true },
				{
					text:
						atEnd === null
							? '.'
							: `; after ${formatStep(stopAt)} steps it was ${formatPlainLoss(atEnd)}.`
				}
			]
		})
	],
	teacher: {
		misconception:
			'Training longer makes a network better. It makes the training loss lower; the loss on new points may have turned long before.',
		expected: [
			`Over ${formatCount(stopAt)} steps the loss on new points is lowest near step 100 in the middle of the draws that were tried, and in the first quarter of the run in nearly all.`,
			'The error against the true curve is about 0.02 at the turn and 0.3 at the end.',
			'The new points choose where to stop. So they are no longer quite new, and the loss on them looks a little better there than it would on others.'
		],
		answers: [
			'In the first quarter.',
			'At the turn the curve is a smooth hill; at the end it bends towards single points.',
			`Fewer than ${formatStep(stopAt / 3)}, as a rule: it stops 200 steps after its best, or at twice the step of its best.`
		],
		question:
			'Early stopping leaves every parameter in place. What does the network lack when it is stopped early, if not parameters?'
	}
};

import { formatBeside, formatCount, formatPlainLoss, formatRatio } from '$lib/format.ts';
import { sixPoints, sixPointsOf } from '$lib/claims/sixPoints.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { specOf } from '$lib/experiment/edits.ts';
import { countParameters } from '$lib/network/cost.ts';
import { step, type CurveLosses, type DrawnCurve, type Lesson, type Watch } from '../lesson.ts';
import { notYet, NotYet } from '../notYet.ts';
import { lastOf, missingOfExperiment, missingOfRun } from '../scores.ts';

/** Of the loss on the six points: the curve passes through them. */
const goal = 0.01;
/** How much lower the second curve must be on the new points. */
const improvement = 0.9;

const curve: Experiment = sixPointsOf(4);
const { training: points, validation: newPoints } = curve.data;

const count = countParameters(specOf(curve, 0));

interface Trained extends CurveLosses {
	/** The validation loss of the reader's last curve, if that step was done. */
	drawn: number | null;
}

/** Two losses that print the same are the same. */
function comparedTo(other: number, loss: number): 'lower' | 'same' | 'higher' {
	if (formatPlainLoss(loss) === formatPlainLoss(other)) return 'same';
	return loss < other ? 'lower' : 'higher';
}

/** ", 757 times as high"; nothing where the two are close. */
const asHigh = (ratio: number) => (ratio < 1.3 ? '' : `, ${formatRatio(ratio)} as high`);

/** The reader's curve over the points of this lesson, or what keeps it from being judged. */
function drawnCurve(watch: Watch): DrawnCurve | NotYet {
	const missing = missingOfExperiment(watch, curve);
	return missing ?? watch.curve ?? notYet('there is no curve so far.');
}

export const lesson: Lesson = {
	title: 'Points it has never seen',
	summary:
		'Draw a curve through six points. Then twenty more appear, and it turns out what the curve was worth.',
	minutes: 8,
	claims: [sixPoints.name],
	sources: [
		{
			by: 'Stone 1974',
			title: 'Cross-validatory choice and assessment of statistical predictions',
			url: 'https://doi.org/10.1111/j.2517-6161.1974.tb00994.x'
		},
		{
			by: 'Goodfellow, Bengio and Courville 2016',
			title: 'Deep Learning, chapter 5',
			url: 'https://www.deeplearningbook.org/'
		}
	],
	steps: [
		step({
			id: 'six-points',
			title: 'Draw a curve',
			text:
				`Here are ${points} measured points. Your curve has thirteen handles, and their heights are its ` +
				'parameters: you are the one who trains. The loss is the mean of the squared distances, straight up ' +
				'or down, from the points to the curve.',
			experiment: curve,
			shown: { curve: 'training' },
			task: `Draw a curve through the six points, so that the loss falls below ${goal}.`,
			hint: 'Hold the pointer down and draw from left to right, then mend the handles one by one. With the keyboard, the Tab key goes to the next handle and the arrow keys move it.',
			check(watch: Watch) {
				const drawn = drawnCurve(watch);
				if (drawn instanceof NotYet) return drawn;
				const { heights, training, moved } = drawn;
				if (!(training < goal)) {
					return notYet(
						`the loss is ${formatBeside(training, goal)}, and it must fall below ${goal}.`
					);
				}
				if (moved < 2) {
					return notYet('the curve was there when the step began. Draw one of your own.');
				}
				return { heights, training };
			},
			seen: ({ training }) => [
				{ text: 'Your curve passes through the six points with a loss of ' },
				{ text: formatPlainLoss(training), strong: true },
				{ text: '.' }
			]
		}),
		step({
			id: 'twenty-more',
			title: 'Twenty more points',
			text:
				`There are ${newPoints} more points from the same source, and your curve was drawn without them. ` +
				'The loss on the points that it was drawn through is the _training loss_. The loss on new points ' +
				'is the _validation loss_, and it alone tells what the curve is worth: who needs an answer for a ' +
				'point that is known already?',
			experiment: curve,
			shown: { curve: 'asked' },
			prediction: {
				question:
					'What will the validation loss of your curve be, compared with its training loss?',
				choices: ['About the same', 'Two to ten times as high', 'More than ten times as high'],
				answer({ training, validation }: CurveLosses) {
					const ratio = validation / training;
					return ratio < 2 ? 0 : ratio <= 10 ? 1 : 2;
				}
			},
			task: 'Make your guess, and press “Show the new points”.',
			hint: `The curve must still pass through the six points, with a training loss below ${goal}.`,
			check(watch: Watch) {
				const drawn = drawnCurve(watch);
				if (drawn instanceof NotYet) return drawn;
				const { heights, training, validation, isJudged } = drawn;
				if (watch.guess === null) {
					return notYet(
						'the guess comes first. Choose one of the three answers above, then press “Show the new points”.'
					);
				}
				if (!(training < goal)) {
					return notYet(
						`the curve misses the six points: its training loss is ${formatBeside(training, goal)}, and it must be below ${goal}.`
					);
				}
				if (!isJudged) return notYet('press “Show the new points”.');
				return { heights, training, validation };
			},
			seen: ({ training, validation }) => [
				{ text: 'Your curve has a training loss of ' },
				{ text: formatPlainLoss(training), strong: true },
				{ text: ' and a validation loss of ' },
				{ text: formatPlainLoss(validation), strong: true },
				{ text: '.' }
			]
		}),
		step({
			id: 'draw-again',
			title: 'Draw it again',
			text:
				'Each point was pushed up or down at random when it was measured: that is its _noise_. A curve ' +
				'through all six points follows their noise, and new points have other noise. What old and new ' +
				'points share is the shape beneath.',
			experiment: curve,
			shown: { curve: 'both' },
			task: 'Move the handles until the validation loss is at least a tenth lower than at the beginning of this step.',
			hint: 'Draw through the middle of all the points, as smoothly as you can. The six old points may be missed a little.',
			check(watch: Watch) {
				const drawn = drawnCurve(watch);
				if (drawn instanceof NotYet) return drawn;
				const { heights, training, validation, before, moved } = drawn;
				if (moved === 0) return notYet('no handle has been moved so far.');
				if (validation <= improvement * before.validation) {
					return { heights, training, validation, before };
				}
				const wanted = Math.floor(1000 * improvement * before.validation) / 1000;
				return notYet(
					`the validation loss is ${formatBeside(validation, wanted)}. It was ${formatPlainLoss(before.validation)}, and must come down to ${formatPlainLoss(wanted)}.`
				);
			},
			seen: ({ training, validation, before }) => [
				{ text: 'The validation loss went from ' },
				{ text: formatPlainLoss(before.validation), strong: true },
				{ text: ' to ' },
				{ text: formatPlainLoss(validation), strong: true },
				{
					text: `, while the training loss went from ${formatPlainLoss(before.training)} to ${formatPlainLoss(training)}.`
				}
			]
		}),
		step<Trained>({
			id: 'a-network',
			title: 'A network does the same',
			text:
				`This network has ${formatCount(count)} parameters where your curve had thirteen. It is trained on ` +
				'the six points alone. The twenty hollow ones only judge it: new to the network, but no longer to ' +
				'you, who saw them while you drew. In the chart the dashed line is the training loss, and the solid ' +
				'one the validation loss. The dotted line is the _noise floor_: the loss that the true shape itself ' +
				'can expect, since it does not know the noise.',
			experiment: curve,
			shown: {
				train: true,
				chart: true,
				losses: 'both',
				drawnCurve: true,
				card: ['picture', 'new points']
			},
			prediction: {
				question: 'When it is trained, which of its two losses is lower?',
				choices: ['The training loss', 'The validation loss', 'Both are the same'],
				answer({ training, validation }) {
					return { lower: 0, higher: 1, same: 2 }[comparedTo(validation, training)];
				}
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch: Watch) {
				const missing = missingOfRun(watch, curve);
				if (missing) return missing;
				const last = lastOf(watch.histories[0]);
				const drawn = watch.earlier('draw-again') as CurveLosses | undefined;
				return {
					training: last.training.loss,
					validation: last.validation.loss,
					drawn: drawn?.validation ?? null
				};
			},
			seen: ({ training, validation, drawn }) => [
				{
					text: `With ${formatCount(count)} parameters the network ends at a loss of ${formatPlainLoss(training)} on its own points and `
				},
				{ text: formatPlainLoss(validation), strong: true },
				{ text: ` on the new ones${asHigh(validation / training)}` },
				{ text: drawn === null ? '.' : `; your last curve had ${formatPlainLoss(drawn)} there.` }
			]
		})
	],
	teacher: {
		misconception:
			'A rule that gets all its examples right has understood them. Here a curve that goes through every point can be far off between them.',
		expected: [
			'On the six points anything below 0.01 can be drawn; on the new points no curve can expect less than about 0.16, since each point carries a random error of typically 0.4.',
			'The network ends with a training loss close to zero and a validation loss at least ten times as high.'
		],
		answers: [
			'Any curve through the six points.',
			'As a rule more than ten times as high: the curve follows the noise of the six points.',
			'A smooth hill with one top in the middle does best. The training loss rises.',
			'The training loss. It was lowered directly; the validation loss was not.'
		],
		question:
			'In the third step you used the new points to improve your curve. Why is its validation loss then no longer a fair judgement, and what would be one?'
	}
};

import { formatCount, formatLoss, formatRatio } from '$lib/analysis/results.ts';
import { sixPoints, sixPointsOf } from '$lib/claims/sixPoints.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { specOf } from '$lib/experiment/edits.ts';
import { countParameters } from '$lib/network/cost.ts';
import { step, type CurveLosses, type Lesson, type Watch } from '../lesson.ts';

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
	if (formatLoss(loss) === formatLoss(other)) return 'same';
	return loss < other ? 'lower' : 'higher';
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
			check({ curve }: Watch) {
				if (curve === null || curve.moved < 2 || !(curve.training < goal)) return null;
				return { heights: curve.heights, training: curve.training };
			},
			seen: ({ training }) => [
				{ text: 'Your curve passes through the six points with a loss of ' },
				{ text: formatLoss(training), strong: true },
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
			check({ curve }: Watch) {
				if (curve === null || !curve.isJudged || !(curve.training < goal)) return null;
				const { heights, training, validation } = curve;
				return { heights, training, validation };
			},
			seen: ({ training, validation }) => [
				{ text: 'Your curve has a training loss of ' },
				{ text: formatLoss(training), strong: true },
				{ text: ' and a validation loss of ' },
				{ text: formatLoss(validation), strong: true },
				{ text: '.' }
			]
		}),
		step({
			id: 'draw-again',
			title: 'Draw it again',
			text:
				'Each point was pushed up or down at random when it was measured: that is its _noise_. A curve ' +
				'through all six points follows their noise, and the next points have other noise. What they share ' +
				'is the shape behind it.',
			experiment: curve,
			shown: { curve: 'both' },
			task: 'Move the handles until the validation loss is at least a tenth lower than at the beginning of this step.',
			hint: 'Draw through the middle of all the points, as smoothly as you can. The six old points may be missed a little.',
			check({ curve }: Watch) {
				if (curve === null || curve.moved === 0) return null;
				const { heights, training, validation, before } = curve;
				return validation <= improvement * before.validation
					? { heights, training, validation, before }
					: null;
			},
			seen: ({ training, validation, before }) => [
				{ text: 'The validation loss went from ' },
				{ text: formatLoss(before.validation), strong: true },
				{ text: ' to ' },
				{ text: formatLoss(validation), strong: true },
				{
					text: `, while the training loss went from ${formatLoss(before.training)} to ${formatLoss(training)}.`
				}
			]
		}),
		step<Trained>({
			id: 'a-network',
			title: 'A network does the same',
			text:
				`This network has ${formatCount(count)} parameters where your curve had thirteen. ` +
				'It is trained on the six points ' +
				'alone; at each step both losses are measured. The twenty points are only used to judge it. You have ' +
				'looked at them while you drew, and so they are no longer new to you.',
			experiment: curve,
			shown: {
				train: true,
				chart: true,
				losses: 'both',
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
				const last = watch.histories[0].at(-1);
				if (!watch.hasEnded || watch.changes.length > 0 || last === undefined) return null;
				if (watch.step < curve.stopAt || watch.counts[0] !== count) return null;
				const drawn = watch.earlier('draw-again') as CurveLosses | undefined;
				return {
					training: last.training.loss,
					validation: last.validation.loss,
					drawn: drawn?.validation ?? null
				};
			},
			seen: ({ training, validation, drawn }) => [
				{
					text: `With ${formatCount(count)} parameters the network ends at ${formatLoss(training)} on its own points and `
				},
				{ text: formatLoss(validation), strong: true },
				{ text: ` on the new ones, ${formatRatio(validation / training)} as much` },
				{ text: drawn === null ? '.' : `; your last curve had ${formatLoss(drawn)} there.` }
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

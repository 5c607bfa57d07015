import { bestOf, overfitSince, overfittingRatio } from '$lib/analysis/overfitting.ts';
import { formatBeside, formatCount, formatPlainLoss, formatStep } from '$lib/format.ts';
import { firstScreenClaim, firstScreenTurn, smallFits } from '$lib/claims/firstScreen.ts';
import { drawsOf } from '$lib/claims/shares.ts';
import { setWidth } from '$lib/experiment/edits.ts';
import type { Experiment } from '$lib/experiment/experiment.ts';
import { step, type Lesson, type TaskPart, type Watch } from '../lesson.ts';
import { notYet, NotYet } from '../notYet.ts';
import {
	extraSteps,
	lastOf,
	looksAtBest,
	missingOfRun,
	standingOf,
	type Standing
} from '../scores.ts';

const wide: Experiment = firstScreenClaim.networks(1).B.experiment;
/** How often the small network of the claim is neither too large nor too small. */
const fits = drawsOf(smallFits);
const points = wide.data.validation;
/** How many of the new points a smaller network must get right. */
const enough = 0.8 * points;

interface Turn {
	parameters: number;
	best: number;
	bestStep: number;
	validation: number;
	training: number;
	steps: number;
	/** Whether it overfits at the end. */
	turns: boolean;
}

interface Narrower extends Standing {
	width: number;
	best: number;
	/** How many new points there are. */
	points: number;
}

interface Try {
	found: Narrower;
	overfits: boolean;
	right: number;
}

/** A network of another width at the end of its run, or why the run does not count. */
function narrowerAtEnd(watch: Watch): Try | NotYet {
	const { width } = watch.experiment.networks[0];
	const missing = missingOfRun(watch, setWidth(wide, 0, width));
	if (missing) return missing;
	const [history] = watch.histories;
	const found = {
		...standingOf(watch, 0),
		width,
		best: bestOf(history)?.validation ?? NaN,
		points
	};
	return { found, overfits: overfitSince(history) !== null, right: points - found.wrongValidation };
}

const does = ({ overfits, right }: Try) => !overfits && right >= enough;

/** The parts of the task to look at the best. */
const goBack: readonly TaskPart[] = [
	{ words: 'Train to the end.', isDone: (watch) => missingOfRun(watch, wide) === null },
	{
		words:
			'Then drag along the chart, back to where the loss on new points was lowest, and compare the maps.',
		isDone: looksAtBest
	}
];

export const lesson: Lesson = {
	title: 'Too many',
	summary:
		'A network with more room than it needs learns its points by heart, and the loss on new points turns.',
	minutes: 8,
	claims: [firstScreenClaim.name, firstScreenTurn.name],
	sources: [
		{
			by: 'Geman, Bienenstock and Doursat 1992',
			title: 'Neural networks and the bias/variance dilemma',
			url: 'https://doi.org/10.1162/neco.1992.4.1.1'
		},
		{
			by: 'Prechelt 1998',
			title: 'Early stopping, but when?',
			url: 'https://doi.org/10.1007/3-540-49430-8_3'
		}
	],
	steps: [
		step<Turn>({
			id: 'the-turn',
			title: 'Two curves part',
			text:
				'The class that is written on a point is its _label_. One label in ten is wrong here, drawn with a circle ' +
				'around it, and the network has room to learn even those. For classes the loss is the _cross-entropy_: ' +
				'low where the network is sure and right, high where it is sure and wrong. The chart shows it at every ' +
				'step: dashed on the points it learns from, solid on new ones. The dotted noise floor is the best ' +
				'that any network can expect.',
			experiment: wide,
			shown: { card: ['picture', 'mistakes', 'new points'], train: true, chart: true },
			prediction: {
				question: 'What will the solid line do, the loss on new points?',
				choices: ['Fall to the end', 'Fall, then stay level', 'Fall, then rise again'],
				answer({ turns, validation, best }) {
					if (turns) return 2;
					return validation <= 1.01 * best ? 0 : 1;
				}
			},
			task: 'Press “Train”, and let the run go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch: Watch) {
				const missing = missingOfRun(watch, wide);
				if (missing) return missing;
				const [history] = watch.histories;
				const best = bestOf(history);
				if (best === null) return notYet('the loss was never a number in this run. Press “Reset”.');
				return {
					parameters: watch.counts[0],
					best: best.validation,
					bestStep: best.step,
					validation: lastOf(history).validation.loss,
					training: lastOf(history).training.loss,
					steps: watch.step,
					turns: overfitSince(history) !== null
				};
			},
			seen: ({ best, bestStep, validation, training, steps }) => [
				{
					text: `The loss on new points was lowest at step ${formatStep(bestStep)}, ${formatPlainLoss(best)}; at step ${formatStep(steps)} it is `
				},
				{ text: formatPlainLoss(validation), strong: true },
				{ text: ', while the training loss went down to ' },
				{ text: formatPlainLoss(training), strong: true },
				{ text: '.' }
			]
		}),
		step({
			id: 'go-back',
			title: 'Go back to the turn',
			text:
				`A network is _overfitting_ when its loss on new points is at least ${overfittingRatio} times its best, while its ` +
				'training loss has gone on falling. Where the loss on new points was lowest is the _turn_: from there on ' +
				'the network learns what is only true of its own points. ' +
				'You can go back and look: drag along the chart, and the map shows that step.',
			experiment: wide,
			shown: { card: ['picture', 'mistakes', 'new points'], train: true, chart: true },
			task: goBack.map(({ words }) => words).join(' '),
			parts: goBack,
			hint: 'The lowest point of the solid line is marked. With the keyboard, choose the slider under the chart with the Tab key, and press the arrow keys.',
			check(watch: Watch) {
				const missing = missingOfRun(watch, wide);
				if (missing) return missing;
				const { lookedAt } = watch;
				if (lookedAt === null) {
					return notYet(
						'the run is at its end. Now drag along the chart, back to where the solid line is lowest.'
					);
				}
				const there = watch.histories[0].findLast(({ step }) => step <= lookedAt);
				if (there === undefined || !looksAtBest(watch)) {
					const best = bestOf(watch.histories[0]);
					return notYet(
						`this is step ${formatStep(lookedAt)}, and the loss on new points was lowest at step ${formatStep(best?.step)}.`
					);
				}
				const wrong = Math.round((1 - there.validation.accuracy) * points);
				return { step: lookedAt, wrong, atEnd: standingOf(watch, 0).wrongValidation, points };
			},
			seen: ({ step, wrong, atEnd, points }) => [
				{ text: `At step ${formatStep(step)} it was wrong on ` },
				{ text: formatCount(wrong), strong: true },
				{ text: ` of ${formatCount(points)} new points, and at the end on ` },
				{ text: formatCount(atEnd), strong: true },
				{ text: '.' }
			]
		}),
		step({
			id: 'less-room',
			title: 'Less room',
			text:
				'A smaller network cannot bend its border around every wrong label: it has to let them go, and that ' +
				'is just as well. One that is too small, though, misses the ring itself.',
			experiment: wide,
			shown: { card: ['picture', 'mistakes', 'new points', 'width'], train: true, chart: true },
			task: `Find a width with which the network does not overfit by the end of the run, and still gets ${formatCount(enough)} of the ${formatCount(points)} new points right. Change nothing else.`,
			hint: `Try widths below 8. Three units in each layer did it in ${fits}.`,
			check(watch: Watch) {
				const tried = narrowerAtEnd(watch);
				if (tried instanceof NotYet) return tried;
				const { found, overfits, right } = tried;
				if (does(tried)) return found;
				const { width, validation, best } = found;
				if (overfits) {
					return notYet(
						`with width ${width} the network overfits: its loss on new points ends at ${formatPlainLoss(validation)}, ${formatBeside(validation / best, overfittingRatio)} times its best of ${formatPlainLoss(best)}. It must stay below ${overfittingRatio} times.`
					);
				}
				return notYet(
					`with width ${width} the network gets ${formatCount(right)} of ${formatCount(points)} new points right, and ${formatCount(enough)} are needed.`
				);
			},
			attempt(watch: Watch) {
				const tried = narrowerAtEnd(watch);
				if (tried instanceof NotYet) return null;
				const { found, overfits, right } = tried;
				const overfitting = overfits ? 'overfits' : 'does not overfit';
				return {
					text: `width ${found.width}${extraSteps(watch, wide)}: ${overfitting}, ${formatCount(right)} of ${formatCount(points)} right`,
					counts: does(tried)
				};
			},
			seen: ({ width, parameters, validation, best, wrongValidation, points }) => [
				{
					text: `${width} units a layer, ${formatCount(parameters)} parameters: the loss on new points ends at ${formatPlainLoss(validation)}, its best was ${formatPlainLoss(best)}, and it is right on `
				},
				{
					text: `${formatCount(points - wrongValidation)} of ${formatCount(points)}`,
					strong: true
				},
				{ text: '.' }
			]
		})
	],
	teacher: {
		misconception:
			'The longer a network trains and the lower its loss, the better it has learned. Training loss alone cannot tell learning from learning by heart.',
		expected: [
			'The wide network turns near step 50, by step 100 in nearly every draw, and overfits by step 500 in all that were tried.',
			'At the end its training loss is below 0.1, and at most 3 of its 150 points are wrong: it has learned the wrong labels as well.'
		],
		answers: [
			'It falls, then rises again.',
			'At the turn the border is round, and fewer new points are wrong; at the end it winds around single points.',
			`Width 3 did it in ${fits}; some others do as well.`
		],
		question:
			'Nobody tells the network which labels are wrong. How can a smaller one leave them out nevertheless?'
	}
};

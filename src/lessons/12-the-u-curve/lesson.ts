import { judgementOf, type Judgement } from '$lib/analysis/freshTest.ts';
import { overfittingRatio } from '$lib/analysis/overfitting.ts';
import { formatCount, formatPlainLoss } from '$lib/format.ts';
import type { SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import { isU, uCurve } from '$lib/claims/capacity.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import { measuredSeeds, sweepPresetNamed } from '$lib/experiment/sweep/sweepPresets.ts';
import { sweepStep, type Lesson } from '../lesson.ts';
import { notYet } from '../notYet.ts';
import { missingOfLooking, missingOfSweep } from '../scores.ts';

const { sweep, share } = sweepPresetNamed('u-curve');
const draws = Math.round(share * measuredSeeds);

const one: Sweep = { ...sweep, seeds: 1 };
const three: Sweep = { ...sweep, seeds: 3, values: [1, 2, 4, 32, 64, 128] };
/** Of points that no network of the first steps has seen. */
const another: Sweep = { ...one, data: { ...one.data, seed: 11 }, weightSeed: 11 };
const [widest] = one.values.slice(-1);
/** From about here on the curve is flat. */
const shoulder = 32;

interface Size {
	parameters: number;
	training: number;
	validation: number;
}

function sizeOf({ parameters, training, validation }: SweepPoint): Size {
	return { parameters, training: training.median, validation: validation.median };
}

interface Ends {
	first: Size;
	best: Size;
	last: Size;
}

interface Judged {
	parameters: number;
	chosen: number;
	fresh: number;
	points: number;
	/** How far chance alone may take the two losses apart; what an older version kept has none. */
	chance?: number;
}

const judged = ({ chosen, fresh, chance = 0 }: Judged): Judgement =>
	judgementOf(fresh, chosen, chance);

/** Every network's loss is no number. */
const allDiverged = notYet(
	'every network of the sweep diverged, so none is the best. Press “Set up again”, then “Train”.'
);

export const lesson: Lesson = {
	title: 'The U-curve',
	summary: 'Fifteen networks from 6 to 16,897 parameters, trained at once: where is the best?',
	minutes: 10,
	claims: [uCurve.name],
	sources: [
		{
			by: 'Geman, Bienenstock and Doursat 1992',
			title: 'Neural networks and the bias/variance dilemma',
			url: 'https://doi.org/10.1162/neco.1992.4.1.1'
		},
		{
			by: 'Cawley and Talbot 2010',
			title:
				'On over-fitting in model selection and subsequent selection bias in performance evaluation',
			url: 'https://www.jmlr.org/papers/v11/cawley10a.html'
		}
	],
	steps: [
		sweepStep<Ends>({
			id: 'every-width',
			title: 'Every width at once',
			text:
				'A _sweep_ trains many networks at the same time, equal but for one thing. Here that is the width: ' +
				`from 1 to ${widest} units in each of two hidden layers. Every dot will be one network, further right ` +
				`the more parameters it has. The solid line shows the losses on new points, with a ring where it is ` +
				`lowest, the dashed one those on the ${one.data.training} noisy points that all of them learn from. The dotted ` +
				'line is the _noise floor_, the loss that the true curve itself has on noisy points.',
			sweep: one,
			shown: {},
			prediction: {
				question: 'Where will the loss on new points be lowest?',
				choices: ['At the smallest network', 'In between', 'At the largest network'],
				answer({ first, best, last }) {
					if (best.parameters === first.parameters) return 0;
					return best.parameters === last.parameters ? 2 : 1;
				}
			},
			task: 'Press “Train”, and let the sweep go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch) {
				const { points, best } = watch;
				const missing = missingOfSweep(watch, one);
				if (missing) return missing;
				if (best === null) return allDiverged;
				return {
					first: sizeOf(points[0]),
					best: sizeOf(best),
					last: sizeOf(points[points.length - 1])
				};
			},
			seen: ({ first, best, last }) => [
				{ text: 'The loss on new points is lowest with ' },
				{ text: `${formatCount(best.parameters)} parameters`, strong: true },
				{
					text: `: ${formatPlainLoss(best.validation)}, against ${formatPlainLoss(first.validation)} with ${formatCount(first.parameters)} and ${formatPlainLoss(last.validation)} with ${formatCount(last.parameters)}.`
				}
			]
		}),
		sweepStep({
			id: 'three-draws',
			title: 'Three draws',
			text:
				'With other points the curve would look different. Here are six of the widths, each three times, with ' +
				'points of their own and other random numbers to start from: three _seeds_, as the chart says. The line ' +
				'goes through the middle one of each three. When all the widths were tried with ' +
				`${measuredSeeds} draws, the loss on new points was at least ${overfittingRatio} times its lowest at both ends of the ` +
				`curve, the small networks’ and the large ones’, in ${draws} of them.`,
			sweep: three,
			shown: { reading: true },
			prediction: {
				question: `In how many of your three draws will the loss at both ends be at least ${overfittingRatio} times the lowest?`,
				choices: ['In none', 'In one', 'In two', 'In all three'],
				answer: ({ us }) => us
			},
			task: 'Press “Train”, and let the sweep go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch) {
				const { points } = watch;
				const missing = missingOfSweep(watch, three);
				if (missing) return missing;
				const bySeed = Array.from({ length: three.seeds }, (_, seed) =>
					points.map(({ validation }) => validation.each[seed])
				);
				const counts = bySeed.map(
					(losses) => points[losses.indexOf(Math.min(...losses))].parameters
				);
				return { us: bySeed.filter(isU).length, counts };
			},
			seen: ({ us, counts }) => [
				{ text: `At both ends the loss is at least ${overfittingRatio} times the lowest in ` },
				{ text: `${us} of ${counts.length}`, strong: true },
				{
					text: ` draws; the lowest losses are those with ${counts.map(formatCount).join(', ')} parameters.`
				}
			]
		}),
		sweepStep<Ends>({
			id: 'two-sides',
			title: 'Two sides and a plateau',
			text:
				'Left of the lowest point is the underfitting side: both losses are high, for these networks cannot ' +
				'bend enough. Right of it is the overfitting side: the training loss, dashed, goes on falling, and the ' +
				'loss on new points does not. Together they make a U. But its right side is a _plateau_ and not a wall: ' +
				'over the 40 draws the middle loss was 0.41 at 32 units a layer, and 0.41 at 128.',
			sweep: three,
			shown: { network: true },
			task: 'Look at the widest network: click its dot, or move “Size” to the right end. See how its curve runs between the points.',
			hint: 'If the sweep is not trained yet, press “Train” first. “Size” stands in “One network”.',
			check(watch) {
				const { points, best } = watch;
				const missing = missingOfSweep(watch, three) ?? missingOfLooking(watch, widest);
				if (missing) return missing;
				if (best === null) return allDiverged;
				const [first, last] = [shoulder, widest].map((value) =>
					sizeOf(points.find((point) => point.value === value)!)
				);
				return { first, best: sizeOf(best), last };
			},
			seen: ({ first, best, last }) => [
				{
					text: `In the middle one of your draws the training loss goes from ${formatPlainLoss(best.training)} with ${formatCount(best.parameters)} parameters to ${formatPlainLoss(last.training)} with ${formatCount(last.parameters)}, and the loss on new points from ${formatPlainLoss(first.validation)} with ${formatCount(first.parameters)} to `
				},
				{ text: formatPlainLoss(last.validation), strong: true },
				{ text: ` with ${formatCount(last.parameters)}.` }
			]
		}),
		sweepStep<Judged>({
			id: 'judged-once',
			title: 'Judged once',
			text:
				'Whoever picks the lowest of fifteen losses picks skill, and a little luck with these very points. So on ' +
				'the whole the chosen network looks better than it is. The cure is to judge it once more, on fresh ' +
				'points that had no part in the choice. Here is another draw. In a single one it can go either way, ' +
				'and where two losses differ by no more than chance explains, they count as about the same.',
			sweep: another,
			shown: { reading: true },
			prediction: {
				question: 'On fresh points, the loss of the chosen network will be',
				choices: ['lower than on those it was chosen by', 'about the same', 'higher'],
				answer: (facts) => ['lower', 'about the same', 'higher'].indexOf(judged(facts))
			},
			task: 'Press “Train”, let the sweep go to its end, and read “Reading the curve”.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch) {
				const { best, test } = watch;
				const missing = missingOfSweep(watch, another);
				if (missing) return missing;
				if (best === null) return allDiverged;
				if (test === null) return notYet('the best network is still being judged on fresh points.');
				return {
					parameters: test.parameters,
					chosen: best.validation.median,
					fresh: test.loss.median,
					points: test.points,
					chance: test.chance
				};
			},
			seen: (facts) => [
				{
					text: `The lowest of the fifteen losses is ${formatPlainLoss(facts.chosen)}, with ${formatCount(facts.parameters)} parameters; on ${formatCount(facts.points)} fresh points that network has a loss of `
				},
				{ text: formatPlainLoss(facts.fresh), strong: true },
				{
					text:
						facts.chance === undefined
							? '.'
							: `: ${judged(facts)}, where chance alone explains a difference of up to ${formatPlainLoss(facts.chance)}.`
				}
			]
		})
	],
	teacher: {
		misconception:
			'More parameters are always better, or always worse. Here the loss on new points falls, rises, and then hardly changes.',
		expected: [
			'Validation loss about 0.54 with one unit a layer, about 0.21 with two, about 0.4 on the plateau.',
			`At both ends the loss is at least ${overfittingRatio} times the lowest in ${draws} of ${measuredSeeds} draws: almost always, so some of the class may see a flatter curve.`
		],
		answers: [
			'In between, as a rule at two units a layer, 13 parameters.',
			'In all three, as a rule.',
			'The curve of the widest network bends towards single points. From 32 units a layer on, the loss on new points changes little as a rule; in a few draws it still moves about.',
			'Higher on the whole. In a single draw chance mostly hides it: “about the same” is what two standard errors leave room for.'
		],
		question:
			'If the class chose its best network by the training loss, which would it choose? What does that say about the dashed line?'
	}
};

import { overfittingRatio } from '$lib/analysis/overfitting.ts';
import { formatCount, formatLoss } from '$lib/analysis/results.ts';
import type { SweepPoint } from '$lib/analysis/sweepPoints.ts';
import { isU, uCurve } from '$lib/claims/capacity.ts';
import type { Sweep } from '$lib/experiment/sweep.ts';
import { measuredSeeds, sweepPresetNamed } from '$lib/experiment/sweepPresets.ts';
import { sweepStep, type Lesson } from '../lesson.ts';
import { hasSwept } from '../scores.ts';

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
}

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
				`the more parameters it has. All of them learn from the same ${one.data.training} noisy points.`,
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
				if (!hasSwept(watch, one) || best === null) return null;
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
					text: `: ${formatLoss(best.validation)}, against ${formatLoss(first.validation)} with ${formatCount(first.parameters)} and ${formatLoss(last.validation)} with ${formatCount(last.parameters)}.`
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
				`${measuredSeeds} draws, both sides rose to at least ${overfittingRatio} times the lowest loss in ${draws}.`,
			sweep: three,
			shown: { reading: true },
			prediction: {
				question: 'In how many of your three draws will both sides rise so far?',
				choices: ['In none', 'In one', 'In two', 'In all three'],
				answer: ({ us }) => us
			},
			task: 'Press “Train”, and let the sweep go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch) {
				const { points } = watch;
				if (!hasSwept(watch, three)) return null;
				const bySeed = Array.from({ length: three.seeds }, (_, seed) =>
					points.map(({ validation }) => validation.each[seed])
				);
				const counts = bySeed.map(
					(losses) => points[losses.indexOf(Math.min(...losses))].parameters
				);
				return { us: bySeed.filter(isU).length, counts };
			},
			seen: ({ us, counts }) => [
				{ text: 'Both sides rise so far in ' },
				{ text: `${us} of ${counts.length}`, strong: true },
				{
					text: ` draws; the lowest losses lie at ${counts.map(formatCount).join(', ')} parameters.`
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
			hint: 'If the sweep is not trained yet, press “Train” first. “Size” stands under the chart, in “One network”.',
			check(watch) {
				const { points, best, lookedAt } = watch;
				if (!hasSwept(watch, three) || best === null || lookedAt?.value !== widest) return null;
				const [first, last] = [shoulder, widest].map((value) =>
					points.find((point) => point.value === value)
				);
				if (first === undefined || last === undefined) return null;
				return { first: sizeOf(first), best: sizeOf(best), last: sizeOf(last) };
			},
			seen: ({ first, best, last }) => [
				{
					text: `From ${formatCount(best.parameters)} parameters to ${formatCount(last.parameters)} the training loss falls from ${formatLoss(best.training)} to ${formatLoss(last.training)}; from ${formatCount(first.parameters)} on, the loss on new points goes from ${formatLoss(first.validation)} to `
				},
				{ text: formatLoss(last.validation), strong: true },
				{ text: ' in the middle one of your draws.' }
			]
		}),
		sweepStep<Judged>({
			id: 'judged-once',
			title: 'Judged once',
			text:
				'Whoever picks the lowest of fifteen losses picks skill, and a little luck with these very points. So on ' +
				'the whole the chosen network looks better than it is. The cure is to judge it once more, on fresh ' +
				'points that had no part in the choice. Here is another draw; in a single one it can go either way.',
			sweep: another,
			shown: { reading: true },
			prediction: {
				question: 'On fresh points, the loss of the chosen network will be',
				choices: ['lower than on those it was chosen by', 'higher'],
				answer: ({ chosen, fresh }) => (fresh < chosen ? 0 : 1)
			},
			task: 'Press “Train”, let the sweep go to its end, and read what is said under the chart.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch) {
				const { best, test } = watch;
				if (!hasSwept(watch, another) || best === null || test === null) return null;
				return {
					parameters: test.parameters,
					chosen: best.validation.median,
					fresh: test.loss.median,
					points: test.points
				};
			},
			seen: ({ parameters, chosen, fresh, points }) => [
				{
					text: `You chose the network with ${formatCount(parameters)} parameters by its loss of ${formatLoss(chosen)}; on ${formatCount(points)} fresh points it is `
				},
				{ text: formatLoss(fresh), strong: true },
				{ text: '.' }
			]
		})
	],
	teacher: {
		misconception:
			'More parameters are always better, or always worse. Here the loss on new points falls, rises, and then hardly changes.',
		expected: [
			'Validation loss about 0.54 with one unit a layer, about 0.21 with two, about 0.4 on the plateau.',
			`Both sides rise to at least ${overfittingRatio} times the lowest loss in ${draws} of ${measuredSeeds} draws: almost always, so some of the class may see a flatter curve.`
		],
		answers: [
			'In between, as a rule at two units a layer, 13 parameters.',
			'In all three, as a rule.',
			'The curve of the widest network bends towards single points. From 32 units a layer on, the loss on new points changes little as a rule; in a few draws it still moves about.',
			'Higher on the whole, but in a single draw it can be lower: the fresh points may happen to be easier ones.'
		],
		question:
			'If the class chose its best network by the training loss, which would it choose? What does that say about the dashed line?'
	}
};

import { randomFeatures } from '$lib/analysis/randomFeaturesSettings.ts';
import { formatCount, formatPlainLoss } from '$lib/format.ts';
import type { SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import { doubleDescent, doubleDescentSolved, ridgeRemovesPeak } from '$lib/claims/doubleDescent.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import { measuredSeeds, sweepPresetNamed } from '$lib/experiment/sweep/sweepPresets.ts';
import { closedFormStep, sweepStep, type Lesson } from '../lesson.ts';
import type { ClosedFormWatch } from '../closedFormWatch.ts';
import { notYet, type NotYet } from '../notYet.ts';
import { missingOfSweep } from '../scores.ts';

const preset = sweepPresetNamed('double-descent').sweep;
/** A draw near the middle of those that were tried: in some the peak is several times as high. */
const one: Sweep = { ...preset, seeds: 1, data: { ...preset.data, seed: 5 }, weightSeed: 5 };
const three: Sweep = { ...preset, seeds: 3, values: [1, 5, 64, 256] };
const drawsOf = (share: number) => Math.round(measuredSeeds * share);
const staysAbove = drawsOf(doubleDescent.criteria[1].expectedShare);
const atPeak = randomFeatures.data.training;
const ridge = 0.01;

interface Size {
	parameters: number;
	loss: number;
}

function sizeOf({ parameters, validation }: SweepPoint): Size {
	return { parameters, loss: validation.median };
}

function lowest(points: readonly SweepPoint[]): SweepPoint {
	return points.reduce((least, point) =>
		point.validation.median < least.validation.median ? point : least
	);
}

/** The highest but for the smallest network, the lowest before it, and the last. */
interface Peak {
	before: Size;
	peak: Size;
	last: Size;
}

function peakOf(points: readonly SweepPoint[]): Peak | null {
	const peak = points
		.slice(1)
		.reduce((most, point) => (point.validation.median > most.validation.median ? point : most));
	const last = points[points.length - 1];
	const before = lowest(points.slice(0, points.indexOf(peak)));
	const found = { before: sizeOf(before), peak: sizeOf(peak), last: sizeOf(last) };
	return Object.values(found).every(({ loss }) => Number.isFinite(loss)) ? found : null;
}

const allDiverged = notYet(
	'some of the losses are no numbers: training diverged. Press “Set up again”, then “Train”.'
);

/** Why not all networks are solved with this penalty; null where they are. */
function missingOfSolving(watch: ClosedFormWatch, wanted: number): NotYet | null {
	if (watch.ridge === null) return notYet('nothing is solved so far. Press “Solve”.');
	if (!watch.isSolved) return notYet('not all networks are solved yet. Press “Solve”.');
	if (watch.ridge === wanted) return null;
	const [now, asked] = [watch.ridge, wanted].map((penalty) =>
		penalty === 0 ? 'no penalty' : `a penalty of ${penalty}`
	);
	return notYet(`this is solved with ${now}, where ${asked} is asked. Move “Ridge penalty”.`);
}

interface Trained extends Peak {
	/** Parameters of the smallest network that fits its points. */
	fitted: number;
}

interface Solved extends Peak {
	at: number;
}

export const lesson: Lesson = {
	title: 'Beyond the U',
	summary:
		'From some size on a network fits every point, noise and all. What comes beyond that size?',
	minutes: 12,
	claims: [doubleDescent.name, doubleDescentSolved.name, ridgeRemovesPeak.name],
	sources: [
		{
			by: 'Belkin, Hsu, Ma and Mandal 2019',
			title:
				'Reconciling modern machine-learning practice and the classical bias–variance trade-off',
			url: 'https://arxiv.org/abs/1812.11118'
		},
		{
			by: 'Nakkiran, Kaplun, Bansal, Yang, Barak and Sutskever 2019',
			title: 'Deep double descent: where bigger models and more data hurt',
			url: 'https://arxiv.org/abs/1912.02292'
		},
		{
			by: 'Nakkiran, Venkat, Kakade and Ma 2020',
			title: 'Optimal regularization can mitigate double descent',
			url: 'https://arxiv.org/abs/2003.01897'
		}
	],
	steps: [
		sweepStep<Trained>({
			id: 'a-second-descent',
			title: 'Room for every point',
			text:
				`Here are ${one.data.training} points of ten inputs each. The targets are a plain sum of five of them, with ` +
				'much noise; the networks have one hidden layer. From some size on a network fits every training ' +
				'point, noise included: a diamond will mark the smallest that does. In “The U-curve” the loss on new ' +
				'points went over to a plateau on the right.',
			sweep: one,
			shown: { marks: true },
			prediction: {
				question: 'Beyond that size, what will the loss on new points do here?',
				choices: ['Go on rising', 'Stay about level', 'Fall again'],
				answer: ({ peak, last }) =>
					last.loss > 0.9 * peak.loss ? (last.parameters === peak.parameters ? 0 : 1) : 2
			},
			task: 'Press “Train”, and let the sweep go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch) {
				const missing = missingOfSweep(watch, one);
				if (missing) return missing;
				if (watch.fitted === null) {
					return notYet(
						'no size has fitted every training point. Press “Set up again”, then “Train”.'
					);
				}
				const found = peakOf(watch.points);
				return found === null ? allDiverged : { ...found, fitted: watch.fitted.parameters };
			},
			seen: ({ peak, last, fitted }) => [
				{
					text: `The smallest network to fit every point has ${formatCount(fitted)} parameters; the loss on new points is highest with ${formatCount(peak.parameters)}: ${formatPlainLoss(peak.loss)}. With ${formatCount(last.parameters)} it is `
				},
				{ text: formatPlainLoss(last.loss), strong: true },
				{ text: '.' }
			]
		}),
		sweepStep<{ below: number; draws: number; first: Size; last: Size }>({
			id: 'is-bigger-better',
			title: 'Is bigger better, then?',
			text:
				`A peak like this was there in ${drawsOf(doubleDescent.criteria[0].expectedShare)} of ${measuredSeeds} draws that were tried. It stands about where a ` +
				'network has just room enough for every point, and that is a thing to measure: “as many parameters as ' +
				'points” is only a rule of thumb. But does the second fall lead below where the curve began? Here are ' +
				'four sizes in three draws.',
			sweep: three,
			shown: { reading: true },
			prediction: {
				question:
					'In how many of the three draws will the loss of the largest network on new points be below that of the smallest?',
				choices: ['In none', 'In one', 'In two', 'In all three'],
				answer: ({ below }) => below
			},
			task: 'Press “Train”, and let the sweep go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch) {
				const missing = missingOfSweep(watch, three);
				if (missing) return missing;
				const [first, last] = [watch.points[0], watch.points[watch.points.length - 1]];
				const below = last.validation.each.filter(
					(loss, seed) => loss < first.validation.each[seed]
				);
				return {
					below: below.length,
					draws: three.seeds,
					first: sizeOf(first),
					last: sizeOf(last)
				};
			},
			seen: ({ below, draws, first, last }) => [
				{ text: 'The loss of the largest is below that of the smallest in ' },
				{ text: `${below} of ${draws}`, strong: true },
				{
					text: ` draws; in the middle ones it is ${formatPlainLoss(last.loss)} with ${formatCount(last.parameters)} parameters and ${formatPlainLoss(first.loss)} with ${formatCount(first.parameters)}. Of ${measuredSeeds} draws that were tried, the second descent stayed above the first in ${staysAbove}.`
				}
			]
		}),
		closedFormStep<Solved>({
			id: 'solved-exactly',
			title: 'Without any training',
			text:
				'Is it training that makes the peak? Here the hidden units stay as they are at random, and only the last ' +
				`layer is fitted, by solving its equations. There are ${atPeak} points again, now with eight inputs. Where ` +
				'many solutions pass through every point, the one with the smallest weights is taken. A fall, a peak and ' +
				'a second fall together are called _double descent_.',
			ridge: 0,
			prediction: {
				question:
					'With how many parameters in the last layer will the loss on new points be highest?',
				choices: [`About ${atPeak / 2}`, `About ${atPeak}`, `More than ${2 * atPeak}`],
				answer: ({ peak }) =>
					peak.parameters < 0.75 * atPeak ? 0 : peak.parameters <= 2 * atPeak ? 1 : 2
			},
			task: 'Press “Solve”.',
			hint: 'If you have moved the penalty, press “Set up again” first.',
			check(watch) {
				const missing = missingOfSolving(watch, 0);
				if (missing) return missing;
				const found = peakOf(watch.points);
				return found === null ? allDiverged : { ...found, at: atPeak };
			},
			seen: ({ before, peak, last }) => [
				{ text: 'It is highest with ' },
				{ text: `${formatCount(peak.parameters)} parameters`, strong: true },
				{
					text: ` for ${formatCount(atPeak)} points: ${formatPlainLoss(peak.loss)}. Before the peak it was ${formatPlainLoss(before.loss)} at best, and with ${formatCount(last.parameters)} it is ${formatPlainLoss(last.loss)}.`
				}
			]
		}),
		closedFormStep<{ at: Size; before: Size; without: number | null }>({
			id: 'a-little-ridge',
			title: 'A small penalty',
			text:
				`With ${atPeak} parameters for ${atPeak} points one single solution passes through all of them, and it must ` +
				'bend far to reach the noise: its weights are huge. So let large weights cost something: add $\\lambda$ ' +
				'times the sum of their squares to what is made small. This penalty is called _ridge_.',
			formula: String.raw`\sum \text{error}^2 + \lambda \sum \text{weight}^2`,
			ridge: 0,
			prediction: {
				question: `With a penalty of ${ridge}, what will become of the peak?`,
				choices: ['It stays as it is', 'It is half as high', 'Nothing is left of it'],
				answer({ at, before, without }) {
					if (at.loss < 1.5 * before.loss) return 2;
					return without !== null && at.loss > 0.75 * without ? 0 : 1;
				}
			},
			task: `Press “Solve”, and then set the ridge penalty to ${ridge}.`,
			hint: 'The slider “Ridge penalty” stands under the chart: three steps to the right.',
			check(watch) {
				const missing = missingOfSolving(watch, ridge);
				if (missing) return missing;
				const { points, earlier } = watch;
				const at = points.findIndex(({ parameters }) => parameters === atPeak);
				const solved = earlier('solved-exactly') as Solved | undefined;
				return {
					at: sizeOf(points[at]),
					before: sizeOf(lowest(points.slice(0, at))),
					without: solved?.peak.loss ?? null
				};
			},
			seen: ({ at, before, without }) => [
				{ text: `With ${formatCount(at.parameters)} parameters the loss on new points is ` },
				{ text: formatPlainLoss(at.loss), strong: true },
				{
					text: `${without === null ? '' : `, where it was ${formatPlainLoss(without)} without a penalty`}; the lowest of the smaller ones is ${formatPlainLoss(before.loss)}.`
				}
			]
		})
	],
	teacher: {
		misconception:
			'Past the point of overfitting, more parameters make it ever worse; or, once double descent is known: the largest is always the best. Neither holds here.',
		expected: [
			`Trained: about 0.4 with one unit, a peak of about 1.6, about 0.6 with 256 units. The peak was at least 1.5 times both sides in all ${measuredSeeds} draws, and the second descent ended below the first in only ${measuredSeeds - staysAbove}.`,
			`Solved exactly: the peak stands at ${atPeak} parameters, far above both sides, in all ${measuredSeeds} draws; the right end was below the left side in ${drawsOf(doubleDescentSolved.criteria[1].expectedShare)}.`,
			'The trained networks peak anywhere from 0.8 to 2 parameters per point: read off where it is.'
		],
		answers: [
			'Fall again.',
			'In none or one, as a rule: the target is a plain sum, and the smallest network is already good at it.',
			`About ${atPeak}: as many parameters as points.`,
			`Nothing is left of it, in ${drawsOf(ridgeRemovesPeak.criteria[0].expectedShare)} of ${measuredSeeds} draws.`
		],
		question:
			'Large language models have more parameters than a peak like this would ask for, and are trained with penalties and early ends. Would you expect to see the peak there?'
	}
};

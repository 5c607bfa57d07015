import { formatCount, formatPercent, formatPlainLoss } from '$lib/format.ts';
import type { SweepPoint } from '$lib/analysis/sweep/sweepPoints.ts';
import { moreData } from '$lib/claims/moreData.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import { measuredSeeds, sweepPresetNamed } from '$lib/experiment/sweep/sweepPresets.ts';
import { sweepStep, type Lesson } from '../lesson.ts';
import { missingOfLooking, missingOfSweep } from '../scores.ts';

const preset = sweepPresetNamed('more-data').sweep;
const one: Sweep = { ...preset, seeds: 1 };
/** Points that the draw of the first steps does not have. */
const two: Sweep = { ...preset, seeds: 2, data: { ...preset.data, seed: 2 }, weightSeed: 2 };
const [fewest] = one.values;
const [most] = one.values.slice(-1);
const drawsOf = (at: number) => Math.round(measuredSeeds * moreData.criteria[at].expectedShare);

/** Of the two ends of what is asked about. */
const [asked, askedMost] = [32, 512];

interface Gap {
	points: number;
	gap: number;
}

function gapsOf(points: readonly SweepPoint[], seed: number): Gap[] {
	return points.map(({ value, training, validation }) => ({
		points: value,
		gap: validation.each[seed] - training.each[seed]
	}));
}

const gapAt = (gaps: readonly Gap[], points: number) =>
	gaps.find((one) => one.points === points)?.gap ?? NaN;

function falls(gaps: readonly Gap[]): boolean {
	return gaps.every(({ gap }, at) => at === 0 || gap < gaps[at - 1].gap);
}

interface Right {
	points: number;
	training: number;
	validation: number;
}

function rightOf({ value, trainingAccuracy, validationAccuracy }: SweepPoint): Right {
	return {
		points: value,
		training: trainingAccuracy.median,
		validation: validationAccuracy.median
	};
}

export const lesson: Lesson = {
	title: 'More data cures it',
	summary: 'One wide network, and ever more points to learn from. What becomes of the overfitting?',
	minutes: 8,
	claims: [moreData.name],
	sources: [
		{
			by: 'Banko and Brill 2001',
			title: 'Scaling to very very large corpora for natural language disambiguation',
			url: 'https://doi.org/10.3115/1073012.1073017'
		}
	],
	steps: [
		sweepStep<{ gaps: Gap[] }>({
			id: 'the-gap',
			title: 'The gap',
			text:
				'Here the network stays the same, wide as before with its 4,417 parameters, and the points vary: from ' +
				`${fewest} to ${most} of them, one label in ten wrong. Larger sets contain the smaller ones. The loss on ` +
				'new points minus the training loss is the _generalization gap_: in the chart, how far the two lines ' +
				'are apart.',
			sweep: one,
			shown: {},
			prediction: {
				question: `How large will the gap be with ${askedMost} points, against that with ${asked}?`,
				choices: ['About as large', 'About half', 'A quarter or less'],
				answer({ gaps }) {
					const ratio = gapAt(gaps, askedMost) / gapAt(gaps, asked);
					return ratio <= 0.25 ? 2 : ratio <= 0.75 ? 1 : 0;
				}
			},
			task: 'Press “Train”, and let the sweep go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch) => missingOfSweep(watch, one) ?? { gaps: gapsOf(watch.points, 0) },
			seen: ({ gaps }) => [
				{ text: 'The gap is ' },
				...gaps.flatMap(({ points, gap }, at) => [
					{ text: formatPlainLoss(gap), strong: true as const },
					{ text: ` with ${formatCount(points)}${at === 0 ? ' points' : ''}` },
					{ text: at === gaps.length - 1 ? '.' : ', ' }
				])
			]
		}),
		sweepStep<{ few: Right; many: Right }>({
			id: 'no-longer-by-heart',
			title: 'No longer by heart',
			text:
				'Look at the dashed line: with more points the training loss rises. A few points this network can learn ' +
				'by heart, wrong labels and all. Among many it is outvoted: around each wrong label lie right ones, and ' +
				'to bend around all of them takes more than it has. The chart now shows the share of points that are ' +
				'wrong in place of the loss.',
			sweep: one,
			shown: { network: true, quantity: 'errors' },
			task: `Look at the map of the network with only ${fewest} points, and compare it with the one with ${most}.`,
			hint: `Click the first dot of the chart, or move “Size” to the left end. If the sweep is not trained yet, press “Train” first.`,
			check(watch) {
				const missing = missingOfSweep(watch, one) ?? missingOfLooking(watch, fewest);
				if (missing) return missing;
				const { points } = watch;
				return { few: rightOf(points[0]), many: rightOf(points[points.length - 1]) };
			},
			seen: ({ few, many }) => [
				{
					text: `With ${formatCount(few.points)} points it is right on ${formatPercent(few.training)} of them and on ${formatPercent(few.validation)} of the new ones; with ${formatCount(many.points)} points, on ${formatPercent(many.training)} of them and on `
				},
				{ text: formatPercent(many.validation), strong: true },
				{ text: ' of the new ones, where nine in ten is the best to expect.' }
			]
		}),
		sweepStep<{ doublings: number; fourfolds: number; draws: number }>({
			id: 'every-doubling',
			title: 'Does every doubling help?',
			text:
				'A gap is measured with some luck: which points were drawn, and where training began. When this was ' +
				`tried with ${measuredSeeds} draws, the gap fell with every fourfold of points, from 16 to 64 to 256, in ` +
				`${drawsOf(0)}. At every single doubling it fell in no more than ${drawsOf(2)}. Here are two further draws.`,
			sweep: two,
			shown: { reading: true },
			prediction: {
				question: 'In how many of your two draws will the gap fall at every doubling?',
				choices: ['In none', 'In one', 'In both'],
				answer: ({ doublings }) => doublings
			},
			task: 'Press “Train”, and let the sweep go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch) {
				const missing = missingOfSweep(watch, two);
				if (missing) return missing;
				const draws = Array.from({ length: two.seeds }, (_, seed) => gapsOf(watch.points, seed));
				const fourfold = (gaps: readonly Gap[]) =>
					gaps.filter(({ points }) => [16, 64, 256].includes(points));
				return {
					doublings: draws.filter(falls).length,
					fourfolds: draws.map(fourfold).filter(falls).length,
					draws: draws.length
				};
			},
			seen: ({ doublings, fourfolds, draws }) => [
				{ text: 'At every doubling the gap falls in ' },
				{ text: `${doublings} of ${draws}`, strong: true },
				{ text: ' draws, and with every fourfold in ' },
				{ text: `${fourfolds} of ${draws}`, strong: true },
				{ text: '.' }
			]
		})
	],
	teacher: {
		misconception:
			'A network that overfits is too large. It is too large for its points: with more of them the same network does well.',
		expected: [
			'Validation loss from about 3.4 with 16 points to about 0.41 with 512; training loss from nearly zero to about 0.27.',
			'With 512 points the gap is at most a quarter of that with 32 in every draw that was tried.'
		],
		answers: [
			'A quarter or less.',
			'With 16 points every training point is right, and the map is ragged; with 512 it is close to two rings.',
			`It varies. Every fourfold narrows the gap in ${drawsOf(0)} of ${measuredSeeds} draws, every doubling only in ${drawsOf(2)}.`
		],
		question:
			'Data costs money and time. How could you tell from this curve whether twice as much is worth its price?'
	}
};

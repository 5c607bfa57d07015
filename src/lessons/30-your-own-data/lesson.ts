import { formatCount, formatPercent, formatPlainLoss } from '$lib/format.ts';
import { overfittingRatio } from '$lib/analysis/overfitting.ts';
import { onPenguins, penguinClaim } from '$lib/claims/penguins.ts';
import { datasetNamed } from '$lib/data/sets/index.ts';
import { samples } from '$lib/data/tables/samples/index.ts';
import { penguins } from '$lib/data/tables/samples/penguinTable.ts';
import { isTableName } from '$lib/data/tables/knownTables.ts';
import type { Sweep } from '$lib/experiment/sweep/sweep.ts';
import { measuredSeeds, sweepPresetNamed } from '$lib/experiment/sweep/sweepPresets.ts';
import { sweepStep, type Lesson } from '../lesson.ts';
import { notYet } from '../notYet.ts';
import { missingOfSweep } from '../scores.ts';
import { firstOverfit, foundIn, lowest, sentenceOf, type Found } from './sizes.ts';

const { data, networks, hyperparameters, weightSeed, stopAt } = onPenguins(64, 1);
const [{ depth, activation, width }] = networks;

/** Every width from one unit to those of the claim, and each with so many splits. */
const sizesOf = (seeds: number): Sweep => ({
	...sweepPresetNamed('u-curve').sweep,
	data,
	axis: 'width',
	values: [1, 2, 3, 4, 6, 8, 16, 32, 64],
	network: { width, depth, activation },
	seeds,
	hyperparameters,
	weightSeed,
	steps: stopAt,
	compute: null
});
const one = sizesOf(1);
const three: Sweep = { ...sizesOf(3), values: [1, 2, 3, 6, 16, 64] };
const { source, licence, rows } = samples.find(({ title }) => title === penguins.title)!;
const splitsOf = (at: number) =>
	Math.round(measuredSeeds * penguinClaim.criteria[at].expectedShare);

interface Own extends Found {
	name: string;
	training: number;
}

interface RightAndLoss {
	best: { parameters: number; validation: number; right: number };
	last: { parameters: number; validation: number; right: number };
}

export const lesson: Lesson = {
	title: 'Your own data',
	summary: 'A real table first, then yours: at which size does a network begin to overfit on it?',
	minutes: 10,
	claims: [penguinClaim.name],
	sources: [
		{
			by: `${source.by} ${source.year}`,
			title: `${source.title} (${licence.name})`,
			url: source.url
		}
	],
	steps: [
		sweepStep<Found>({
			id: 'penguins',
			title: 'Penguins',
			text:
				`Real points at last: ${formatCount(rows)} penguins of three species, of which two were not measured. Networks ` +
				`learn from ${data.training} of them to tell the species by the length and the depth of the bill, and are judged on ` +
				`${data.validation} new ones; the others stay aside. Nobody knows the best possible loss here: what nature made has no ` +
				`noise floor to draw. A network overfits where its loss on new points ends at least ${overfittingRatio} times as high as ` +
				'it was at its best.',
			sweep: one,
			shown: { reading: true },
			prediction: {
				question: 'From which size on will networks overfit?',
				choices: ['Up to 50 parameters', 'Between 50 and 1,000', 'Above 1,000', 'None will'],
				answer(found) {
					const first = firstOverfit(found)?.parameters ?? Infinity;
					if (first === Infinity) return 3;
					return first <= 50 ? 0 : first <= 1000 ? 1 : 2;
				}
			},
			task: 'Press “Train”, and let the sweep go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check: (watch) => missingOfSweep(watch, one) ?? foundIn(watch.points),
			seen: (found) => sentenceOf(found, `${data.training} penguins`, 'penguins')
		}),
		sweepStep<RightAndLoss>({
			id: 'sure-and-wrong',
			title: 'Sure, and wrong',
			text:
				'The chart now shows the share of penguins that are named wrong in place of the loss, for three splits of ' +
				'the table. A loss punishes who is sure and wrong; a share counts only who is wrong. When this was tried with ' +
				`${measuredSeeds} splits, 4,547 parameters overfit in ${splitsOf(0)}, and were still right on at least nine new penguins in ` +
				`ten, and on at most five in a hundred fewer than 33 parameters, in ${splitsOf(4)}.`,
			sweep: three,
			shown: { quantity: 'errors', reading: true },
			prediction: {
				question:
					'The loss of the widest is far above the lowest. How many more new penguins will it get wrong?',
				choices: ['Hardly any', 'One in ten', 'One in four'],
				answer({ best, last }) {
					const more = best.right - last.right;
					return more < 0.06 ? 0 : more < 0.18 ? 1 : 2;
				}
			},
			task: 'Press “Train”, and let the sweep go to its end.',
			hint: 'If you have changed something, press “Set up again” first.',
			check(watch) {
				const missing = missingOfSweep(watch, three);
				if (missing) return missing;
				const found = foundIn(watch.points);
				const facts = ({ parameters, validation, right }: Found['sizes'][number]) => ({
					parameters,
					validation,
					right: right ?? NaN
				});
				return { best: facts(lowest(found)), last: facts(found.sizes.at(-1)!) };
			},
			seen: ({ best, last }) => [
				{
					text: `With ${formatCount(last.parameters)} parameters the loss on new penguins is ${formatPlainLoss(last.validation)} in the middle one of three splits, against ${formatPlainLoss(best.validation)} with ${formatCount(best.parameters)}; right are `
				},
				{ text: formatPercent(last.right), strong: true },
				{ text: ` against ${formatPercent(best.right)}.` }
			]
		}),
		sweepStep<Own>({
			id: 'yours',
			title: 'Now yours',
			text:
				'Which size is right depends on the points, so ask it of yours. “Your own” takes a table that you paste or ' +
				'drop, or points that you draw; it is read on this device and sent nowhere. With few rows the answer is rough: ' +
				'another split may give another size. It may well be that none of the sizes overfits, and then the page says so.',
			sweep: one,
			shown: { reading: true, ownData: true },
			task: 'Press “Your own”, bring a table or draw points, press “Use these data”, and train the sweep to its end.',
			hint: 'No table at hand? Draw two clouds of points that touch, or take another of the sample tables.',
			check(watch) {
				const { set } = watch.sweep.data;
				if (!isTableName(set) || set === penguins.name) {
					return notYet('these are not your data. Press “Your own”, and bring or draw them.');
				}
				const missing = missingOfSweep(watch, { ...one, data: watch.sweep.data });
				if (missing) return missing;
				const { title } = datasetNamed(set);
				return { ...foundIn(watch.points), name: title, training: watch.sweep.data.training };
			},
			seen: ({ name, training, ...found }) =>
				sentenceOf(found, `${formatCount(training)} rows of “${name}”`, 'rows')
		})
	],
	teacher: {
		misconception:
			'Real data need large networks. They need networks that fit them; on a few hundred rows that is often a small one.',
		expected: [
			`4,547 parameters without a penalty overfit on 206 penguins in ${splitsOf(0)} of ${measuredSeeds} splits, 33 parameters do not in ${splitsOf(1)}.`,
			`Right answers suffer little: in ${splitsOf(4)} of ${measuredSeeds} splits at most five new penguins in a hundred fewer.`
		],
		answers: [
			'Between 50 and 1,000: in this split at 81 parameters. At 123 the rule says no, and above that yes: near the edge luck decides.',
			'Hardly any.',
			'Whatever the page finds; that none of the sizes overfits is an answer too.'
		],
		question:
			'The size was chosen on the new rows. Why do some rows stay aside, and what would you have to do with them before you tell anyone how good your network is?'
	}
};

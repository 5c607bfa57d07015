import { correctLabels, firstScreen, trySpiral } from '../experiment/presets.ts';
import type { Claim, Criterion } from './claim.ts';
import {
	bestStep,
	isWorse,
	overfits,
	rise,
	trainingAccuracy,
	trainingLoss,
	validationAccuracy,
	validationAccuracyAtBest,
	validationLoss
} from './measures.ts';
import { networkOf } from './settings.ts';

/** What the first screen and its two counterparts show. */

function bothOf(experiment: typeof firstScreen) {
	return (seed: number) => ({
		A: networkOf(experiment, 0, seed),
		B: networkOf(experiment, 1, seed)
	});
}

/** The small network is neither too large nor too small. */
export const smallFits: Criterion = {
	sentence:
		'A stays below 1.3 times its own best validation loss, and is right on at least 80 % of new points.',
	expectedShare: 0.925,
	holds: ({ A }) => !isWorse(rise(A), 1) && validationAccuracy(A) >= 0.8
};

export const firstScreenClaim: Claim = {
	name: 'first-screen',
	title: 'The large network learns the flipped labels by heart',
	networks: bothOf(firstScreen),
	criteria: [
		{
			sentence: 'B overfits: validation loss at least 1.3 times its best, training loss lower.',
			expectedShare: 1,
			holds: ({ B }) => overfits(B)
		},
		{
			sentence: 'A stays below 1.3 times its own best validation loss.',
			expectedShare: 0.95,
			holds: ({ A }) => !isWorse(rise(A), 1)
		},
		{
			sentence: 'A is wrong on fewer new points than B.',
			expectedShare: 0.95,
			holds: ({ A, B }) => validationAccuracy(A) > validationAccuracy(B)
		}
	]
};

/** How the large network turns, and what room the small one has. */
export const firstScreenTurn: Claim = {
	name: 'first-screen-turn',
	title: 'Where the large network turns',
	networks: bothOf(firstScreen),
	criteria: [
		smallFits,
		{
			sentence: 'B’s validation loss is lowest by step 100.',
			expectedShare: 0.975,
			holds: ({ B }) => bestStep(B) <= 100
		},
		{
			sentence:
				'B is wrong on more new points at the end than where its validation loss is lowest.',
			expectedShare: 1,
			holds: ({ B }) => validationAccuracy(B) < validationAccuracyAtBest(B)
		},
		{
			sentence:
				'B’s training loss ends below 0.1, with at most 3 of its 150 points wrong; A gets at least 5 wrong.',
			expectedShare: 1,
			holds: ({ A, B }) =>
				trainingLoss(B) < 0.1 &&
				trainingAccuracy(B) > 1 - 3.5 / 150 &&
				trainingAccuracy(A) < 1 - 4.5 / 150
		}
	]
};

export const spiralClaim: Claim = {
	name: 'spiral',
	title: 'On a clean spiral the large network is right',
	networks: bothOf(trySpiral(firstScreen)),
	criteria: [
		{
			sentence: 'B is right on more new points than A.',
			expectedShare: 1,
			holds: ({ A, B }) => validationAccuracy(B) > validationAccuracy(A)
		}
	]
};

/** One that is large enough for the spiral, and two of the same count: 177 parameters. */
export const enoughForSpiral: Claim = {
	name: 'enough-for-spiral',
	title: 'How much is enough for the spiral',
	networks(seed) {
		const spiral = trySpiral(firstScreen);
		const [small] = spiral.networks;
		const trained = (width: number, depth: number) =>
			networkOf({ ...spiral, networks: [{ ...small, width, depth }] }, 0, seed);
		return { enough: trained(32, 2), deep: trained(11, 2), shallow: trained(44, 1) };
	},
	criteria: [
		{
			sentence: 'Two hidden layers of 32 units are right on at least 95 % of new points.',
			expectedShare: 0.85,
			holds: ({ enough }) => validationAccuracy(enough) >= 0.95
		},
		{
			sentence:
				'Two hidden layers of 11 units are right on more new points than one of 44, which has as many parameters.',
			expectedShare: 0.875,
			holds: ({ deep, shallow }) => validationAccuracy(deep) > validationAccuracy(shallow)
		}
	]
};

export const correctLabelsClaim: Claim = {
	name: 'correct-labels',
	title: 'With clean labels the large network is fine',
	networks: bothOf(correctLabels(firstScreen)),
	criteria: [
		{
			sentence: 'B is right on at least 95 % of new points.',
			expectedShare: 1,
			holds: ({ B }) => validationAccuracy(B) >= 0.95 && Number.isFinite(validationLoss(B))
		}
	]
};

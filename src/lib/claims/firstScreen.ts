import { correctLabels, firstScreen, trySpiral } from '../experiment/presets.ts';
import type { Claim } from './claim.ts';
import { isWorse, overfits, rise, validationAccuracy, validationLoss } from './measures.ts';
import { networkOf } from './settings.ts';

/** What the first screen and its two counterparts show. */

function bothOf(experiment: typeof firstScreen) {
	return (seed: number) => ({
		A: networkOf(experiment, 0, seed),
		B: networkOf(experiment, 1, seed)
	});
}

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

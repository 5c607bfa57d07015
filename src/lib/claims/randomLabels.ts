import { formatFixed } from '../format.ts';
import { countParameters } from '../network/cost.ts';
import { sweepPresetNamed } from '../experiment/sweep/sweepPresets.ts';
import { planSweep } from '../experiment/sweep/sweepPlan.ts';
import type { Claim, Criterion } from './claim.ts';
import { trainingAccuracy, validationAccuracy } from './measures.ts';
import { presetNetworks } from './settings.ts';

const { sweep, share } = sweepPresetNamed('random-labels');

/** Fits every point: in this share of seeds, by width. */
function fits(width: number, expectedShare: number): Criterion {
	const [{ network }] = planSweep({ ...sweep, values: [width] });
	const perPoint = formatFixed(countParameters(network) / sweep.data.training, 2);
	return {
		sentence: `With ${perPoint} parameters a point (width ${width}) every training point is right.`,
		expectedShare,
		holds: ({ [width]: network }) => trainingAccuracy(network) === 1
	};
}

export const randomLabels: Claim = {
	name: 'random-labels',
	title: 'Random labels can be memorised',
	networks: (seed) => presetNetworks('random-labels', seed, [2, 6, 8, 12, 16, 32]),
	criteria: [
		{
			sentence:
				'32 units get every training point right and about half of the new ones (42–58 %); two get ' +
				'at most 85 % of the training points right.',
			expectedShare: share,
			holds: ({ 2: small, 32: wide }) =>
				trainingAccuracy(wide) === 1 &&
				Math.abs(validationAccuracy(wide) - 0.5) <= 0.08 &&
				trainingAccuracy(small) <= 0.85
		},
		fits(6, 0.5),
		fits(8, 0.775),
		fits(12, 0.975),
		fits(16, 1)
	]
};

import { fitPowerLaw, isStraight, type PowerLaw } from '../analysis/sweep/powerLaw.ts';
import { sweepPresetNamed } from '../experiment/sweep/sweepPresets.ts';
import { planSweep } from '../experiment/sweep/sweepPlan.ts';
import type { Claim, Results } from './claim.ts';
import { lossesBySize, presetNetworks } from './settings.ts';

const name = 'scaling-law';
const { sweep, share } = sweepPresetNamed(name);
const sizes = planSweep({ ...sweep, seeds: 1 }).map(({ parameters }) => parameters);

function lawOf(results: Results): PowerLaw | null {
	const losses = lossesBySize(results, name);
	return fitPowerLaw(sizes.map((x, i) => ({ x, y: losses[i] })));
}

/** Over the same forty seeds, each with a teacher of its own, the slope was −0.68 in the middle and lay
 * between −0.54 and −0.84. */
export const scalingLaw: Claim = {
	name,
	title: 'Loss falls as a power of size',
	networks: (seed) => presetNetworks(name, seed),
	criteria: [
		{
			sentence:
				'On logarithmic axes, validation loss against parameters lies on a falling straight line with R² at least 0.95.',
			expectedShare: share,
			holds(results) {
				const law = lawOf(results);
				return law !== null && isStraight(law);
			}
		}
	]
};

import { sweepPresetNamed } from '../experiment/sweep/sweepPresets.ts';
import type { Claim } from './claim.ts';
import { gap } from './measures.ts';
import { presetNetworks } from './settings.ts';

export const moreData: Claim = {
	name: 'more-data',
	title: 'More data cures overfitting',
	networks: (seed) => presetNetworks('more-data', seed),
	criteria: [
		{
			sentence: 'The generalization gap falls from 16 to 64 to 256 training points.',
			expectedShare: sweepPresetNamed('more-data').share,
			holds: ({ 16: few, 64: some, 256: many }) => gap(few) > gap(some) && gap(some) > gap(many)
		},
		{
			sentence: 'With 512 training points the gap is at most a quarter of that with 32.',
			expectedShare: 1,
			holds: ({ 32: few, 512: many }) => gap(many) <= gap(few) / 4
		},
		{
			sentence: 'The gap falls at every doubling, from 16 training points to 512.',
			expectedShare: 0.7,
			holds(results) {
				const gaps = sweepPresetNamed('more-data').sweep.values.map((points) =>
					gap(results[points])
				);
				return gaps.every((value, i) => i === 0 || value < gaps[i - 1]);
			}
		}
	]
};

import type { BitWidth, Quantization } from '../../network/compression/quantize.ts';
import { easySpiral, hardSpiral } from '../../experiment/pretrained/pretraining.ts';
import { original, type Start } from '../../experiment/pretrained/start.ts';
import { isAhead, isWithin, startedNetworks } from '../afterTraining.ts';
import type { Claim } from '../claim.ts';

/** How exact a weight must be. */

/** Rounded once. */
const rounded = (bits: BitWidth, scale: Quantization['scale'] = 'layer'): Start => ({
	...original,
	quantize: { bits, scale }
});

/** Rounded, and trained further under it. */
const retrained = (bits: BitWidth, scale: Quantization['scale'] = 'layer'): Start => ({
	...rounded(bits, scale),
	train: 'all'
});

export const quantizeSpiral: Claim = {
	name: 'quantize-spiral',
	title: 'Few values suffice, if training knows of them',
	networks: (seed) =>
		startedNetworks(
			easySpiral,
			{
				eight: rounded(8),
				four: rounded(4),
				fourByUnit: rounded(4, 'unit'),
				three: rounded(3),
				threeByUnit: rounded(3, 'unit'),
				threeRetrained: retrained(3),
				ternary: rounded('ternary'),
				ternaryRetrained: retrained('ternary')
			},
			seed
		),
	criteria: [
		{
			sentence:
				'At 8 bits it is right on at most 10 of 1,000 new points fewer than with all digits.',
			expectedShare: 1,
			holds: (results) => isWithin(results, 'eight', 0.01)
		},
		{
			sentence: 'At 4 bits, one scale per layer, it is right on at most 10 fewer.',
			expectedShare: 0.925,
			holds: (results) => isWithin(results, 'four', 0.01)
		},
		{
			sentence: 'At 4 bits, one scale per unit, it is right on at most 10 fewer.',
			expectedShare: 1,
			holds: (results) => isWithin(results, 'fourByUnit', 0.01)
		},
		{
			sentence: 'At 3 bits, one scale per layer, it is right on at most 10 fewer.',
			expectedShare: 0.1,
			holds: (results) => isWithin(results, 'three', 0.01)
		},
		{
			sentence: 'At 3 bits, one scale per unit, it is right on at most 10 fewer.',
			expectedShare: 0.8,
			holds: (results) => isWithin(results, 'threeByUnit', 0.01)
		},
		{
			sentence: 'At 3 bits, trained further, it is right on at most 10 fewer.',
			expectedShare: 1,
			holds: (results) => isWithin(results, 'threeRetrained', 0.01)
		},
		{
			sentence: 'Ternary, it is right on at least 100 fewer.',
			expectedShare: 1,
			holds: (results) => isAhead(results, 'original', 'ternary', 0.1)
		},
		{
			sentence: 'Ternary, trained further, it is right on at most 20 fewer.',
			expectedShare: 0.95,
			holds: (results) => isWithin(results, 'ternaryRetrained', 0.02)
		}
	]
};

export const quantizeHardSpiral: Claim = {
	name: 'quantize-hard-spiral',
	title: 'How exact they must be depends on the task',
	networks: (seed) =>
		startedNetworks(
			hardSpiral,
			{
				eight: rounded(8),
				four: rounded(4),
				fourRetrained: retrained(4, 'unit'),
				threeRetrained: retrained(3, 'unit')
			},
			seed
		),
	criteria: [
		{
			sentence:
				'On the spiral of 2.5 turns, at 8 bits, it is right on at most 10 of 1,000 new points fewer than with all digits.',
			expectedShare: 0.975,
			holds: (results) => isWithin(results, 'eight', 0.01)
		},
		{
			sentence: 'At 4 bits, one scale per layer, it is right on more than 10 fewer.',
			expectedShare: 1,
			holds: (results) => !isWithin(results, 'four', 0.01)
		},
		{
			sentence: 'At 4 bits, one scale per unit, trained further, it is right on at most 10 fewer.',
			expectedShare: 0.95,
			holds: (results) => isWithin(results, 'fourRetrained', 0.01)
		},
		{
			sentence: 'At 3 bits, one scale per unit, trained further, it is right on at most 10 fewer.',
			expectedShare: 0.725,
			holds: (results) => isWithin(results, 'threeRetrained', 0.01)
		}
	]
};

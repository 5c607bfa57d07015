import {
	after,
	easySpiral,
	hardSpiral,
	fromTheStart,
	pretrainedBy
} from '../../experiment/pretrained/pretraining.ts';
import { prunedBySize } from '../../experiment/pretrained/questions.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { original, type Start } from '../../experiment/pretrained/start.ts';
import { networkFrom } from '../../experiment/pretrained/startEdits.ts';
import { isRightOn, isWithin } from '../afterTraining.ts';
import type { Claim } from '../claim.ts';

/** A network that is to be stored in few bytes. */

/** 90 % of the weights go, the others have 4 bits and the biases 8, and all that is left trains further. */
export const prunedAndRounded: Start = {
	...prunedBySize,
	quantize: { bits: 4, scale: 'layer', biases: 8 }
};

/** The same with 80 % gone. */
export const fourFifthsRounded: Start = {
	...prunedAndRounded,
	prune: { ...prunedBySize.prune!, share: 0.8 }
};

/** Two layers of 16 units, trained from the start in as many steps, and rounded once to 8 bits. */
export function smallFromTheStart(seed = 1): Experiment {
	const large = pretrainedBy(easySpiral, seed);
	const stopAt = easySpiral.steps + easySpiral.further.steps;
	const pretrained: Experiment = {
		...large,
		networks: [{ ...fromTheStart(large, 16), own: {} }],
		stopAt
	};
	const inEightBits: Start = { ...original, quantize: { bits: 8, scale: 'layer' } };
	return {
		...pretrained,
		networks: [original, inEightBits].map((start) => networkFrom(pretrained, start)),
		stopAt: stopAt + easySpiral.further.steps,
		pretrained
	};
}

export const pruneAndQuantize: Claim = {
	name: 'prune-and-quantize',
	title: 'A network in few bytes',
	networks: (seed) => {
		const small = smallFromTheStart(seed);
		const alone = (network: number) => ({
			experiment: { ...small, networks: [small.networks[network]] }
		});
		const one = (start: Start) => ({
			experiment: after(easySpiral, (source) => [networkFrom(source, start)], seed)
		});
		return {
			original: one(original),
			both: one(prunedAndRounded),
			small: alone(1)
		};
	},
	criteria: [
		{
			sentence:
				'With 90 % of its weights pruned, 4 bits for each of the others and 8 for each bias, 904 bytes, and trained further, it is right on at most 10 of 1,000 new points fewer than the whole network.',
			expectedShare: 1,
			holds: (results) => isWithin(results, 'both', 0.01)
		},
		{
			sentence: 'It is then right on at least 99 % of new points.',
			expectedShare: 0.9,
			holds: (results) => isRightOn(results, 'both', 0.99)
		},
		{
			sentence:
				'Two layers of 16 units from the start, rounded once to 8 bits, 448 bytes, are right on at least 99 % of new points.',
			expectedShare: 0.825,
			holds: (results) => isRightOn(results, 'small', 0.99)
		}
	]
};

export const pruneAndQuantizeHardSpiral: Claim = {
	name: 'prune-and-quantize-hard-spiral',
	title: 'A harder task takes more bytes',
	networks: (seed) => {
		const one = (start: Start) => ({
			experiment: after(hardSpiral, (source) => [networkFrom(source, start)], seed)
		});
		return { original: one(original), four: one(fourFifthsRounded), nine: one(prunedAndRounded) };
	},
	criteria: [
		{
			sentence:
				'On the spiral of 2.5 turns, with 80 % pruned, 4 bits for each of the other weights and 8 for each bias, 1,118 bytes, and trained further, it is right on at most 10 of 1,000 new points fewer than the whole network.',
			expectedShare: 0.875,
			holds: (results) => isWithin(results, 'four', 0.01)
		},
		{
			sentence: 'With 90 % pruned, 904 bytes, it is right on at most 10 fewer.',
			expectedShare: 0.225,
			holds: (results) => isWithin(results, 'nine', 0.01)
		}
	]
};

import { easySpiral, fromTheStart, hardSpiral } from '../../experiment/pretrained/pretraining.ts';
import {
	prunedAtRandom,
	prunedBySize,
	widthOfAsMany
} from '../../experiment/pretrained/questions.ts';
import type { Start } from '../../experiment/pretrained/start.ts';
import { isAhead, isRightOn, isWithin, startedNetworks } from '../afterTraining.ts';
import type { Claim } from '../claim.ts';

/** How many weights can go, and which. */

type Changes = Partial<NonNullable<Start['prune']>>;

/** Pruned by size and trained further, or otherwise. */
const pruned = (changes: Changes, start: Start = prunedBySize): Start => ({
	...start,
	prune: { ...start.prune!, ...changes }
});

const atOnce = (share: number): Start => ({ ...pruned({ share }), train: 'nothing' });

export const pruneBySize: Claim = {
	name: 'prune-by-size',
	title: 'Which weights go matters more than how many',
	networks: (seed) =>
		startedNetworks(
			easySpiral,
			{
				half: atOnce(0.5),
				fourFifths: pruned({ share: 0.8 }),
				nine: prunedBySize,
				nineAtRandom: prunedAtRandom,
				nineByLayer: pruned({ over: 'layer' }),
				mostAtOnce: atOnce(0.95)
			},
			seed
		),
	criteria: [
		{
			sentence:
				'With 90 % of its weights pruned by size and trained further, it is right on at most 10 of 1,000 new points fewer than the whole network.',
			expectedShare: 1,
			holds: (results) => isWithin(results, 'nine', 0.01)
		},
		{
			sentence:
				'With as many pruned at random it is right on at least 200 fewer than with those pruned by size.',
			expectedShare: 1,
			holds: (results) => isAhead(results, 'nine', 'nineAtRandom', 0.2)
		},
		{
			sentence: 'With 50 % pruned it is right on at most 10 fewer, without any further training.',
			expectedShare: 1,
			holds: (results) => isWithin(results, 'half', 0.01)
		},
		{
			sentence: 'With 80 % pruned and trained further it is right on at most 10 fewer.',
			expectedShare: 1,
			holds: (results) => isWithin(results, 'fourFifths', 0.01)
		},
		{
			sentence:
				'At 90 %, sizes compared over the whole network leave it right on at least 50 more than sizes compared in each layer.',
			expectedShare: 1,
			holds: (results) => isAhead(results, 'nine', 'nineByLayer', 0.05)
		},
		{
			sentence: 'With 95 % pruned and no further training it is right on at least 100 fewer.',
			expectedShare: 1,
			holds: (results) => isAhead(results, 'original', 'mostAtOnce', 0.1)
		}
	]
};

export const pruneHardSpiral: Claim = {
	name: 'prune-hard-spiral',
	title: 'How many can go depends on the task',
	networks: (seed) =>
		startedNetworks(
			hardSpiral,
			{
				fourFifths: pruned({ share: 0.8 }),
				fourFifthsAtRandom: pruned({ share: 0.8 }, prunedAtRandom),
				nine: prunedBySize,
				nineAtRandom: prunedAtRandom,
				nineAtOnce: atOnce(0.9),
				asMany: (pretrained) => fromTheStart(pretrained, widthOfAsMany),
				deeper: (pretrained) => fromTheStart(pretrained, 15, 3)
			},
			seed
		),
	criteria: [
		{
			sentence:
				'On the spiral of 2.5 turns, 80 % pruned by size and trained further, it is right on at most 10 of 1,000 new points fewer than the whole network.',
			expectedShare: 0.975,
			holds: (results) => isWithin(results, 'fourFifths', 0.01)
		},
		{
			sentence: 'With 90 % pruned it is right on at most 10 fewer.',
			expectedShare: 0.3,
			holds: (results) => isWithin(results, 'nine', 0.01)
		},
		{
			sentence: 'At random 80 %, and 90 %, leave it right on at least 200 fewer than by size.',
			expectedShare: 1,
			holds: (results) =>
				isAhead(results, 'fourFifths', 'fourFifthsAtRandom', 0.2) &&
				isAhead(results, 'nine', 'nineAtRandom', 0.2)
		},
		{
			sentence: 'With 90 % pruned and no further training it is right on at least 100 fewer.',
			expectedShare: 1,
			holds: (results) => isAhead(results, 'original', 'nineAtOnce', 0.1)
		},
		{
			sentence:
				'With 90 % pruned it is right on more than the widest network of two layers that has as many parameters from the start.',
			expectedShare: 0.95,
			holds: (results) => isAhead(results, 'nine', 'asMany', 0.0005)
		},
		{
			sentence: 'A network of three layers with fewer parameters is right on more than that.',
			expectedShare: 0.5,
			holds: (results) => isAhead(results, 'deeper', 'nine', 0.0005)
		}
	]
};

export const pruneSmallFromStart: Claim = {
	name: 'prune-small-from-start',
	title: 'A small network from the start',
	networks: (seed) =>
		startedNetworks(easySpiral, { small: (pretrained) => fromTheStart(pretrained, 16) }, seed),
	criteria: [
		{
			sentence:
				'On the spiral of 1.5 turns two layers of 16 units, 337 parameters, are right on at least 99 % of new points.',
			expectedShare: 0.85,
			holds: (results) => isRightOn(results, 'small', 0.99)
		}
	]
};

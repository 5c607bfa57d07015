import type { Experiment } from '../../experiment/experiment.ts';
import type { Pretraining } from '../../experiment/pretrained/pretraining.ts';
import {
	freshLast,
	fromScratch,
	labelsSwapped,
	learnTask,
	spiralSource,
	tuned,
	turnedFar,
	type Begin,
	type NewTask
} from '../../experiment/pretrained/tuning.ts';
import { isAhead, isRightOn, isWithin, right } from '../afterTraining.ts';
import type { Claim, ExperimentNetwork, Results } from '../claim.ts';
import { bestValidationAccuracy } from '../measures.ts';

/** A new task with few points: train further, or start over? */

const rings: Pretraining = {
	...spiralSource,
	set: 'rings',
	options: { noise: 0.08 }
};

const halfPlane: Pretraining = {
	...spiralSource,
	set: 'halfplane',
	options: { noise: 0.02 }
};

/** What networks begin a new task with. */
const beginnings = {
	untouched: tuned('nothing'),
	scratch: fromScratch({ learningRate: 0.01 }),
	slowScratch: fromScratch({ learningRate: 0.003 }),
	full: tuned('all'),
	slowFull: tuned('all', { learningRate: 0.003 }),
	head: freshLast(),
	untrainedHead: freshLast({ untrained: true }),
	biases: tuned('biases'),
	lowRank: tuned({ rank: 2 }),
	rehearsed: tuned('all', {}, { rehearse: 64 })
} satisfies Record<string, Begin>;

type Name = keyof typeof beginnings;

/** Each measured with the networks of a claim. */
export const tasks = {
	swapped: labelsSwapped,
	turned: { moved: { turn: 45 }, training: 300 },
	turnedWithFew: { moved: { turn: 45 }, training: 8 },
	turnedFar,
	turnedFarWithMany: { ...turnedFar, training: 300 },
	elsewhere: {
		setting: rings,
		from: { size: 0.7, right: -0.8 },
		moved: { size: 0.7, right: 0.8 },
		training: 32
	},
	afterHalfPlane: {
		setting: halfPlane,
		set: { name: spiralSource.set, options: spiralSource.options },
		training: 64
	}
} satisfies Record<string, NewTask>;

/** Networks on the new task, with full batches, 500 steps. */
export const onNewTask = (task: NewTask, names: readonly Name[], seed = 1): Experiment =>
	learnTask(
		task,
		names.map((name) => beginnings[name]),
		seed
	);

/** Each of them alone, by its name. */
const each = (
	task: NewTask,
	names: readonly Name[],
	seed: number
): Record<string, ExperimentNetwork> =>
	Object.fromEntries(names.map((name) => [name, { experiment: onNewTask(task, [name], seed) }]));

/** Both of a network's learning rates, where it has two. */
const isAheadOfBoth = (results: Results, name: string, of: readonly Name[], margin: number) =>
	of.every((other) => isAhead(results, name, other, margin));

const bothScratch: readonly Name[] = ['scratch', 'slowScratch'];
/** More right by at least one of 1,000 points. */
const more = 0.0005;

export const fineTuneSwapped: Claim = {
	name: 'fine-tune-swapped',
	title: 'Sixteen points with swapped labels: a fresh last layer',
	networks: (seed) =>
		each(
			tasks.swapped,
			['scratch', 'slowScratch', 'full', 'slowFull', 'head', 'untrainedHead'],
			seed
		),
	criteria: [
		{
			sentence:
				'With 16 points, a fresh last layer on frozen layers is right on at least 200 of 1,000 new points more than a network that starts over.',
			expectedShare: 0.95,
			holds: (results) => isAheadOfBoth(results, 'head', bothScratch, 0.2)
		},
		{
			sentence: 'It is right on at least 100 more than with all weights trained further.',
			expectedShare: 0.975,
			holds: (results) => isAheadOfBoth(results, 'head', ['full', 'slowFull'], 0.1)
		},
		{
			sentence: 'It is right on at least 200 more than a fresh last layer on untrained layers.',
			expectedShare: 1,
			holds: (results) => isAhead(results, 'head', 'untrainedHead', 0.2)
		},
		{
			sentence: 'With all weights trained further it is right on more than one that starts over.',
			expectedShare: 0.725,
			holds: (results) => isAheadOfBoth(results, 'full', bothScratch, more)
		}
	]
};

/** The step, counted from where fine-tuning begins, at which so many are right; infinite for never. */
function stepTo(results: Results, name: string, share: number): number {
	const first = results[name].find(({ validation }) => validation.accuracy >= share);
	return first ? first.step - results[name][0].step : Infinity;
}

export const fineTuneTurned: Claim = {
	name: 'fine-tune-turned',
	title: 'Turned by 45°: sooner with many points',
	networks: (seed) => each(tasks.turned, ['untouched', 'scratch', 'slowScratch', 'full'], seed),
	criteria: [
		{
			sentence:
				'With 300 points of the spiral turned by 45°, a network that is trained further is right on 95 % of new points in at most half the steps of one that starts over.',
			expectedShare: 1,
			holds: (results) =>
				stepTo(results, 'full', 0.95) <=
				Math.min(...bothScratch.map((name) => stepTo(results, name, 0.95))) / 2
		},
		{
			sentence:
				'Untouched, the network is right on at least 880 of 1,000 points of the turned spiral.',
			expectedShare: 1,
			holds: (results) => isRightOn(results, 'untouched', 0.88)
		}
	]
};

export const fineTuneSpoils: Claim = {
	name: 'fine-tune-spoils',
	title: 'Turned by 45°: eight points spoil what was there',
	networks: (seed) =>
		each(tasks.turnedWithFew, ['untouched', 'scratch', 'slowScratch', 'full'], seed),
	criteria: [
		{
			sentence:
				'With 8 points of the spiral turned by 45°, the untouched network is right on at least 50 of 1,000 new points more than one that is trained further.',
			expectedShare: 1,
			holds: (results) => isAhead(results, 'untouched', 'full', 0.05)
		},
		{
			sentence: 'That one is right on more than one that starts over.',
			expectedShare: 0.975,
			holds: (results) => isAheadOfBoth(results, 'full', bothScratch, more)
		}
	]
};

export const fineTuneForgets: Claim = {
	name: 'fine-tune-forgets',
	title: 'Rings elsewhere: the old task is forgotten, unless it is rehearsed',
	networks(seed) {
		const onNew = each(tasks.elsewhere, ['untouched', 'full', 'rehearsed'], seed);
		const onOld = Object.entries(onNew).map(([name, network]) => [
			`${name}OnOld`,
			{ ...network, onSource: true as const }
		]);
		return { ...onNew, ...Object.fromEntries(onOld) };
	},
	criteria: [
		{
			sentence:
				'After 32 points of rings elsewhere it is right on at least 300 of 1,000 points of the old task fewer than before.',
			expectedShare: 0.975,
			holds: (results) => isAhead(results, 'untouchedOnOld', 'fullOnOld', 0.3)
		},
		{
			sentence:
				'With 64 points of the old task in the batch it is right on at most 50 of them fewer.',
			expectedShare: 1,
			holds: (results) => isWithin(results, 'rehearsedOnOld', 0.05, 'untouchedOnOld')
		},
		{
			sentence:
				'On the new task it is then right on at most 50 of 1,000 points fewer than without them.',
			expectedShare: 0.95,
			holds: (results) => isWithin(results, 'rehearsed', 0.05, 'full')
		}
	]
};

/** Where one that starts over may stop at its best. */
const bestScratch = (results: Results) =>
	Math.max(...bothScratch.map((name) => bestValidationAccuracy(results[name])));

export const loraTurned: Claim = {
	name: 'lora-turned',
	title: 'Turned by 90°: a small update is enough',
	networks: (seed) =>
		each(tasks.turnedFar, ['scratch', 'slowScratch', 'full', 'biases', 'lowRank'], seed),
	criteria: [
		{
			sentence:
				'With 48 points of the spiral turned by 90°, a LoRA update of rank 2, 388 numbers, is right on more new points than a network that starts over, even if that stops at its best.',
			expectedShare: 0.975,
			holds: (results) => right(results, 'lowRank') > bestScratch(results)
		},
		{
			sentence: 'It is right on at most 50 of 1,000 fewer than with all weights trained further.',
			expectedShare: 0.975,
			holds: (results) => isWithin(results, 'lowRank', 0.05, 'full')
		},
		{
			sentence: 'With the biases alone it is right on more than one that starts over.',
			expectedShare: 0.525,
			holds: (results) => isAheadOfBoth(results, 'biases', bothScratch, more)
		}
	]
};

export const fineTuneCeiling: Claim = {
	name: 'fine-tune-ceiling',
	title: 'Turned by 90°: frozen layers become a ceiling',
	networks: (seed) => each(tasks.turnedFarWithMany, ['scratch', 'head'], seed),
	criteria: [
		{
			sentence:
				'With 300 points of the spiral turned by 90°, a fresh last layer on frozen layers is right on fewer new points than a network that starts over.',
			expectedShare: 1,
			holds: (results) => isAhead(results, 'scratch', 'head', more)
		}
	]
};

export const fineTuneHalfPlane: Claim = {
	name: 'fine-tune-half-plane',
	title: 'From a half-plane to a spiral: what was learned is not enough',
	networks: (seed) =>
		each(tasks.afterHalfPlane, ['scratch', 'slowScratch', 'full', 'slowFull', 'head'], seed),
	criteria: [
		{
			sentence:
				'After a half-plane, a fresh last layer on frozen layers is right on at least 100 of 1,000 points of a spiral fewer than a network that starts over, with 64 points of it.',
			expectedShare: 1,
			holds: (results) => isAhead(results, 'scratch', 'head', 0.1)
		},
		{
			sentence:
				'With all weights trained further at a learning rate of 0.003 it is right on fewer than one that starts over.',
			expectedShare: 0.975,
			holds: (results) => bothScratch.some((name) => isAhead(results, name, 'slowFull', more))
		},
		{
			sentence: 'At a learning rate of 0.01 it is right on more.',
			expectedShare: 0.6,
			holds: (results) => isAheadOfBoth(results, 'full', bothScratch, more)
		}
	]
};

/**
 * Sweeps in which something is seen for certain. Settings and shares are those of the recipes: each
 * share was measured over `measuredSeeds` seeds that had no part in finding the setting.
 */
import { completeOptions, type Options } from '../../data/dataset.ts';
import '../../data/sets/further.ts';
import { datasetNamed } from '../../data/sets/index.ts';
import { defaultHyperparameters } from '../../network/hyperparameters.ts';
import { stackForm } from '../layers/stackForm.ts';
import type { Sweep } from './sweep.ts';
import { networkOfStack } from './sweepLayers.ts';
import { planSweep, type PlannedNetwork } from './sweepPlan.ts';
import {
	fewPointsSweep,
	pruningSweep,
	roundingSweep,
	smallUpdateSweep
} from './sweepsAfterTraining.ts';
import { usualValues } from './sweepValues.ts';

export interface SweepPreset {
	/** In kebab case. */
	name: string;
	/** The claim that its share is of. */
	claim: string;
	title: string;
	/** What is seen, in plain words, with the share of seeds in which it is. */
	description: string;
	/** Share of seeds in which its claim was measured to hold, 0–1. */
	share: number;
	sweep: Sweep;
}

export const measuredSeeds = 40;

/** "38 of 40 seeds". */
function ofSeeds(share: number): string {
	return `${Math.round(share * measuredSeeds)} of ${measuredSeeds} seeds`;
}

/** Its claim has its name where no other is said. */
function preset({
	description,
	claim,
	...about
}: Omit<SweepPreset, 'claim'> & { claim?: string }): SweepPreset {
	return {
		...about,
		claim: claim ?? about.name,
		description: `${description} Measured in ${ofSeeds(about.share)}.`
	};
}

function data(set: string, training: number, options: Options = {}): Sweep['data'] {
	const dataset = datasetNamed(set);
	const { validation, flips } = dataset.defaults;
	return { set, training, validation, flips, options: completeOptions(dataset, options), seed: 1 };
}

const common = { seeds: 5, weightSeed: 1, compute: null, executor: 'fast' as const };

/** Operations for each network: the smallest budget, and four and sixteen times as many. */
export const computeBudgets = [3e6, 1.2e7, 4.8e7] as const;

/** Widths for which this budget is enough to learn something, and not more steps than anyone waits for. */
export function equalCompute(compute: number): Sweep {
	const sweep: Sweep = {
		...common,
		data: data('tanhteacher', 1000),
		axis: 'width',
		values: [2, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256],
		network: { width: 8, depth: 1, activation: 'tanh' },
		hyperparameters: { ...defaultHyperparameters, batchSize: 64, learningRate: 0.03 },
		steps: 2000,
		compute
	};
	const isOffered = ({ experiment: { stopAt } }: PlannedNetwork) => stopAt >= 10 && stopAt <= 6000;
	const planned = planSweep({ ...sweep, seeds: 1 }).filter(isOffered);
	return { ...sweep, values: planned.map(({ value }) => value) };
}

/** The page opens on the first. */
export const sweepPresets: readonly SweepPreset[] = [
	preset({
		name: 'u-curve',
		title: 'The U-curve',
		description:
			'Thirty noisy points about one cosine. One unit a layer cannot bend enough, two can; with ' +
			'more, a network also learns the noise, and its loss on new points rises again, to a plateau. ' +
			'At both ends the loss is at least 1.3 times its lowest almost always.',
		share: 0.875,
		sweep: {
			...common,
			data: data('cosine', 30),
			axis: 'width',
			values: usualValues.width,
			network: { width: 8, depth: 2, activation: 'tanh' },
			hyperparameters: defaultHyperparameters,
			steps: 2000
		}
	}),
	preset({
		name: 'width-on-rings',
		title: 'Width, on rings',
		description:
			'Two rings, a tenth of the labels flipped. Three units a layer find the ring; 64 learn every ' +
			'flipped label by heart, and are wrong on more new points.',
		share: 0.975,
		sweep: {
			...common,
			data: data('rings', 150),
			axis: 'width',
			values: [1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64],
			network: { width: 8, depth: 2, activation: 'tanh' },
			hyperparameters: { ...defaultHyperparameters, learningRate: 0.005 },
			steps: 2500
		}
	}),
	preset({
		name: 'depth-on-rings',
		title: 'Depth, on rings',
		description:
			'The same rings, every hidden layer eight wide. Without a hidden layer the border is a straight ' +
			'line; one layer finds the ring; with each further one, loss on new points rises. Depth adds ' +
			'parameters too: 3, 33, 105, 177, 249.',
		share: 1,
		sweep: {
			...common,
			data: data('rings', 150),
			axis: 'depth',
			values: [0, 1, 2, 3, 4],
			network: { width: 8, depth: 2, activation: 'tanh' },
			hyperparameters: { ...defaultHyperparameters, learningRate: 0.005 },
			steps: 2000
		}
	}),
	preset({
		name: 'double-descent',
		title: 'Double descent, trained',
		description:
			'Forty points with ten inputs, the target a plain sum with much noise. Loss on new points peaks ' +
			'about where a network can just fit every point, and falls again beyond, though mostly not ' +
			'below where it began. The peak is at least 1.5 times what lies on either side.',
		share: 1,
		sweep: {
			...common,
			data: data('sum', 40, { inputs: 10, noise: 0.5 }),
			axis: 'width',
			values: [1, 2, 3, 4, 5, 6, 8, 11, 16, 32, 64, 128, 256],
			network: { width: 8, depth: 1, activation: 'relu' },
			hyperparameters: defaultHyperparameters,
			steps: 3000
		}
	}),
	preset({
		name: 'u-and-second-peak',
		title: 'U and second peak',
		description:
			'A hidden network of three units made up the targets of a hundred points. Loss on new points ' +
			'falls to where the network is about as large as that one, climbs to a peak, and falls a second ' +
			'time. The peak is at least 1.5 times what lies on either side.',
		share: 0.95,
		sweep: {
			...common,
			data: data('teacher', 100, { noise: 0.3 }),
			axis: 'width',
			values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 24, 32, 64, 128, 256],
			network: { width: 8, depth: 1, activation: 'relu' },
			hyperparameters: defaultHyperparameters,
			steps: 3000
		}
	}),
	preset({
		name: 'more-data',
		title: 'More data cures overfitting',
		description:
			'One network with 4,417 parameters, and ever more points. The gap between training and new ' +
			'points shrinks with every fourfold of points, from 16 to 64 to 256.',
		share: 0.975,
		sweep: {
			...common,
			data: data('rings', 150, { noise: 0.1 }),
			axis: 'training',
			values: usualValues.training,
			network: { width: 64, depth: 2, activation: 'tanh' },
			hyperparameters: { ...defaultHyperparameters, batchSize: 32 },
			steps: 2500
		}
	}),
	preset({
		name: 'random-labels',
		title: 'Random labels',
		description:
			'A hundred coin tosses: nothing to learn, only to memorise. With about four parameters a point a ' +
			'network gets every one right, and new points right half the time; with a quarter of a ' +
			'parameter a point it cannot.',
		share: 1,
		sweep: {
			...common,
			data: data('coin', 100, { inputs: 10 }),
			axis: 'width',
			values: [1, 2, 4, 6, 8, 12, 16, 32, 128],
			network: { width: 8, depth: 1, activation: 'relu' },
			hyperparameters: defaultHyperparameters,
			steps: 1500
		}
	}),
	preset({
		name: 'how-many-kernels',
		title: 'How many kernels?',
		description:
			'Rows of forty samples, with one of four patterns somewhere in them. One kernel of nine weights that ' +
			'moves along is right on at most 600 of 1,000 new points. Eight, 116 parameters, are right on at ' +
			'least 250 more than a dense layer of 454 at its best, and 32 on at most 70 more than eight.',
		share: 0.975,
		sweep: {
			...common,
			data: data('shift', 200),
			axis: 'channels',
			values: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32],
			network: networkOfStack(stackForm.read('conv8.k9.relu.max')!),
			hyperparameters: { ...defaultHyperparameters, batchSize: 32, learningRate: 0.005 },
			steps: 600
		}
	}),
	preset({
		name: 'scaling-law',
		title: 'Scaling law',
		description:
			'New points at every step, from a hidden network of 128 units: nothing can be memorised. On two ' +
			'logarithmic axes, loss against parameters is close to a straight line (R² at least 0.95). Its ' +
			'slope belongs to this task alone: a demonstration, not a constant of nature.',
		share: 1,
		sweep: {
			...common,
			data: data('reluteacher', 1000),
			axis: 'width',
			values: [1, 2, 4, 8, 16, 32, 64, 128],
			network: { width: 8, depth: 1, activation: 'relu' },
			hyperparameters: { ...defaultHyperparameters, batchSize: 64, schedule: 'cosine' },
			steps: 3000
		}
	}),
	preset({
		name: 'equal-compute',
		title: 'Equal compute',
		description:
			'Every network gets the same compute: a larger one takes fewer steps. The best size lies between ' +
			'the two ends, whose losses are at least 1.5 times as high, and with more compute it is larger.',
		share: 0.975,
		sweep: equalCompute(computeBudgets[1])
	}),
	preset({
		name: 'how-many-can-go',
		claim: 'prune-by-size',
		title: 'How many can go?',
		description:
			'A network learns the spiral with 4,417 numbers; then a share of its weights is pruned, and the ' +
			'rest trains further. With 90 % pruned by size it is right on at most 10 of 1,000 new points ' +
			'fewer than the whole network; pruned at random, on at least 200 fewer than by size.',
		share: 1,
		sweep: pruningSweep
	}),
	preset({
		name: 'how-exact-must-they-be',
		claim: 'quantize-spiral',
		title: 'How exact must they be?',
		description:
			'The same network, its weights rounded. At 8 bits it is right on at most 10 of 1,000 new points ' +
			'fewer than with all digits, and at 3 bits too once it has trained further; ternary, rounded ' +
			'once, on at least 100 fewer.',
		share: 1,
		sweep: roundingSweep
	}),
	preset({
		name: 'few-points',
		claim: 'fine-tune-swapped',
		title: 'Few points',
		description:
			'The labels of the spiral change places, and few points tell so. With 16 of them, a fresh last ' +
			'layer on frozen layers is right on at least 200 of 1,000 new points more than a network that ' +
			'starts over.',
		share: 0.95,
		sweep: fewPointsSweep
	}),
	preset({
		name: 'a-small-update',
		claim: 'lora-turned',
		title: 'A small update',
		description:
			'The spiral is turned by 90°, and 48 points tell so. A LoRA update of rank 2, 388 numbers, is ' +
			'right on more new points than a network that starts over, even if that one stops at its best.',
		share: 0.975,
		sweep: smallUpdateSweep
	})
];

/** Throws a `RangeError` where there is none of this name. */
export function sweepPresetNamed(name: string): SweepPreset {
	const found = sweepPresets.find((candidate) => candidate.name === name);
	if (!found) throw new RangeError(`There is no sweep named “${name}”.`);
	return found;
}

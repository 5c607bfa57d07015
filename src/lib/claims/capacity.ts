import '../data/sets/further.ts';
import { completeOptions } from '../data/dataset.ts';
import { datasetNamed } from '../data/sets/index.ts';
import { correctLabels } from '../experiment/presets.ts';
import { sweepPresetNamed } from '../experiment/sweep/sweepPresets.ts';
import type { Claim } from './claim.ts';
import {
	isWorse,
	median,
	overfits,
	rise,
	trainingAccuracy,
	trainingLoss,
	validationAccuracy,
	validationLoss
} from './measures.ts';
import { experimentOf, lossesBySize, presetNetworks } from './settings.ts';

/** Too few parameters, enough, and too many. */

const curve = {
	set: 'cosine',
	training: 30,
	depth: 2,
	activation: 'tanh',
	hyperparameters: { learningRate: 0.005 },
	steps: 5000
} as const;

const cosine = datasetNamed(curve.set);
const floor = cosine.noiseFloor(completeOptions(cosine), 0).loss;

export const widthOnCurve: Claim = {
	name: 'width-on-curve',
	title: 'Width, on a curve',
	networks: (seed) => ({
		small: { experiment: experimentOf({ ...curve, width: 1 }, seed) },
		medium: { experiment: experimentOf({ ...curve, width: 2 }, seed) },
		wide: { experiment: experimentOf({ ...curve, width: 64 }, seed) }
	}),
	criteria: [
		{
			sentence:
				'Both losses of one unit are at least 1.3 times those of two; the loss of 64 on new points is at ' +
				'least 1.3 times that of two, and 1.5 times its own lowest.',
			expectedShare: 0.975,
			holds: ({ small, medium, wide }) =>
				isWorse(validationLoss(small), validationLoss(medium)) &&
				isWorse(trainingLoss(small), trainingLoss(medium)) &&
				isWorse(validationLoss(wide), validationLoss(medium)) &&
				rise(wide) >= 1.5
		},
		{
			sentence: 'With one unit a layer the training loss ends at more than twice the noise floor.',
			expectedShare: 0.8,
			holds: ({ small }) => trainingLoss(small) > 2 * floor
		}
	]
};

export const uCurve: Claim = {
	name: 'u-curve',
	title: 'The U-curve',
	networks: (seed) => presetNetworks('u-curve', seed),
	criteria: [
		{
			sentence:
				'The lowest validation loss lies between the ends; that of the smallest network and the median ' +
				'of the three largest are at least 1.3 times as high.',
			expectedShare: sweepPresetNamed('u-curve').share,
			holds: (results) => isU(lossesBySize(results, 'u-curve'))
		}
	]
};

export function isU(losses: readonly number[]): boolean {
	const lowest = Math.min(...losses);
	const place = losses.indexOf(lowest);
	return (
		place > 0 &&
		place < losses.length - 1 &&
		isWorse(losses[0], lowest) &&
		isWorse(median(losses.slice(-3)), lowest)
	);
}

export const widthOnRings: Claim = {
	name: 'width-on-rings',
	title: 'Width, on rings',
	networks: (seed) => presetNetworks('width-on-rings', seed, [1, 3, 64]),
	criteria: [
		{
			sentence:
				'64 units a layer get every training point right, are right on fewer new points than three, ' +
				'and their loss is at least 1.3 times as high; three are right on at least 10 % more than one.',
			expectedShare: sweepPresetNamed('width-on-rings').share,
			holds: ({ 1: small, 3: medium, 64: wide }) =>
				trainingAccuracy(wide) === 1 &&
				isWorse(validationLoss(wide), validationLoss(medium)) &&
				validationAccuracy(wide) < validationAccuracy(medium) &&
				validationAccuracy(medium) >= validationAccuracy(small) + 0.1
		},
		{
			sentence:
				'One unit a layer is right on 55 to 70 % of new points, three are on at least 75 %.',
			expectedShare: 1,
			holds: ({ 1: small, 3: medium }) =>
				Math.abs(validationAccuracy(small) - 0.625) <= 0.075 && validationAccuracy(medium) >= 0.75
		}
	]
};

export const depthOnRings: Claim = {
	name: 'depth-on-rings',
	title: 'Depth, on rings',
	networks: (seed) => presetNetworks('depth-on-rings', seed, [0, 1, 2, 4]),
	criteria: [
		{
			sentence:
				'One hidden layer is right on at least 10 % more new points than none; with two and with ' +
				'four, validation loss rises, with four to at least 1.5 times its own best.',
			expectedShare: sweepPresetNamed('depth-on-rings').share,
			holds: ({ 0: none, 1: one, 2: two, 4: four }) =>
				validationAccuracy(one) >= validationAccuracy(none) + 0.1 &&
				validationLoss(one) < validationLoss(two) &&
				validationLoss(two) < validationLoss(four) &&
				rise(four) >= 1.5
		},
		{
			sentence: 'Without a hidden layer fewer than 65 % of new points are right.',
			expectedShare: 1,
			holds: ({ 0: none }) => validationAccuracy(none) < 0.65
		},
		{
			sentence: 'With two and with four hidden layers the network overfits.',
			expectedShare: 1,
			holds: ({ 2: two, 4: four }) => overfits(two) && overfits(four)
		}
	]
};

export const labelNoise: Claim = {
	name: 'label-noise',
	title: 'The flipped labels are the culprit',
	networks(seed) {
		const { 64: wide } = presetNetworks('width-on-rings', seed, [64]);
		return { wide: { experiment: correctLabels(wide.experiment) } };
	},
	criteria: [
		{
			sentence:
				'Without flipped labels, 64 units a layer are right on at least 95 % of new points.',
			expectedShare: 1,
			holds: ({ wide }) => validationAccuracy(wide) >= 0.95
		}
	]
};

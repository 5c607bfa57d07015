import { valueOf, type Dataset } from '../dataset.ts';
import { floorOfFlips, FloorMean, logistic } from '../posterior.ts';
import { positionNoise, scatter } from '../positionNoise.ts';
import { exp, hypot, square } from '../../math/elementary.ts';

/**
 * Two Gaussians of equal spread σ about ±c. The log odds of class 1 are linear, 2c·x / σ², so
 * logistic regression is the right model; only the coordinate along c matters.
 */
const centre = 0.6;
const distance = hypot(centre, centre);
const noise = positionNoise(0.5, 1, 0.05);

export const blobs: Dataset = {
	name: 'blobs',
	title: 'Blobs',
	description: 'Two round clouds that overlap: a straight line is the best that anyone can do.',
	task: 'classification',
	inputs: () => 2,
	controls: [noise],
	defaults: { training: 80, validation: 300, flips: 0 },
	window: { x: [-2.4, 2.4], y: [-2.4, 2.4] },
	point(index, streams, options) {
		const target = index % 2;
		const place = target ? centre : -centre;
		return { inputs: scatter([place, place], noise, streams, options), target };
	},
	truth(inputs, options) {
		const sigma = Math.max(valueOf(noise, options), 1e-4);
		return logistic((2 * centre * (inputs[0] + inputs[1])) / square(sigma));
	},
	noiseFloor(options, flips) {
		if (valueOf(noise, options) === 0) return floorOfFlips(flips);
		const sigma = Math.max(valueOf(noise, options), 0.005);
		const mean = new FloorMean(flips);
		const width = sigma / 16;
		for (let along = -8 * sigma + width / 2; along < 8 * sigma; along += width) {
			const density = exp(-square(along / sigma) / 2);
			mean.add(logistic((2 * distance * (distance + along)) / square(sigma)), density);
		}
		return mean.value();
	}
};

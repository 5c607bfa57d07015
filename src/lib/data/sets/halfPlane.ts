import { oddShare } from '../board.ts';
import { valueOf, type Dataset } from '../dataset.ts';
import { floorOfFlips, FloorMean } from '../posterior.ts';
import { positionNoise, scatter } from '../positionNoise.ts';

/** Points all over [−1, 1]², class 1 where x₁ > 0: only the first coordinate tells anything of the class. */
const sides = 2;
const noise = positionNoise(0.02, 0.3);

export const halfPlane: Dataset = {
	name: 'halfplane',
	title: 'Half-plane',
	description: 'A straight line parts the two classes: one unit is enough.',
	task: 'classification',
	inputs: () => 2,
	controls: [noise],
	defaults: { training: 150, validation: 300, flips: 0 },
	window: { x: [-1.25, 1.25], y: [-1.25, 1.25] },
	point(index, streams, options) {
		const target = index % 2;
		const across = streams.position.uniform();
		const up = 2 * streams.position.uniform() - 1;
		return { inputs: scatter([target ? across : -across, up], noise, streams, options), target };
	},
	truth: (inputs, options) => oddShare(inputs[0], sides, valueOf(noise, options)).share,
	noiseFloor(options, flips) {
		if (valueOf(noise, options) === 0) return floorOfFlips(flips);
		const sigma = Math.max(valueOf(noise, options), 0.005);
		const step = sigma / 16;
		const mean = new FloorMean(flips);
		for (let x = step / 2; x < 1 + 6 * sigma; x += step) {
			const { share, density } = oddShare(x, sides, sigma); // mirrored, it only swaps its classes
			mean.add(share, density);
		}
		return mean.value();
	}
};

import { scaledBesselI0 } from '../special.ts';
import { valueOf, type Dataset } from '../dataset.ts';
import { floorOfFlips, FloorMean, logistic } from '../posterior.ts';
import { positionNoise, scatter } from '../positionNoise.ts';
import { cos, exp, hypot, log, sin, square } from '../../math/elementary.ts';

/**
 * Two rings about the origin. A point of a ring of radius R, moved by noise σ, has at radius r the
 * density exp(−(r² + R²) / 2σ²) · I₀(rR / σ²) / 2πσ²: the Rice distribution, which turns into the
 * posterior by comparing the rings (https://en.wikipedia.org/wiki/Rice_distribution).
 */
const radius = [0.45, 1];
const noise = positionNoise(0.08, 0.3);

/** Log density at radius r, up to a term that both rings share. */
function logDensity(r: number, label: number, sigma: number): number {
	const distance = (r - radius[label]) / sigma;
	return -square(distance) / 2 + log(scaledBesselI0((r * radius[label]) / square(sigma)));
}

function posterior(r: number, sigma: number): number {
	return logistic(logDensity(r, 1, sigma) - logDensity(r, 0, sigma));
}

export const rings: Dataset = {
	name: 'rings',
	title: 'Rings',
	description: 'A ring inside a ring: no straight line can part them, but a closed curve can.',
	task: 'classification',
	inputs: () => 2,
	controls: [noise],
	defaults: { training: 150, validation: 300, flips: 0.1 },
	window: { x: [-1.5, 1.5], y: [-1.5, 1.5] },
	point(index, streams, options) {
		const target = index % 2;
		const angle = 2 * Math.PI * streams.position.uniform();
		const place = [radius[target] * cos(angle), radius[target] * sin(angle)] as const;
		return { inputs: scatter(place, noise, streams, options), target };
	},
	truth: (inputs, options) =>
		posterior(hypot(inputs[0], inputs[1]), Math.max(valueOf(noise, options), 1e-4)),
	noiseFloor(options, flips) {
		if (valueOf(noise, options) === 0) return floorOfFlips(flips);
		const sigma = Math.max(valueOf(noise, options), 0.005);
		const mean = new FloorMean(flips);
		const width = sigma / 16;
		for (let r = width / 2; r < 1 + 8 * sigma; r += width) {
			const density = [0, 1].map((label) => r * exp(logDensity(r, label, sigma)));
			mean.add(posterior(r, sigma), density[0] + density[1]);
		}
		return mean.value();
	}
};

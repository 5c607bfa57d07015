import { valueOf, type Control, type Dataset, type Options } from '../dataset.ts';
import { square } from '../../math/elementary.ts';

/**
 * y = (x₁ + … + x₅) / √5 + noise · N(0, 1) with x ~ N(0, I): a target of variance 1 that a straight
 * plane describes, so that all else that a network finds is noise. Every point has ten coordinates,
 * of which the first few are used: more inputs leave the points and targets as they are.
 */
const summed = 5;

const inputs: Control = {
	key: 'inputs',
	label: 'Inputs',
	description: 'How many numbers describe each point; only the first five of them matter.',
	minimum: summed,
	maximum: 10,
	step: 1,
	default: 10
};
const noise: Control = {
	key: 'noise',
	label: 'Noise',
	description: 'How far each target is pushed off the sum at random (standard deviation).',
	minimum: 0,
	maximum: 1,
	step: 0.05,
	default: 0.5
};

const widthOf = (options: Options) =>
	Math.min(inputs.maximum, Math.max(inputs.minimum, Math.round(valueOf(inputs, options))));

function sum(coordinates: ArrayLike<number>): number {
	let total = 0;
	for (let i = 0; i < summed; i++) total += coordinates[i];
	return total / Math.sqrt(summed);
}

export const sumOfFive: Dataset = {
	name: 'sum',
	title: 'Sum of five',
	description: 'The sum of five of its inputs: one weight for each input is enough.',
	task: 'regression',
	inputs: widthOf,
	controls: [inputs, noise],
	defaults: { training: 40, validation: 300, flips: 0 },
	window: { x: [-3, 3], y: [-3, 3] },
	point(_, streams, options) {
		const coordinates = Array.from({ length: inputs.maximum }, () => streams.position.normal());
		const target = sum(coordinates) + valueOf(noise, options) * streams.noise.normal();
		return { inputs: coordinates.slice(0, widthOf(options)), target };
	},
	truth: (coordinates) => sum(coordinates),
	noiseFloor: (options) => ({ loss: square(valueOf(noise, options)), error: NaN })
};

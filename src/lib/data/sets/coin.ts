import { valueOf, type Control, type Dataset, type Options } from '../dataset.ts';

/**
 * Labels that have nothing to do with the inputs: whatever a network learns here, it has memorised
 * (Zhang et al. 2017, https://arxiv.org/abs/1611.03530). The label is all noise, and is drawn from
 * the stream of that name. Every point has ten coordinates, of which the first few are used, so
 * that more inputs leave the points and labels as they are.
 */
const inputs: Control = {
	key: 'inputs',
	label: 'Inputs',
	description: 'How many numbers describe each point.',
	minimum: 2,
	maximum: 10,
	step: 1,
	default: 2
};

const widthOf = (options: Options) =>
	Math.min(inputs.maximum, Math.max(1, Math.round(valueOf(inputs, options))));

export const coin: Dataset = {
	name: 'coin',
	title: 'Coin toss',
	description: 'Each label is the toss of a coin: there is nothing to learn, only to memorise.',
	task: 'classification',
	inputs: widthOf,
	controls: [inputs],
	defaults: { training: 100, validation: 300, flips: 0 },
	window: { x: [-3, 3], y: [-3, 3] },
	point(_, streams, options) {
		const coordinates = Array.from({ length: inputs.maximum }, () => streams.position.normal());
		const target = streams.noise.uniform() < 0.5 ? 0 : 1;
		return { inputs: coordinates.slice(0, widthOf(options)), target };
	},
	truth: () => 0.5,
	noiseFloor: () => ({ loss: Math.LN2, error: 0.5 })
};

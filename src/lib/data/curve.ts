import { valueOf, type Control, type Dataset } from './dataset.ts';
import { square } from '../math/elementary.ts';

interface Curve {
	name: string;
	title: string;
	description: string;
	/** The true function on [−1, 1]. */
	f: (x: number) => number;
	/** Standard deviation of the noise unless the reader sets another. */
	noise: number;
	/** Training points unless the reader sets another number. */
	training: number;
	/** The targets that pictures show. */
	y: readonly [number, number];
}

/** 1-D regression: x ~ U(−1, 1), y = f(x) + noise · N(0, 1). */
export function curve({ name, title, description, f, noise, training, y }: Curve): Dataset {
	const control: Control = {
		key: 'noise',
		label: 'Noise',
		description: 'How far each point is pushed off the curve at random (standard deviation).',
		minimum: 0,
		maximum: 1,
		step: 0.05,
		default: noise
	};
	return {
		name,
		title,
		description,
		task: 'regression',
		inputs: () => 1,
		controls: [control],
		defaults: { training, validation: 300, flips: 0 },
		window: { x: [-1, 1], y },
		point(_, streams, options) {
			const x = 2 * streams.position.uniform() - 1;
			return { inputs: [x], target: f(x) + valueOf(control, options) * streams.noise.normal() };
		},
		truth: (inputs) => f(inputs[0]),
		noiseFloor: (options) => ({ loss: square(valueOf(control, options)), error: NaN })
	};
}

import { denseNetwork } from '../../network/spec.ts';
import { valueOf, type Control, type Dataset } from '../dataset.ts';
import { answersOf, teacherControl } from '../teacherSet.ts';
import { square } from '../../math/elementary.ts';

/** x ~ N(0, I₁₀), y = teacher(x) + noise · N(0, 1), the teacher a relu network 10-3-1. */
const inputs = 10;
const network = denseNetwork({ inputs, hidden: [3], outputs: 1, activation: 'relu' });

const noise: Control = {
	key: 'noise',
	label: 'Noise',
	description: 'How far each target is pushed off the teacher’s answer (standard deviation).',
	minimum: 0,
	maximum: 1,
	step: 0.05,
	default: 0.3
};

const answer = answersOf({ network, gain: 1.5, bias: 0.5 });

export const smallTeacher: Dataset = {
	name: 'teacher',
	title: 'Small teacher',
	description:
		'The answers of a hidden network with three units, plus noise: a student of the same size could be right.',
	task: 'regression',
	inputs: () => inputs,
	controls: [teacherControl, noise],
	defaults: { training: 100, validation: 300, flips: 0 },
	window: { x: [-3, 3], y: [-3, 3] },
	point(_, streams, options) {
		const place = Array.from({ length: inputs }, () => streams.position.normal());
		const target = answer(place, options) + valueOf(noise, options) * streams.noise.normal();
		return { inputs: place, target };
	},
	truth: answer,
	noiseFloor: (options) => ({ loss: square(valueOf(noise, options)), error: NaN })
};

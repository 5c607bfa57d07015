import { valueOf, type Control, type Dataset, type Options } from '../dataset.ts';
import { teacherOf } from '../teacher.ts';

/** x ~ N(0, I₁₀), y = teacher(x) + noise · N(0, 1), the teacher a relu network 10-3-1. */
const network = { inputs: 10, hidden: [3], outputs: 1, activation: 'relu' } as const;
const gain = 1.5;
const bias = 0.5;

const teacher: Control = {
	key: 'teacher',
	label: 'Teacher',
	description: 'Which hidden network makes up the targets: each number is another one.',
	minimum: 1,
	maximum: 1000,
	step: 1,
	default: 1
};
const noise: Control = {
	key: 'noise',
	label: 'Noise',
	description: 'How far each target is pushed off the teacher’s answer (standard deviation).',
	minimum: 0,
	maximum: 1,
	step: 0.05,
	default: 0.3
};

const teachers = new Map<number, (inputs: ArrayLike<number>) => number>();

function answer(inputs: ArrayLike<number>, options: Options): number {
	const seed = Math.round(valueOf(teacher, options));
	let known = teachers.get(seed);
	if (!known) teachers.set(seed, (known = teacherOf({ network, gain, bias, seed })));
	return known(inputs);
}

export const smallTeacher: Dataset = {
	name: 'teacher',
	title: 'Small teacher',
	description:
		'The answers of a hidden network with three units, plus noise: a student of the same size could be right.',
	task: 'regression',
	inputs: () => network.inputs,
	controls: [teacher, noise],
	defaults: { training: 100, validation: 300, flips: 0 },
	window: { x: [-3, 3], y: [-3, 3] },
	point(_, streams, options) {
		const inputs = Array.from({ length: network.inputs }, () => streams.position.normal());
		const target = answer(inputs, options) + valueOf(noise, options) * streams.noise.normal();
		return { inputs, target };
	},
	truth: answer,
	noiseFloor: (options) => ({ loss: valueOf(noise, options) ** 2, error: NaN })
};

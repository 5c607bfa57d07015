import { inputsOf } from '../network/spec.ts';
import { valueOf, type Control, type Dataset, type Options } from './dataset.ts';
import { Stream } from './stream.ts';
import { teacherOf, type Teacher, type TeacherSettings } from './teacher.ts';

/** Which teacher, for every data set that has one. */
export const teacherControl: Control = {
	key: 'teacher',
	label: 'Teacher',
	description: 'Which hidden network makes up the targets: each number is another one.',
	minimum: 1,
	maximum: 1000,
	step: 1,
	default: 1
};

type Kind = Omit<TeacherSettings, 'seed'>;

/** What the teacher that the options name answers to one input row. */
export function answersOf(kind: Kind): (inputs: ArrayLike<number>, options: Options) => number {
	const teachers = new Map<number, Teacher>();
	return (inputs, options) => {
		const seed = Math.round(valueOf(teacherControl, options));
		let teacher = teachers.get(seed);
		if (!teacher) teachers.set(seed, (teacher = teacherOf({ ...kind, seed })));
		return teacher(inputs);
	};
}

/** x ~ N(0, I), y = teacher(x), without noise, and other points at every step of training. */
export function freshTeacher({
	kind,
	validation,
	...about
}: Pick<Dataset, 'name' | 'title' | 'description'> & { kind: Kind; validation: number }): Dataset {
	const width = inputsOf(kind.network);
	const answer = answersOf(kind);
	return {
		...about,
		task: 'regression',
		fresh: {
			first: (rows, options, seed) => new Stream({ set: about.name, options, seed }).rows(0, rows)
		},
		inputs: () => width,
		controls: [teacherControl],
		defaults: { training: 1000, validation, flips: 0 },
		window: { x: [-3, 3], y: [-3, 3] },
		point(_, streams, options) {
			const inputs = Array.from({ length: width }, () => streams.position.normal());
			return { inputs, target: answer(inputs, options) };
		},
		truth: answer,
		noiseFloor: () => ({ loss: 0, error: NaN })
	};
}

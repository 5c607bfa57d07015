import { describe, expect, test } from 'vitest';
import { randomStream } from '../../src/lib/random/randomStream.ts';
import { denseNetwork } from '../../src/lib/network/spec.ts';
import { teacherOf, type TeacherSettings } from '../../src/lib/data/teacher.ts';

const settings: TeacherSettings = {
	network: denseNetwork({ inputs: 4, hidden: [16], outputs: 1, activation: 'tanh' }),
	gain: 4,
	bias: 1,
	seed: 3
};

function answers(change: Partial<TeacherSettings> = {}, rows = 3_000): number[] {
	const teacher = teacherOf({ ...settings, ...change });
	const { normal } = randomStream(99, 'test');
	return Array.from({ length: rows }, () => teacher([normal(), normal(), normal(), normal()]));
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('teacherOf(settings)', () => {
	test.each([1, 2, 3, 4, 5, 6])('answers with mean 0 and variance 1: seed %i', (seed) => {
		const values = answers({ seed });
		expect(Math.abs(mean(values))).toBeLessThan(0.08);
		expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.12);
	});

	test('is the same for the same seed, and another for another', () => {
		expect(answers({}, 5)).toEqual(answers({}, 5));
		expect(answers({ seed: 4 }, 5)).not.toEqual(answers({}, 5));
	});

	test('is no straight plane', () => {
		const teacher = teacherOf(settings);
		const [a, b] = [
			[1, -0.5, 2, 0.3],
			[-1, 0.7, 0.2, 1]
		];
		const middle = a.map((value, i) => (value + b[i]) / 2);
		expect(teacher(middle)).not.toBeCloseTo((teacher(a) + teacher(b)) / 2, 2);
	});

	test('leaves the biases at zero where they have no spread', () => {
		const relu: TeacherSettings = {
			...settings,
			network: denseNetwork({ inputs: 4, hidden: [3], outputs: 1, activation: 'relu' }),
			bias: 0
		};
		const teacher = teacherOf(relu);
		const zero = teacher([0, 0, 0, 0]);
		const [once, twice] = [1, 2].map((by) => teacher([by, -by, by, by]) - zero);
		expect(twice).toBeCloseTo(2 * once, 9);
	});
});

import { expect, test } from 'vitest';
import { expectClose, Stage } from '../stage.ts';

const stage = await Stage.open();

function tangentsOf(values: Float32Array): Float32Array {
	const placed = stage.place(values, values.length);
	stage.kernels.hyperbolicTangents(placed.address, 4 * values.length);
	return stage.read(placed);
}

test('tanh4(x) keeps its digits at every size of x, and is odd', () => {
	const sizes = Array.from({ length: 20_000 }, (_, i) => 10 ** (-30 + (33 * i) / 20_000));
	const numbers = Float32Array.from([0, ...sizes]);
	const values = tangentsOf(numbers);
	expectClose(values, numbers.map(Math.tanh), 4e-7);
	expect(tangentsOf(numbers.map((x) => -x))).toEqual(values.map((value) => -value));
});

test('tanh4(x) stays within ±1', () => {
	const numbers = Float32Array.from({ length: 100_000 }, (_, i) => 5 + i / 25_000);
	expect(Math.max(...tangentsOf(numbers))).toBeLessThan(1);
	expect(tangentsOf(Float32Array.of(Infinity))[0]).toBeLessThan(1);
});

test('tanh4(NaN) is NaN', () => {
	expect(tangentsOf(Float32Array.of(NaN))[0]).toBeNaN();
});

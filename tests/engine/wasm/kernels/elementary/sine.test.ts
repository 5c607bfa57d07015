import { describe, expect, test } from 'vitest';
import { expectClose, Stage } from '../stage.ts';

const stage = await Stage.open();

/** From far below a turn to a thousand of them, both signs. */
const magnitudes = Array.from({ length: 4000 }, (_, i) => 10 ** (-30 + (33.78 * i) / 4000));
const numbers = Float32Array.from([0, ...magnitudes, ...magnitudes.map((value) => -value)]);

describe.each([
	['sines', Math.sin],
	['cosines', Math.cos]
] as const)('%s', (kernel, plain) => {
	function valuesOf(values: Float32Array): Float32Array {
		const placed = stage.place(values, values.length);
		stage.kernels[kernel](placed.address, 4 * values.length);
		return stage.read(placed);
	}

	test('are those of the plain function up to a thousand turns', () => {
		expectClose(valuesOf(numbers), Array.from(numbers, plain), 2e-7, 1);
	});

	test('stay within ±1 at any size, and are exact at zero', () => {
		const values = valuesOf(Float32Array.of(0, 1e5, -1e5, 3e38, -3e38, Infinity));
		expect(values[0]).toBe(plain(0));
		for (const value of values) expect(Math.abs(value)).toBeLessThanOrEqual(1.000001);
	});

	test('of NaN are NaN', () => {
		expect(valuesOf(Float32Array.of(1, NaN))[1]).toBeNaN();
	});
});

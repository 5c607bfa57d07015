import { expect, test } from 'vitest';
import { expectClose, Stage } from '../stage.ts';

const stage = await Stage.open();

/** From far below to far above what a layer sees, both signs. */
const magnitudes = Array.from({ length: 4000 }, (_, i) => 10 ** (-30 + (31.77 * i) / 4000));
const numbers = Float32Array.from([0, ...magnitudes, ...magnitudes.map((value) => -value)]);

function valuesOf(kernel: 'exponentials' | 'sigmoids', values: Float32Array): Float32Array {
	const placed = stage.place(values, values.length);
	stage.kernels[kernel](placed.address, 4 * values.length);
	return stage.read(placed);
}

test('exp4(x) is eˣ, as far as e to the ±60', () => {
	expectClose(valuesOf('exponentials', numbers), numbers.map(Math.exp), 3e-7);
	const [high, low] = valuesOf('exponentials', Float32Array.of(1000, -1000));
	expectClose([high, low], [Math.exp(60), Math.exp(-60)], 3e-7);
});

test('sigmoid4(x) is 1 / (1 + e⁻ˣ)', () => {
	const expected = Array.from(numbers, (x) => 1 / (1 + Math.exp(-x)));
	expectClose(valuesOf('sigmoids', numbers), expected, 4e-7);
});

test.each(['exponentials', 'sigmoids'] as const)('%s of NaN are NaN', (kernel) => {
	expect(valuesOf(kernel, Float32Array.of(1, NaN))[1]).toBeNaN();
});

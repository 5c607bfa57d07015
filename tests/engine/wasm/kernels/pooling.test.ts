import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { eighths, sizes, Stage } from './stage.ts';

const stage = await Stage.open();

const cases = sizes.flatMap((units, i) =>
	[1, 4, 6].map((positions, j) => ({ units, positions, rows: sizes[(i + j) % 5] }))
);

describe.each(cases)('$rows rows of $positions × $units', ({ rows, positions, units }) => {
	const stride = padded(units);
	const values = eighths(rows * positions * units, 'pooled', rows, units);
	/** Where the first largest value of each row's channels is. */
	const largest = Int32Array.from({ length: rows * units }, (_, i) => {
		const at = (p: number) => values[(Math.floor(i / units) * positions + p) * units + (i % units)];
		let best = 0;
		for (let p = 1; p < positions; p++) if (at(p) > at(best)) best = p;
		return best;
	});
	const placeOf = (i: number) =>
		(Math.floor(i / units) * positions + largest[i]) * units + (i % units);

	test('poolLargest(…) finds the largest values, and where each is first', () => {
		for (const isPadded of [true, false]) {
			const x = stage.place(values, isPadded ? units : positions * units);
			const [outputs, at] = [stage.room(rows, units), stage.room(rows, units)];
			const strides = isPadded ? [positions * stride, stride] : [padded(positions * units), units];
			const shape = [rows, positions, units, stride];
			stage.kernels.poolLargest(x.address, ...strides, ...shape, outputs.address, at.address);
			expect([...stage.read(outputs)]).toEqual(Array.from(largest, (_, i) => values[placeOf(i)]));
			const found = stage.memory.integers(at.address, rows * stride);
			const own = largest.map((_, i) => found[Math.floor(i / units) * stride + (i % units)]);
			expect(own).toEqual(largest);
		}
	});

	test('backToLargest(…) gives the gradient to those alone', () => {
		const gradient = eighths(rows * units, 'gradient', rows, units);
		const from = stage.place(gradient, units);
		const at = stage.place(new Float32Array(rows * units), units);
		const places = stage.memory.integers(at.address, rows * stride);
		largest.forEach((p, i) => (places[Math.floor(i / units) * stride + (i % units)] = p));
		const to = stage.room(rows * positions, units);
		const target = [to.address, positions * stride, stride];
		stage.kernels.backToLargest(from.address, at.address, rows, units, stride, ...target);
		const expected = new Float32Array(rows * positions * units);
		largest.forEach((_, i) => (expected[placeOf(i)] = gradient[i]));
		expect(stage.read(to)).toEqual(expected);
	});
});

import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { eighths, matrix, shapes, Stage, sum } from './stage.ts';

const stage = await Stage.open();

describe.each(shapes)('for $rows rows, $inputs by $units', ({ rows, inputs, units }) => {
	const x = eighths(rows * inputs, 'x', rows, inputs);
	const delta = eighths(rows * units, 'delta', rows, units);
	/** Rows that pad a batch hold no numbers, and must not be read. */
	const place = (values: Float32Array, width: number) => {
		const { address } = stage.place(values, width);
		const [from, to] = [rows * padded(width), padded(rows) * padded(width)];
		stage.memory.floats(address, to).fill(NaN, from);
		return address;
	};
	const placedDelta = place(delta, units);

	test('gradientOfKernel(x, …, gradient) is xᵀ·δ to the last bit', () => {
		const gradient = stage.room(inputs, units);
		stage.kernels.gradientOfKernel(
			place(x, inputs),
			padded(inputs),
			rows,
			placedDelta,
			inputs,
			padded(units),
			gradient.address
		);
		const valueOf = (i: number, j: number) =>
			sum(rows, (r) => x[r * inputs + i] * delta[r * units + j]);
		expect(stage.read(gradient)).toEqual(matrix(inputs, units, valueOf));
		expect(stage.padding(gradient).every((value) => value === 0)).toBe(true);
	});

	test('gradientOfBias(δ, …, gradient) is Σ δ to the last bit', () => {
		const gradient = stage.room(1, units);
		stage.kernels.gradientOfBias(placedDelta, rows, padded(units), gradient.address);
		const valueOf = (_: number, j: number) => sum(rows, (r) => delta[r * units + j]);
		expect(stage.read(gradient)).toEqual(matrix(1, units, valueOf));
		expect(stage.padding(gradient).every((value) => value === 0)).toBe(true);
	});
});

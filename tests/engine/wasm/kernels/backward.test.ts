import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { eighths, matrix, shapes, Stage, sum } from './stage.ts';

const stage = await Stage.open();

describe.each(shapes)('for $rows rows, $inputs by $units', ({ rows, inputs, units }) => {
	test('backward(δ, …, gradient) is δ·Wᵀ to the last bit', () => {
		const delta = eighths(rows * units, 'delta', rows, units);
		const kernel = eighths(inputs * units, 'kernel', inputs, units);
		const stride = padded(units);
		const gradient = stage.room(rows, inputs);
		stage.kernels.backward(
			stage.place(delta, units).address,
			padded(rows),
			units,
			stride,
			stage.place(kernel, units).address,
			inputs,
			padded(inputs),
			stage.memory.allocate(Math.ceil(inputs / 8) * stride * 8),
			gradient.address
		);
		const valueOf = (r: number, i: number) =>
			sum(units, (j) => delta[r * units + j] * kernel[i * units + j]);
		expect(stage.read(gradient)).toEqual(matrix(rows, inputs, valueOf));
		expect(stage.padding(gradient).every((value) => value === 0)).toBe(true);
	});
});

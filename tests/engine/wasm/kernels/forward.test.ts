import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { eighths, matrix, shapes, Stage, sum } from './stage.ts';

const stage = await Stage.open();

describe.each(shapes)('for $rows rows, $inputs by $units', ({ rows, inputs, units }) => {
	const x = eighths(rows * inputs, 'x', rows, inputs);
	const kernel = eighths(inputs * units, 'kernel', inputs, units);

	test('forward(x, …, z) is x·W + b to the last bit', () => {
		const bias = eighths(units, 'bias', units);
		const z = stage.room(rows, units);
		stage.kernels.forward(
			stage.place(x, inputs).address,
			padded(inputs),
			padded(rows),
			stage.place(kernel, units).address,
			stage.place(bias, units).address,
			inputs,
			padded(units),
			z.address
		);
		const valueOf = (r: number, j: number) =>
			bias[j] + sum(inputs, (i) => x[r * inputs + i] * kernel[i * units + j]);
		expect(stage.read(z)).toEqual(matrix(rows, units, valueOf));
		expect(stage.padding({ ...z, rows: padded(rows) }).every((value) => value === 0)).toBe(true);
	});
});

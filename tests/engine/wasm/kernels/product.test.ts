import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { eighths, matrix, shapes, Stage, sum } from './stage.ts';

const stage = await Stage.open();

describe.each(shapes)('for $rows rows, $inputs by $units', ({ rows, inputs, units }) => {
	const x = eighths(rows * inputs, 'x', rows, inputs);
	const kernel = eighths(inputs * units, 'kernel', inputs, units);

	test('product(x, …, z) takes w in strips of eight columns, and starts from zero', () => {
		const count = Math.ceil(units / 8);
		const strips = stage.memory.allocate(count * inputs * 8);
		const view = stage.memory.floats(strips, count * inputs * 8);
		kernel.forEach((value, at) => {
			const [i, j] = [Math.floor(at / units), at % units];
			view[(Math.floor(j / 8) * inputs + i) * 8 + (j % 8)] = value;
		});
		const z = stage.room(rows, units);
		stage.kernels.product(
			stage.place(x, inputs).address,
			padded(inputs),
			rows,
			inputs,
			strips,
			32,
			32 * inputs,
			0,
			padded(units),
			z.address
		);
		const valueOf = (r: number, j: number) =>
			sum(inputs, (i) => x[r * inputs + i] * kernel[i * units + j]);
		expect(stage.read(z)).toEqual(matrix(rows, units, valueOf));
		expect(stage.padding(z).every((value) => value === 0)).toBe(true);
	});
});

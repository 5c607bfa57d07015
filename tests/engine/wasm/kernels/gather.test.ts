import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { eighths, matrix, shapes, Stage } from './stage.ts';

const stage = await Stage.open();

describe.each(shapes)('for $rows rows of $units', ({ rows, units }) => {
	test('gather(table, rows, count, stride, to) takes the rows that it is told of', () => {
		const table = eighths(20 * units, 'table', units);
		const chosen = Int32Array.from({ length: rows }, (_, i) => (7 * i + 3) % 20);
		const order = stage.memory.allocate(rows);
		stage.memory.integers(order, rows).set(chosen);
		const to = stage.room(rows, units);
		stage.memory.floats(to.address, padded(rows) * padded(units)).fill(9.5);
		const { address } = stage.place(table, units);
		stage.kernels.gather(address, order, rows, padded(units), to.address);
		const expected = matrix(rows, units, (r, j) => table[chosen[r] * units + j]);
		expect(stage.read(to)).toEqual(expected);
		expect(stage.padding(to).every((value) => value === 0)).toBe(true);
	});
});

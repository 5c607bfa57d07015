import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { eighths, shapes, Stage } from './stage.ts';

const stage = await Stage.open();

describe.each(shapes)('for $rows rows of $units', ({ rows, units }) => {
	test('clearPadding(values, rows, units, stride) leaves nothing but the values', () => {
		const values = eighths(rows * units, 'values', rows, units);
		const placed = stage.place(values, units);
		const all = stage.memory.floats(placed.address, rows * padded(units));
		all.forEach((_, i) => {
			if (i % padded(units) >= units) all[i] = 9.5;
		});
		stage.kernels.clearPadding(placed.address, rows, units, padded(units));
		expect(stage.read(placed)).toEqual(values);
		expect(stage.padding(placed).every((value) => value === 0)).toBe(true);
	});

	test('clearRows(values, count, stride) leaves no rows but those of the batch', () => {
		const values = eighths(rows * units, 'values', rows, units);
		const placed = stage.place(values, units);
		const stride = padded(units);
		stage.memory.floats(placed.address, padded(rows) * stride).fill(9.5, rows * stride);
		stage.kernels.clearRows(placed.address, rows, stride);
		expect(stage.read(placed)).toEqual(values);
		expect(stage.padding(placed).every((value) => value === 0)).toBe(true);
	});
});

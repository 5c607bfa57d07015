import { describe, expect, test } from 'vitest';
import {
	dropoutHash,
	dropoutMask,
	dropoutThreshold
} from '../../../../src/lib/engine/step/dropout.ts';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { eighths, shapes, Stage } from './stage.ts';

const stage = await Stage.open();

describe.each(shapes)('for $rows rows of $units', ({ rows, units }) => {
	test.each([0, 2])('dropUnits(…) silences the units of dropoutMask in layer %d', (layer) => {
		const [rate, seed, step] = [0.4, -3, 1000];
		const values = eighths(rows * units, 'values', rows, units);
		const from = stage.place(values, units);
		const to = stage.room(rows, units);
		stage.kernels.dropUnits(
			from.address,
			to.address,
			dropoutHash(seed, step),
			layer,
			rows,
			1,
			units,
			padded(units),
			dropoutThreshold(rate),
			1 / (1 - rate)
		);
		const mask = dropoutMask(rate, seed, step, layer, rows, units);
		expect(stage.read(to)).toEqual(values.map((value, i) => value * mask[i]));
		expect(stage.read(from)).toEqual(values);
		expect(stage.padding(to).every((value) => value === 0)).toBe(true);
	});

	test('dropUnits(…) counts the units of all places of a row', () => {
		const [rate, seed, step, places] = [0.4, 7, 12, 3];
		const values = eighths(rows * places * units, 'values', rows, units);
		const from = stage.place(values, units);
		const scale = 1 / (1 - rate);
		const address = [from.address, from.address, dropoutHash(seed, step), 1];
		const shape = [rows, places, units, padded(units)];
		stage.kernels.dropUnits(...address, ...shape, dropoutThreshold(rate), scale);
		const mask = dropoutMask(rate, seed, step, 1, rows, places * units);
		expect(stage.read(from)).toEqual(values.map((value, i) => value * mask[i]));
	});
});

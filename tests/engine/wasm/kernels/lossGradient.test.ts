import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { losses } from '../../../../src/lib/network/loss.ts';
import { lossGradients } from '../../webgl/programs/formulas.ts';
import { eighths, expectClose, shapes, Stage } from './stage.ts';

const stage = await Stage.open();

describe.each(losses)('%s', (loss) => {
	test.each(shapes)('lossGradient(…) for $rows rows of $units', ({ rows, units }) => {
		const outputs = eighths(rows * units, 'outputs', rows, units);
		const targets = eighths(rows * units, 'targets', rows, units);
		const delta = stage.room(rows, units);
		// Rows that pad the batch hold what an earlier batch left there.
		const rest = stage.memory.floats(delta.address, padded(rows) * padded(units));
		rest.fill(9.5, rows * padded(units));
		stage.kernels.lossGradient(
			losses.indexOf(loss),
			stage.place(outputs, units).address,
			stage.place(targets, units).address,
			rows,
			units,
			padded(units),
			delta.address
		);
		const ofRow = (values: Float32Array, row: number) =>
			values.subarray(row * units, (row + 1) * units);
		const expected = Array.from({ length: rows }, (_, row) =>
			lossGradients[loss](ofRow(outputs, row), ofRow(targets, row), rows)
		);
		expectClose(stage.read(delta), expected.flat(), 4e-7, 1 / rows);
		expect(stage.padding(delta).every((value) => value === 0)).toBe(true);
	});
});

test.each([1, 4, 8, 20])('scale(from, count, by, to) multiplies %d numbers', (count) => {
	const values = eighths(count, 'scaled', count);
	const from = stage.place(values, count);
	const to = stage.room(1, count);
	stage.kernels.scale(from.address, padded(count), 0.25, to.address);
	expect(stage.read(to)).toEqual(values.map((value) => value / 4));
	stage.kernels.scale(from.address, padded(count), 0.25, from.address);
	expect(stage.read(from)).toEqual(stage.read(to));
});

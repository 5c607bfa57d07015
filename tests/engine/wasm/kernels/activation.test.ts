import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { activate, activations, slopeAt } from '../../../../src/lib/network/activation.ts';
import { eighths, expectClose, shapes, Stage } from './stage.ts';

const stage = await Stage.open();

describe.each(activations)('%s', (activation) => {
	const kind = activations.indexOf(activation);

	test.each(shapes)('activate(…) is h = φ(z) for $rows rows of $units', ({ rows, units }) => {
		const values = eighths(rows * units, 'z', rows, units);
		const placed = stage.place(values, units);
		stage.kernels.activate(kind, placed.address, padded(rows), units, padded(units));
		const expected = Array.from(values, (z) => activate(activation, z));
		expectClose(stage.read(placed), expected, 4e-7);
		const ofRows = stage.padding({ ...placed, rows: padded(rows) });
		expect(ofRows.every((value) => value === 0)).toBe(true);
	});

	test.each(shapes)('throughActivation(…) is δ · φ′ for $rows rows of $units', (shape) => {
		const { rows, units } = shape;
		const gradient = eighths(rows * units, 'gradient', rows, units);
		const outputs = eighths(rows * units, 'outputs', rows, units);
		const placed = stage.place(gradient, units);
		const length = padded(rows) * padded(units);
		const { address } = stage.place(outputs, units);
		stage.kernels.throughActivation(kind, placed.address, address, length);
		const expected = gradient.map((value, i) => value * slopeAt(activation, outputs[i]));
		expectClose(stage.read(placed), expected, 0);
		expect(stage.padding(placed).every((value) => value === 0)).toBe(true);
	});
});

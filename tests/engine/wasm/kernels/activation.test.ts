import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import {
	activate,
	activations,
	slopeAt,
	slopeFollows,
	slopeOf
} from '../../../../src/lib/network/activation.ts';
import { eighths, expectClose, shapes, Stage } from './stage.ts';

const stage = await Stage.open();

describe.each(activations)('%s', (activation) => {
	const kind = activations.indexOf(activation);
	/** From what `throughActivation` takes: the outputs, or of some the sums. */
	const slope = (value: number) =>
		slopeFollows(activation) ? slopeAt(activation, value) : slopeOf(activation, value);

	test.each(shapes)('activate(…) is h = φ(z) for $rows rows of $units', ({ rows, units }) => {
		const values = eighths(rows * units, 'z', rows, units);
		const placed = stage.place(values, units);
		const { address } = placed;
		stage.kernels.activate(kind, address, address, padded(rows), units, padded(units));
		const expected = Array.from(values, (z) => activate(activation, z));
		expectClose(stage.read(placed), expected, 4e-7, 0.05);
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
		const expected = Array.from(gradient, (value, i) => value * slope(outputs[i]));
		const isExact = slopeFollows(activation) && activation !== 'leakyRelu';
		expectClose(stage.read(placed), expected, isExact ? 0 : 4e-7, 0.5);
		expect(stage.padding(placed).every((value) => value === 0)).toBe(true);
	});

	test('activate(…) and its slope hold from small numbers to large ones of either sign', () => {
		const sizes = Array.from({ length: 400 }, (_, i) => 10 ** (-6 + (8 * i) / 400));
		const z = Float32Array.from([0, ...sizes, ...sizes.map((size) => -size)]);
		const [from, to] = [stage.place(z, z.length), stage.room(1, z.length)];
		const length = padded(z.length);
		stage.kernels.activate(kind, from.address, to.address, 1, z.length, length);
		const h = activation === 'linear' ? z : stage.read(to);
		expectClose(
			h,
			Array.from(z, (one) => activate(activation, one)),
			5e-7,
			0.05
		);
		expect(stage.read(from)).toEqual(z);
		const ones = stage.place(new Float32Array(z.length).fill(1), z.length);
		const values = stage.place(slopeFollows(activation) ? h : z, z.length);
		stage.kernels.throughActivation(kind, ones.address, values.address, length);
		expectClose(
			stage.read(ones),
			Array.from(z, (one) => slopeOf(activation, one)),
			2e-6,
			1
		);
	});
});

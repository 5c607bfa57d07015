import { describe, expect, test } from 'vitest';
import { padded } from '../../../../src/lib/engine/wasm/memory.ts';
import { eighths, expectClose, sizes, Stage } from './stage.ts';

const stage = await Stage.open();

const windows = [
	{ positions: 1, taps: 1, step: 1, before: 0, places: 1 },
	{ positions: 6, taps: 6, step: 1, before: 0, places: 1 },
	{ positions: 7, taps: 2, step: 2, before: 0, places: 3 },
	{ positions: 5, taps: 3, step: 1, before: 1, places: 5 }
];
const cases = sizes.flatMap((units, i) =>
	windows.map((window, j) => ({ units, ...window, rows: sizes[(i + j) % 5] }))
);

describe.each(cases)(
	'$rows rows of $positions × $units, windows of $taps at every $step',
	({ rows, positions, units, taps, step, before, places }) => {
		const stride = padded(units);
		const values = eighths(rows * positions * units, 'pooled', rows, units);
		const gradient = eighths(rows * places * units, 'gradient', rows, units);
		/** Indices of the values in each output's window. */
		const covered = Array.from({ length: rows * places * units }, (_, i) => {
			const place = Math.floor(i / units) % places;
			const row = Math.floor(i / (units * places));
			return Array.from({ length: taps }, (_, tap) => place * step - before + tap)
				.filter((position) => position >= 0 && position < positions)
				.map((position) => (row * positions + position) * units + (i % units));
		});
		const largest = covered.map((all) =>
			all.reduce((best, at) => (values[at] > values[best] ? at : best))
		);
		const positionOf = (at: number) => Math.floor(at / units) % positions;
		const window = [taps, step, before, places];
		const layouts = [
			{ width: units, strides: [positions * stride, stride] },
			{ width: positions * units, strides: [padded(positions * units), units] }
		];

		test('poolLargest(…) finds the largest values, and where each is first', () => {
			for (const { width, strides } of positions === 1 ? layouts.slice(0, 1) : layouts) {
				const x = stage.place(values, width);
				const [outputs, at] = [stage.room(rows * places, units), stage.room(rows * places, units)];
				const shape = [rows, positions, ...window, units, stride];
				stage.kernels.poolLargest(x.address, ...strides, ...shape, outputs.address, at.address);
				expect([...stage.read(outputs)]).toEqual(largest.map((one) => values[one]));
				const found = stage.memory.integers(at.address, rows * places * stride);
				const own = largest.map((_, i) => found[Math.floor(i / units) * stride + (i % units)]);
				expect(own).toEqual(largest.map(positionOf));
			}
		});

		test('backToLargest(…) gives the gradient to those alone', () => {
			const from = stage.place(gradient, units);
			const at = stage.place(new Float32Array(rows * places * units), units);
			const found = stage.memory.integers(at.address, rows * places * stride);
			largest.forEach((one, i) => {
				found[Math.floor(i / units) * stride + (i % units)] = positionOf(one);
			});
			const to = stage.room(rows * positions, units);
			const target = [to.address, positions * stride, stride];
			stage.kernels.backToLargest(from.address, at.address, rows, places, units, stride, ...target);
			const expected = new Float32Array(values.length);
			largest.forEach((one, i) => (expected[one] += gradient[i]));
			expect(stage.read(to)).toEqual(expected);
		});

		test('poolMean(…) is the mean of what is there', () => {
			for (const { width, strides } of positions === 1 ? layouts.slice(0, 1) : layouts) {
				const x = stage.place(values, width);
				const outputs = stage.room(rows * places, units);
				const shape = [rows, positions, ...window, units, stride];
				stage.kernels.poolMean(x.address, ...strides, ...shape, outputs.address);
				const expected = covered.map(
					(all) => all.reduce((sum, at) => sum + values[at], 0) / all.length
				);
				expectClose(stage.read(outputs), expected, 2e-7, 1);
			}
		});

		test('backFromMean(…) gives the gradient to all of them evenly', () => {
			const from = stage.place(gradient, units);
			const to = stage.room(rows * positions, units);
			const shape = [rows, positions, ...window, units, stride];
			stage.kernels.backFromMean(from.address, ...shape, to.address, positions * stride, stride);
			const expected = new Float64Array(values.length);
			covered.forEach((all, i) => {
				for (const at of all) expected[at] += gradient[i] / all.length;
			});
			expectClose(stage.read(to), expected, 4e-7, 1);
		});
	}
);

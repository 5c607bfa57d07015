import { describe, expect, test } from 'vitest';
import { sliceInputs, twoColumns, windowOf } from '../../../src/lib/analysis/inputs/slice.ts';

describe('sliceInputs(slice, window, side)', () => {
	test('varies two inputs over the window, the top row first, and leaves the others', () => {
		const window = { x: [0, 2], y: [-1, 1] } as const;
		const point = Float32Array.of(7, 8, 9, 10);
		const inputs = sliceInputs({ across: 2, up: 0, point }, window, 2);
		expect([...inputs]).toEqual([
			...[0.5, 8, 0.5, 10],
			...[0.5, 8, 1.5, 10],
			...[-0.5, 8, 0.5, 10],
			...[-0.5, 8, 1.5, 10]
		]);
	});
});

const table = {
	rows: 2,
	inputs: Float32Array.of(1, 2, 3, 4, 5, 6),
	targets: Float32Array.of(0, 1)
};

test('twoColumns(table, across, up) are the points in that plane', () => {
	const { rows, inputs, targets } = twoColumns(table, 2, 0);
	expect(rows).toBe(2);
	expect([...inputs]).toEqual([3, 1, 6, 4]);
	expect(targets).toBe(table.targets);
});

test('windowOf(tables) has room about all points, about one and without any', () => {
	const window = windowOf([twoColumns(table, 0, 1)]);
	[0.76, 4.24].forEach((end, i) => expect(window.x[i]).toBeCloseTo(end, 6));
	[1.76, 5.24].forEach((end, i) => expect(window.y[i]).toBeCloseTo(end, 6));
	const same = { rows: 1, inputs: Float32Array.of(3, 3), targets: Float32Array.of(0) };
	expect(windowOf([same])).toEqual({ x: [2, 4], y: [2, 4] });
	expect(windowOf([])).toEqual({ x: [-1, 1], y: [-1, 1] });
});

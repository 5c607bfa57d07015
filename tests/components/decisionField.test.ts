import { describe, expect, test } from 'vitest';
import { diverging } from '../../src/lib/components/drawing/colour.ts';
import {
	rampOverLogits,
	shadeField,
	withRim,
	type Grid
} from '../../src/lib/components/drawing/decisionField.ts';
import { halfLines } from '../../src/lib/components/drawing/halfLines.ts';

/** `f` at cell centres, in shares of the picture from its left and top. */
function gridOf(side: number, f: (x: number, y: number) => number): Grid {
	const at = (i: number) => (i + 0.5) / side;
	const values = Float32Array.from({ length: side * side }, (_, i) =>
		f(at(i % side), at(Math.floor(i / side)))
	);
	return { columns: side, rows: side, values };
}

const inside = ([x, y]: [number, number]) => x >= 0 && x <= 1 && y >= 0 && y <= 1;

test('withRim(grid) goes on along straight lines', () => {
	const plane = (x: number, y: number) => 3 * x - 2 * y + 1;
	const { columns, rows, values } = withRim(gridOf(8, plane));
	expect([columns, rows]).toEqual([10, 10]);
	values.forEach((value, i) => {
		expect(value).toBeCloseTo(plane(((i % 10) - 0.5) / 8, (Math.floor(i / 10) - 0.5) / 8), 5);
	});
});

describe('halfLines(rim)', () => {
	test('lies where the field is zero, as far as the edges of the picture', () => {
		const lines = halfLines(withRim(gridOf(16, (x, y) => x - 0.3 * y - 0.31)));
		const points = lines.flat().filter(inside);
		for (const [x, y] of points) expect(x - 0.3 * y).toBeCloseTo(0.31, 5);
		const ys = lines.flat().map(([, y]) => y);
		expect(Math.min(...ys)).toBeLessThan(0);
		expect(Math.max(...ys)).toBeGreaterThan(1);
	});

	test('closes round an island', () => {
		const lines = halfLines(withRim(gridOf(56, (x, y) => 0.3 - Math.hypot(x - 0.5, y - 0.5))));
		expect(lines).toHaveLength(1);
		expect(lines[0][0]).toEqual(lines[0].at(-1));
		for (const [x, y] of lines[0]) expect(Math.hypot(x - 0.5, y - 0.5)).toBeCloseTo(0.3, 2);
	});

	test('is nowhere in a picture of one class', () => {
		for (const value of [5, -5]) {
			const lines = halfLines(withRim(gridOf(8, () => value)));
			expect(lines.flat().filter(inside)).toEqual([]);
		}
	});
});

describe('shadeField(rim, ramp, pixels, width, height)', () => {
	const colours = diverging([0, 0, 0], [100, 100, 100], [200, 200, 200], 512);
	const ramp = rampOverLogits(colours);
	const shaded = (grid: Grid, width: number, height: number) => {
		const pixels = new Uint32Array(width * height);
		shadeField(withRim(grid), ramp, pixels, width, height);
		return new Uint8ClampedArray(pixels.buffer).filter((_, i) => i % 4 === 0);
	};

	test('spreads probability evenly from colour to colour', () => {
		for (const probability of [0.1, 0.5, 0.75]) {
			const logit = Math.log(probability / (1 - probability));
			const [red] = shaded(
				gridOf(4, () => logit),
				4,
				4
			);
			expect(red).toBeGreaterThan(200 * probability - 2);
			expect(red).toBeLessThan(200 * probability + 2);
		}
	});

	test('interpolates between cells', () => {
		const reds = shaded(
			gridOf(4, (x) => 4 * x - 2),
			64,
			1
		);
		for (let i = 1; i < 64; i++) expect(reds[i]).toBeGreaterThanOrEqual(reds[i - 1]);
		expect(new Set(reds).size).toBeGreaterThan(40);
	});

	test('gives certain outputs their full colour and what is no number that of ½', () => {
		expect(
			shaded(
				gridOf(4, () => 1e9),
				1,
				1
			)[0]
		).toBe(200);
		expect(
			shaded(
				gridOf(4, () => -1e9),
				1,
				1
			)[0]
		).toBe(0);
		expect(
			shaded(
				gridOf(4, () => NaN),
				1,
				1
			)[0]
		).toBe(100);
	});
});

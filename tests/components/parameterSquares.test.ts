import { describe, expect, test } from 'vitest';
import {
	cellOf,
	coloursOfSquares,
	describeSquare,
	paintSquares,
	strength
} from '../../src/lib/components/drawing/parameterSquares.ts';
import { layoutSquares } from '../../src/lib/components/drawing/squareLayout.ts';
import { parseColour, pixelOf } from '../../src/lib/components/drawing/colour.ts';
import type { Palette } from '../../src/lib/components/palette.ts';
import { denseNetwork, type DenseStack } from '../../src/lib/network/spec.ts';

const palette = {
	positive: '#0fa08c',
	negative: '#6d0f4a',
	zero: '#f6f7f9',
	hairline: '#dde3e9',
	ink: '#17202b'
} as Palette;
const colours = coloursOfSquares(palette);
const pixel = (colour: string) => pixelOf(parseColour(colour));

describe('strength(value)', () => {
	test.each([
		[0, 0],
		[2, 1],
		[-2, -1],
		[50, 1],
		[-Infinity, -1]
	])('of %d is %d', (value, expected) => {
		expect(strength(value)).toBeCloseTo(expected, 12);
	});

	test('grows with the value, and tells small ones apart', () => {
		const values = [0.01, 0.05, 0.2, 0.5, 1, 2];
		const strengths = values.map(strength);
		expect([...strengths].sort((a, b) => a - b)).toEqual(strengths);
		expect(strengths[2] - strengths[1]).toBeGreaterThan(0.2);
	});
});

describe('paintSquares(layout, parameters, colours, pixels)', () => {
	const line: DenseStack = { inputs: 3, hidden: [], outputs: 1, activation: 'tanh' };
	const layout = layoutSquares(denseNetwork(line), 10, 10);
	const painted = (parameters: Float32Array | null) => {
		const pixels = new Uint32Array(layout.first.length);
		paintSquares(layout, parameters, colours, pixels);
		return [...pixels];
	};

	test('colours positive teal, negative plum, zero pale, and no number in ink', () => {
		const expected = [palette.positive, palette.negative, palette.zero, palette.ink].map(pixel);
		expect(painted(Float32Array.of(2, -2, 0, NaN))).toEqual(expected);
	});

	test('shows squares before there are values', () => {
		expect(painted(null)).toEqual(Array(4).fill(pixel(palette.hairline)));
	});

	test('leaves the column between layers empty', () => {
		const two = layoutSquares(denseNetwork({ ...line, hidden: [2] }), 20, 20);
		const pixels = new Uint32Array(two.first.length);
		paintSquares(two, new Float32Array(11), colours, pixels);
		expect(pixels[2]).toBe(0);
	});

	test('colours the mean of several as strongly as one parameter √n times as large', () => {
		const several = { ...layout, count: Int32Array.of(4), first: Int32Array.of(0) };
		const pixels = new Uint32Array(1);
		paintSquares(several, Float32Array.of(0.1, 0.3, 0.2, 0.2), colours, pixels);
		const one = new Uint32Array(1);
		paintSquares({ ...several, count: Int32Array.of(1) }, Float32Array.of(0.4), colours, one);
		expect(pixels[0]).toBe(one[0]);
	});
});

test('a square of several parameters is described by its number and layer', () => {
	const wide = denseNetwork({ inputs: 2, hidden: [64, 64], outputs: 1, activation: 'tanh' });
	const layout = layoutSquares(wide, 20, 20);
	const cell = cellOf(layout, 1000);
	const many = layout.parametersPerSquare;
	expect(layout.first[cell]).toBeLessThanOrEqual(1000);
	expect(describeSquare(wide, layout, cell)).toBe(`mean of ${many} parameters of hidden layer 2`);
	const last = cellOf(layout, 4416);
	expect(describeSquare(wide, layout, last)).toMatch(/of the output layer$/);
});

import { describe, expect, test } from 'vitest';
import {
	colourOf,
	coloursOfSquares,
	describeSquare,
	areMarked,
	meanOf,
	paintSquares,
	strength
} from '../../src/lib/components/drawing/parameterSquares.ts';
import {
	cellOf,
	layoutLayer,
	layoutSquares
} from '../../src/lib/components/drawing/squares/squareLayout.ts';
import { parseColour, pixelOf } from '../../src/lib/components/drawing/colour.ts';
import type { Palette } from '../../src/lib/components/palette.ts';
import { matricesOf } from '../../src/lib/network/matrices.ts';
import { denseLayersOf, denseNetwork, type DenseStack } from '../../src/lib/network/spec.ts';

const palette = {
	positive: '#0fa08c',
	negative: '#6d0f4a',
	zero: '#d9dfe6',
	hairline: '#dde3e9',
	ink: '#17202b',
	card: '#ffffff'
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

describe('paintSquares(layout, parameters, colours, pixels, width, margin)', () => {
	const line = { inputs: 3, hidden: [], outputs: 1, activation: 'tanh' } as const;
	const layersOf = (stack: DenseStack) => denseLayersOf(denseNetwork(stack));
	const layout = layoutSquares(layersOf(line), 300, 200)!;
	const [width, height] = [layout.width + 8, layout.height + 8];
	const painted = (
		parameters: Float32Array | null,
		pruned: Uint8Array | null = null,
		frozen: Uint8Array | null = null
	) => {
		const pixels = new Uint32Array(width * height);
		paintSquares(layout, parameters, colours, pixels, width, 4, pruned, frozen);
		return (x: number, y: number) => pixels[(y + 4) * width + x + 4];
	};
	/** The middle of each parameter's square. */
	const squaresOf = (parameters: Float32Array | null) => {
		const at = painted(parameters);
		return [0, 1, 2, 3].map((index) => {
			const cell = cellOf(layout, index);
			return at(layout.left[cell] + 6, layout.top[cell] + 6);
		});
	};

	test('colours positive teal, negative plum, zero pale, and no number in ink', () => {
		const expected = [palette.positive, palette.negative, palette.zero, palette.ink].map(pixel);
		expect(squaresOf(Float32Array.of(2, -2, 0, NaN))).toEqual(expected);
	});

	test('shows squares before there are values', () => {
		expect(squaresOf(null)).toEqual(Array(4).fill(pixel(palette.hairline)));
	});

	test('leaves a pixel between squares empty, and frames the biases', () => {
		const at = painted(new Float32Array(4));
		const [{ left, biases }] = layout.blocks;
		expect(at(left + 11, 3)).toBe(pixel(palette.zero));
		expect(at(left + 12, 3)).toBe(0);
		expect(at(biases.left - 1, 3)).toBe(pixel(palette.ink));
		expect(at(biases.left - 2, 3)).toBe(0);
		expect(at(biases.left + 12, -1)).toBe(pixel(palette.ink));
	});

	test('leaves a pruned one hollow, and fills one of value zero', () => {
		const at = painted(Float32Array.of(2, 0, 0, 0), Uint8Array.of(0, 1, 0, 0));
		const [full, hollow, zero] = [0, 1, 2].map((index) => layout.left[cellOf(layout, index)]);
		const top = layout.top[0];
		expect(at(full + 6, top + 6)).toBe(pixel(palette.positive));
		expect(at(hollow + 6, top + 6)).toBe(0);
		const outline = [
			[0, 0],
			[11, 5],
			[5, 11]
		].map(([x, y]) => at(hollow + x, top + y));
		expect(outline).toEqual(Array(3).fill(colours.pruned));
		expect(at(zero + 6, top + 6)).toBe(pixel(palette.zero));
	});

	test('makes frozen ones small and pale, a bias within its frame too', () => {
		const at = painted(Float32Array.of(2, 2, 0, -2), null, Uint8Array.of(0, 1, 0, 1));
		const [free, frozen, , bias] = [0, 1, 2, 3].map((index) => layout.left[cellOf(layout, index)]);
		const top = layout.top[0];
		expect(at(free, top)).toBe(pixel(palette.positive));
		expect(at(frozen, top)).toBe(pixel(palette.card));
		expect(at(frozen + 6, top + 6)).toBe(colours.quiet[512]);
		expect(at(bias + 6, top + 6)).toBe(colours.quiet[0]);
		expect(at(bias, top)).toBe(pixel(palette.card));
		expect(at(bias - 1, top)).toBe(pixel(palette.ink));
		// In greys, too: a frozen value below zero is darker than one above.
		const grey = (colour: number) =>
			(colour & 255) + ((colour >> 8) & 255) + ((colour >> 16) & 255);
		expect(grey(colours.quiet[0])).toBeLessThan(grey(colours.quiet[512]));
	});

	test('shows an update that has not begun as unknown', () => {
		const stack = denseNetwork({ inputs: 2, hidden: [3], outputs: 1, activation: 'tanh' });
		const updated = layoutSquares(matricesOf(stack, 1), 300, 200)!;
		const own = new Float32Array(13).fill(2);
		const at = (index: number) => colourOf(updated, own, colours, cellOf(updated, index));
		expect([at(12), at(13), at(17)]).toEqual([
			pixel(palette.positive),
			pixel(palette.hairline),
			pixel(palette.hairline)
		]);
	});

	test('tells a small pruned square from a small one of value zero', () => {
		const wide = { inputs: 64, hidden: [], outputs: 1, activation: 'tanh' } as const;
		const small = layoutSquares(layersOf(wide), 200, 200, 3)!;
		const pixels = new Uint32Array(small.width * small.height);
		const pruned = new Uint8Array(65);
		pruned[0] = 1;
		paintSquares(small, new Float32Array(65), colours, pixels, small.width, 0, pruned);
		const inkOf = (index: number) => {
			const cell = cellOf(small, index);
			const start = small.top[cell] * small.width + small.left[cell];
			return [0, 1, 2].flatMap((row) => [
				...pixels.slice(start + row * small.width, start + row * small.width + 3)
			]);
		};
		expect(small.side).toBe(3);
		expect(inkOf(1)).toEqual(Array(9).fill(pixel(palette.zero)));
		expect(inkOf(0).filter((colour) => colour === 0)).toHaveLength(4);
	});

	test('leaves a square of several hollow only where all of them are pruned', () => {
		const several = {
			...layout,
			first: Int32Array.of(0),
			units: Int32Array.of(2),
			inputs: Int32Array.of(2),
			stride: Int32Array.of(2)
		};
		expect(areMarked(several, Uint8Array.of(1, 1, 1, 1), 0)).toBe(true);
		expect(areMarked(several, Uint8Array.of(1, 1, 0, 1), 0)).toBe(false);
	});

	test('colours the mean of several as strongly as one parameter √n times as large', () => {
		const several = {
			...layout,
			first: Int32Array.of(0),
			units: Int32Array.of(2),
			inputs: Int32Array.of(2),
			stride: Int32Array.of(2)
		};
		const one = { ...several, units: Int32Array.of(1), inputs: Int32Array.of(1) };
		expect(colourOf(several, Float32Array.of(0.1, 0.3, 0.2, 0.2), colours, 0)).toBe(
			colourOf(one, Float32Array.of(0.4), colours, 0)
		);
	});
});

test('a square of several parameters is described by its number and layer', () => {
	const wide = denseNetwork({ inputs: 2, hidden: [64, 300], outputs: 1, activation: 'tanh' });
	const [, hidden, output] = denseLayersOf(wide);
	const layout = layoutLayer(hidden, 60, 60);
	const cell = cellOf(layout, 1000);
	const many = layout.parametersPerSquare;
	expect(many).toBeGreaterThan(1);
	expect(layout.first[cell]).toBeLessThanOrEqual(1000);
	expect(describeSquare(wide, layout, cell)).toBe(`mean of ${many} parameters of hidden layer 2`);
	const last = layoutLayer(output, 60, 60);
	expect(describeSquare(wide, last, 0)).toMatch(/of the output layer$/);
	expect(describeSquare(wide, last, cellOf(last, output.biasStart))).toBe('bias of the output');
});

test('the mean of a square is that of its units and inputs', () => {
	const wide = denseNetwork({ inputs: 4, hidden: [], outputs: 4, activation: 'tanh' });
	const [layer] = denseLayersOf(wide);
	const layout = layoutLayer(layer, 9, 4);
	expect([...layout.units].slice(0, 2)).toEqual([2, 2]);
	const values = Float32Array.from({ length: 20 }, (_, i) => i);
	// Units 1 and 2 of inputs 1 and 2.
	expect(meanOf(values, layout, 0)).toBe((0 + 1 + 4 + 5) / 4);
	expect(meanOf(values, layout, cellOf(layout, 18))).toBe((18 + 19) / 2);
});

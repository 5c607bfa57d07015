import { describe, expect, test } from 'vitest';
import {
	cellNear,
	layoutSquares,
	parameterAt,
	positionOf
} from '../../src/lib/components/drawing/squareLayout.ts';
import { parameterAfterKey, valueStep } from '../../src/lib/components/drawing/squareKeys.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import { denseLayersOf, denseNetwork, type NetworkSpec } from '../../src/lib/network/spec.ts';

const network = (hidden: number[], inputs = 2): NetworkSpec =>
	denseNetwork({ inputs, hidden, outputs: 1, activation: 'tanh' });

describe('layoutSquares(spec, columns, rows)', () => {
	test.each([[[]], [[1]], [[3, 3]], [[8, 8, 8]], [[32, 32]], [[64, 64]], [[512]], [[30, 70, 10]]])(
		'shows every parameter of hidden layers %j once',
		(hidden) => {
			const spec = network(hidden);
			const { first, count, parametersPerSquare } = layoutSquares(spec, 148, 70);
			const shown = [...first].filter((index) => index >= 0).sort((a, b) => a - b);
			expect(shown).toEqual(Array.from({ length: countParameters(spec) }, (_, i) => i));
			expect([...count].reduce((sum, n) => sum + n)).toBe(countParameters(spec));
			expect(parametersPerSquare).toBe(1);
		}
	);

	test('makes 25 parameters a speck and 4,417 a low field', () => {
		const speck = layoutSquares(network([3, 3]), 148, 70);
		expect([speck.columns, speck.rows]).toEqual([9, 4]);
		const field = layoutSquares(network([64, 64]), 148, 70);
		expect(field.rows).toBeLessThanOrEqual(36);
		expect(field.columns).toBeLessThanOrEqual(148);
	});

	test('puts a unit into one column, its bias last', () => {
		const spec = network([3, 3]);
		const { first, columns } = layoutSquares(spec, 148, 70);
		const second = denseLayersOf(spec)[1];
		const column = [0, 1, 2, 3].map((row) => first[row * columns + 4]);
		const weights = [0, 3, 6].map((offset) => second.kernelStart + offset);
		expect(column).toEqual([...weights, second.biasStart]);
	});

	test('lets a square stand for several parameters of one layer where there is no room', () => {
		const spec = network([512, 512, 512, 512, 512, 512]);
		const { first, count, columns, rows, parametersPerSquare } = layoutSquares(spec, 148, 70);
		expect(columns).toBeLessThanOrEqual(148);
		expect(rows).toBe(70);
		expect(parametersPerSquare).toBeGreaterThan(100);
		expect([...count].reduce((sum, n) => sum + n)).toBe(countParameters(spec));
		const ends = denseLayersOf(spec).map(({ end }) => end);
		first.forEach((start, cell) => {
			if (start < 0) return;
			const layer = ends.findIndex((end) => start < end);
			expect(start + count[cell]).toBeLessThanOrEqual(ends[layer]);
		});
	});

	test('comes to an end in a box too small for its layers', () => {
		const { count } = layoutSquares(network([64, 64]), 1, 1);
		expect([...count].reduce((sum, n) => sum + n)).toBe(4417);
	});
});

test('positionOf and parameterAt undo each other', () => {
	const layers = denseLayersOf(network([3, 5, 2]));
	const positions = Array.from({ length: layers[3].end }, (_, i) => positionOf(layers, i));
	expect([...positions].sort((a, b) => a - b)).toEqual(positions.map((_, i) => i));
	expect(positions.map((position) => parameterAt(layers, position))).toEqual(
		positions.map((_, i) => i)
	);
});

test('cellNear(layout, x, y, reach) takes the nearest square within reach', () => {
	const layout = layoutSquares(network([3, 3]), 148, 70);
	expect(cellNear(layout, 0.5, 0.5, 1)).toBe(0);
	expect(cellNear(layout, 3.9, 0.5, 1)).toBe(4); // the empty column between two layers
	expect(cellNear(layout, -1.2, 1.5, 2)).toBe(layout.columns);
	expect(cellNear(layout, -3, 1.5, 2)).toBe(-1);
});

describe('keys on the squares', () => {
	const layers = denseLayersOf(network([3, 3]));

	test.each([
		['ArrowRight', 0, 3], // the second weight of the first unit
		['ArrowRight', 3, 6], // its bias
		['ArrowLeft', 0, 0],
		['PageDown', 0, 1],
		['PageUp', 1, 0],
		['End', 0, 24],
		['Home', 24, 0],
		['ArrowRight', 24, 24],
		['Tab', 5, null]
	])('%s on parameter %d selects %j', (key, index, expected) => {
		expect(parameterAfterKey(key, layers, index)).toBe(expected);
	});

	test('up and down change the value, more so with Shift', () => {
		expect(valueStep('ArrowUp', false)).toBe(0.05);
		expect(valueStep('ArrowDown', true)).toBe(-0.5);
		expect(valueStep('ArrowLeft', false)).toBe(0);
	});
});

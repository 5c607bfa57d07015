import { describe, expect, test } from 'vitest';
import {
	isTiny,
	tinyLayers,
	tinyTexels
} from '../../../../src/lib/engine/webgl/programs/tinyShape.ts';
import type { Activation } from '../../../../src/lib/network/activation.ts';
import { denseLayersOf, denseNetwork } from '../../../../src/lib/network/spec.ts';

const layersOf = (
	inputs: number,
	hidden: number[],
	outputs: number,
	activation: Activation = 'tanh'
) => denseLayersOf(denseNetwork({ inputs, hidden, outputs, activation }));

describe('isTiny(layers)', () => {
	test('holds for up to two hidden layers of 8 units with 4 inputs and outputs', () => {
		expect(isTiny(layersOf(4, [8, 8], 4))).toBe(true);
		expect(isTiny(layersOf(1, [], 1))).toBe(true);
		expect(isTiny(layersOf(5, [8], 4))).toBe(false);
		expect(isTiny(layersOf(4, [9], 4))).toBe(false);
		expect(isTiny(layersOf(4, [8], 5))).toBe(false);
		expect(isTiny(layersOf(4, [8, 8, 8], 4))).toBe(false);
	});

	test('does not hold where hidden layers have two activations', () => {
		const [first, , last] = layersOf(2, [3, 3], 1, 'tanh');
		const [, second] = layersOf(2, [3, 3], 1, 'relu');
		expect(isTiny([first, second, last])).toBe(false);
	});
});

describe('tinyLayers(layers)', () => {
	test('lays kernels row by row, the bias last, inputs of later layers by fours', () => {
		expect(tinyLayers(layersOf(3, [5], 2))).toEqual([
			{ rows: 3, width: 2, isColumn: false, start: 0, bias: 6, end: 8 },
			{ rows: 8, width: 1, isColumn: false, start: 8, bias: 16, end: 17 }
		]);
	});

	test('turns the kernel of a single output into a row', () => {
		const layers = tinyLayers(layersOf(2, [6], 1));
		expect(layers[1]).toEqual({ rows: 8, width: 1, isColumn: true, start: 6, bias: 8, end: 9 });
		expect(tinyTexels(layers)).toBe(9);
	});
});

import { describe, expect, test } from 'vitest';
import {
	bitWidths,
	codesOf,
	quantized,
	quantizedArrays
} from '../../../src/lib/network/compression/quantize.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import { denseNetwork, kernelsOf } from '../../../src/lib/network/spec.ts';

/** Two inputs, two units: kernel `[from, to]`, then biases. */
const network = denseNetwork({ inputs: 2, hidden: [], outputs: 2, activation: 'relu' });
const values = Float32Array.of(0.7, -3, 0.1, 1.4, 0.3, -0.9);

/** As float32 numbers. */
const singles = (...numbers: number[]) => [...Float32Array.from(numbers)];

describe('quantized(network, parameters, quantization)', () => {
	test('of 3 bits rounds to one of seven levels, the largest weight exactly', () => {
		// The scale is 1: codes 1, −3, 0, 1.
		const layer = quantized(network, values, { bits: 3, scale: 'layer' });
		expect([...layer]).toEqual(singles(1, -3, 0, 1, 0.3, -0.9));
	});

	test('with one scale per unit rounds the incoming weights of each by the largest of them', () => {
		// Scales .7 / 3 and 1: codes 3, −3, .43 → 0, 1.
		const unit = quantized(network, values, { bits: 3, scale: 'unit' });
		expect([...unit]).toEqual(singles(3 * Math.fround(0.7 / 3), -3, 0, 1, 0.3, -0.9));
	});

	test('rounds a half to the even code', () => {
		const halves = Float32Array.of(3, 0.5, 1.5, -2.5, 0, 0);
		const [{ codes, scales }] = quantizedArrays(network, halves, { bits: 3, scale: 'layer' });
		expect([...scales]).toEqual([1]);
		expect([...codes]).toEqual([3, 0, 2, -2]);
	});

	test('of ternary weights drops those up to .7 of the mean, and gives the others their mean', () => {
		// The mean size is 1.3, the threshold .91: of 3 and 1.4 the mean is 2.2.
		const layer = quantized(network, values, { bits: 'ternary', scale: 'layer' });
		const mean = Math.fround((3 + Math.fround(1.4)) / 2);
		expect([...layer]).toEqual(singles(0, -mean, 0, mean, 0.3, -0.9));
	});

	test('of binary weights keeps the sign, and gives all the mean size', () => {
		const unit = quantized(network, values, { bits: 'binary', scale: 'unit' });
		const [first, second] = singles(0.4, 2.2);
		expect(unit[0]).toBeCloseTo(first, 6);
		expect(unit[2]).toBe(unit[0]);
		expect([...unit].slice(1)).toEqual([-second, unit[0], second, ...singles(0.3, -0.9)]);
	});

	test.each(bitWidths)('leaves a pruned weight at 0, and out of every mean: %s', (bits) => {
		const pruned = Float32Array.of(2, 0, -2, 0, 0, 0);
		for (const scale of ['layer', 'unit'] as const) {
			const result = quantized(network, pruned, { bits, scale });
			expect([...result].map((value) => value + 0)).toEqual([2, 0, -2, 0, 0, 0]);
		}
	});

	test('rounds biases to 8 bits where that is asked for', () => {
		const quantization = { bits: 8, scale: 'layer', biases: 8 } as const;
		const [, bias] = quantizedArrays(network, values, quantization);
		expect([...bias.codes]).toEqual([42, -127]);
		const scale = Math.fround(Math.fround(0.9) / 127);
		expect([...quantized(network, values, quantization)].slice(4)).toEqual(
			singles(42 * scale, -127 * scale)
		);
	});

	test.each(bitWidths)('has as many levels as the codes there are: %s', (bits) => {
		const large = denseNetwork({ inputs: 2, hidden: [32], outputs: 1, activation: 'tanh' });
		const parameters = initialParameters(large, 2);
		const rounded = quantized(large, parameters, { bits, scale: 'layer' });
		const codes = codesOf(bits);
		for (const { start, end } of kernelsOf(large)) {
			const levels = new Set(rounded.subarray(start, end));
			expect(levels.size).toBeLessThanOrEqual(codes.length);
		}
		// Rounding what is rounded changes nothing, but for means of ternary weights.
		if (bits !== 'ternary') {
			const again = quantized(large, rounded, { bits, scale: 'layer' });
			for (const [i, value] of rounded.entries()) expect(again[i]).toBeCloseTo(value, 6);
		}
	});

	test('shows that a network has diverged', () => {
		for (const bits of bitWidths) {
			const broken = Float32Array.of(NaN, 1, 2, 3, 0, 0);
			expect(quantized(network, broken, { bits, scale: 'layer' })[0]).toBeNaN();
		}
	});
});

test('codesOf(bits) are symmetric around 0, which binary ones do not have', () => {
	expect(codesOf(3)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
	expect(codesOf(2)).toEqual([-1, 0, 1]);
	expect(codesOf('ternary')).toEqual([-1, 0, 1]);
	expect(codesOf('binary')).toEqual([-1, 1]);
	expect(codesOf(8)).toHaveLength(255);
});

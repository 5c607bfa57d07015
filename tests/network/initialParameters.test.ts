import { describe, expect, test } from 'vitest';
import { initialParameters } from '../../src/lib/network/initialParameters.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import { denseLayersOf, denseNetwork, type DenseStack } from '../../src/lib/network/spec.ts';

const wide: DenseStack = { inputs: 40, hidden: [120, 80], outputs: 30, activation: 'tanh' };

function kernels(stack: DenseStack, seed: number): Float32Array[] {
	const spec = denseNetwork(stack);
	const parameters = initialParameters(spec, seed);
	return denseLayersOf(spec).map(({ kernelStart, biasStart }) =>
		parameters.subarray(kernelStart, biasStart)
	);
}

function standardDeviation(values: Float32Array): number {
	return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

describe('initialParameters(spec, seed)', () => {
	test('has one number for each parameter, the same ones for the same seed', () => {
		const parameters = initialParameters(denseNetwork(wide), 3);
		expect(parameters).toHaveLength(countParameters(denseNetwork(wide)));
		expect(initialParameters(denseNetwork(wide), 3)).toEqual(parameters);
		expect(initialParameters(denseNetwork(wide), 4)).not.toEqual(parameters);
	});

	test('starts biases at zero', () => {
		const parameters = initialParameters(denseNetwork(wide), 3);
		for (const { biasStart, end } of denseLayersOf(denseNetwork(wide))) {
			expect(parameters.subarray(biasStart, end).every((bias) => bias === 0)).toBe(true);
		}
	});

	test('draws tanh, sigmoid and linear networks from Glorot uniform', () => {
		for (const activation of ['tanh', 'sigmoid', 'linear'] as const) {
			for (const [i, kernel] of kernels({ ...wide, activation }, 1).entries()) {
				const { inputs, outputs } = denseLayersOf(denseNetwork(wide))[i];
				const limit = Math.sqrt(6 / (inputs + outputs));
				expect(Math.max(...kernel.map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
				expect(Math.max(...kernel)).toBeGreaterThan(0.98 * limit);
				expect(standardDeviation(kernel) / (limit / Math.sqrt(3))).toBeCloseTo(1, 1);
			}
		}
	});

	test('draws hidden relu kernels from a He normal cut off at two standard deviations', () => {
		const [first, second, output] = kernels({ ...wide, activation: 'relu' }, 1);
		for (const [kernel, inputs] of [
			[first, 40],
			[second, 120]
		] as const) {
			const scale = Math.sqrt(2 / inputs);
			expect(Math.max(...kernel.map(Math.abs))).toBeLessThanOrEqual(Math.fround(2 * scale));
			// A normal distribution cut off at ±2 has .8796 of its spread.
			expect(standardDeviation(kernel) / scale).toBeCloseTo(0.88, 1);
		}
		expect(Math.max(...output.map(Math.abs))).toBeLessThanOrEqual(Math.sqrt(6 / 110));
	});

	test('gives each layer a stream of its own', () => {
		const deeper = { ...wide, hidden: [120, 80, 80] };
		const [first, second] = kernels(wide, 5);
		const [deepFirst, deepSecond, third] = kernels(deeper, 5);
		expect(deepFirst).toEqual(first);
		expect(deepSecond).toEqual(second);
		expect(third.subarray(0, 10)).not.toEqual(second.subarray(0, 10));
	});
});

import { describe, expect, test } from 'vitest';
import {
	countWeights,
	countWeightsLeft,
	emptiedLayers,
	pruneWeights
} from '../../../src/lib/network/compression/prune.ts';
import { initialParameters } from '../../../src/lib/network/initialParameters.ts';
import { denseNetwork, kernelsOf } from '../../../src/lib/network/spec.ts';

/** Two inputs, two units, one output: kernel, biases, kernel, bias. */
const tiny = denseNetwork({ inputs: 2, hidden: [2], outputs: 1, activation: 'relu' });
const values = Float32Array.of(0.5, -0.1, 3, -2, 0.01, 0.02, -0.2, 1, 0.03);

const large = denseNetwork({ inputs: 2, hidden: [64, 64], outputs: 1, activation: 'relu' });
const biases = 129;

describe('pruneWeights(network, parameters, pruning, seed)', () => {
	test('sets the smallest weights to zero, of the whole network', () => {
		const pruning = { share: 0.5, first: 'smallest', over: 'network' } as const;
		const { parameters, mask } = pruneWeights(tiny, values, pruning, 1);
		expect([...parameters]).toEqual([...Float32Array.of(0, 0, 3, -2, 0.01, 0.02, 0, 1, 0.03)]);
		expect([...mask]).toEqual([0, 0, 1, 1, 1, 1, 0, 1, 1]);
	});

	test('or of each layer, where they are compared among themselves', () => {
		const pruning = { share: 0.5, first: 'smallest', over: 'layer' } as const;
		const { mask } = pruneWeights(tiny, values, pruning, 1);
		expect([...mask]).toEqual([0, 0, 1, 1, 1, 1, 0, 1, 1]);
		const others = Float32Array.of(5, -6, 3, -7, 0, 0, -0.2, 1, 0);
		expect([...pruneWeights(tiny, others, pruning, 1).mask]).toEqual([0, 1, 0, 1, 1, 1, 0, 1, 1]);
	});

	test('of two of one size takes the earlier one', () => {
		const pruning = { share: 1 / 6, first: 'smallest', over: 'network' } as const;
		const level = Float32Array.of(1, -1, 1, -1, 0, 0, 1, -1, 0);
		expect([...pruneWeights(tiny, level, pruning, 1).mask]).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1]);
	});

	test('leaves the parameters that it is given as they are', () => {
		const before = values.slice();
		pruneWeights(tiny, values, { share: 0.9, first: 'random', over: 'network' }, 1);
		expect(values).toEqual(before);
	});

	test.each([
		['network', 0.5, 2144],
		['network', 0.8, 858],
		['network', 0.9, 429],
		['network', 0.95, 214],
		['layer', 0.8, 858],
		['network', 0, 4288],
		['network', 0.99, 43]
	] as const)('over the %s at %d leaves the %d weights that are counted', (over, share, left) => {
		const parameters = initialParameters(large, 3);
		expect(countWeights(large)).toBe(4288);
		expect(countWeightsLeft(large, { share, over })).toBe(left);
		for (const first of ['smallest', 'random'] as const) {
			const { mask } = pruneWeights(large, parameters, { share, first, over }, 3);
			expect(mask.reduce((sum, moves) => sum + moves, 0)).toBe(left + biases);
		}
	});

	test('at random follows the seed, and prunes at a larger share what it does at a smaller one', () => {
		const parameters = initialParameters(large, 3);
		const masks = [0.5, 0.8].map((share) => {
			const pruning = { share, first: 'random', over: 'network' } as const;
			return pruneWeights(large, parameters, pruning, 7).mask;
		});
		const [half, most] = masks;
		const pruning = { share: 0.5, first: 'random', over: 'network' } as const;
		expect(pruneWeights(large, parameters, pruning, 7).mask).toEqual(half);
		expect(pruneWeights(large, parameters, pruning, 8).mask).not.toEqual(half);
		expect(most.every((moves, i) => moves <= half[i])).toBe(true);
		// Half of the weights of each size go: the mean of those that are left is that of all.
		const [, kernel] = kernelsOf(large);
		const sizes = [...parameters.subarray(kernel.start, kernel.end)].map(Math.abs);
		const left = sizes.filter((_, i) => half[kernel.start + i] === 1);
		const mean = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
		expect(mean(left) / mean(sizes)).toBeCloseTo(1, 1);
	});
});

describe('emptiedLayers(network, mask)', () => {
	test('are those without a weight', () => {
		expect(emptiedLayers(tiny, Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 1, 0))).toEqual([]);
		expect(emptiedLayers(tiny, Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 0, 1))).toEqual([0]);
		expect(emptiedLayers(tiny, Uint8Array.of(1, 1, 1, 1, 1, 1, 0, 0, 1))).toEqual([1]);
	});
});

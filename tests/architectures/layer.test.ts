import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { countLayer, multiplyAddsOf, type CountedLayer } from '../../src/lib/network/cost.ts';
import { largestCount, Refusal } from '../../src/lib/network/exact.ts';
import {
	convolution,
	dense,
	embedding,
	normalisation,
	tied
} from '../../src/lib/architectures/layer.ts';

const side = fc.integer({ min: 1, max: 40 });

describe('countLayer(layer)', () => {
	it.each<[string, CountedLayer, number]>([
		['dense', dense(784, 300), 235_500],
		['dense without bias', dense(784, 300, false), 235_200],
		['convolution', convolution(3, 64, 128), 73_856],
		['convolution without bias', convolution(3, 64, 128, false), 73_728],
		['embedding', embedding(50_257, 768), 38_597_376],
		['normalisation', normalisation(768), 1536],
		['RMS normalisation', normalisation(768, false), 768],
		['tied head', tied(768, 50_257), 0]
	])('of %s', (_, layer, count) => {
		expect(countLayer(layer)).toBe(count);
	});

	it.each([NaN, 0.5, -1, Infinity, 2 ** 53])('refuses %f units with a sentence', (units) => {
		expect(() => countLayer(dense(2, units))).toThrow(Refusal);
		expect(() => countLayer(dense(2, units))).toThrow(/ .*\.$/);
	});

	it('refuses more than 2⁵³ with a sentence, and counts 2⁵³ itself', () => {
		expect(countLayer(dense(2 ** 26, 2 ** 27, false))).toBe(largestCount);
		expect(() => countLayer(dense(2 ** 26, 2 ** 27))).toThrow(/more than 2⁵³/);
	});

	it('never yields a fraction, NaN or a negative count, whatever it is given', () => {
		const any = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger(), fc.constant(Infinity));
		fc.assert(
			fc.property(any, any, any, fc.boolean(), (a, b, c, bias) => {
				for (const layer of [
					dense(a, b, bias),
					convolution(a, b, c, bias),
					embedding(a, b),
					normalisation(a, bias)
				]) {
					try {
						const count = countLayer(layer);
						expect(Number.isInteger(count) && count >= 0 && count <= largestCount).toBe(true);
					} catch (error) {
						expect(error).toBeInstanceOf(Refusal);
					}
				}
			}),
			{ seed: 1 }
		);
	});
});

describe('countLayer(layer), against tfjs’s model.countParams()', () => {
	beforeAll(() => tf.setBackend('cpu'));

	function counted(inputShape: number[], layer: tf.layers.Layer): number {
		const model = tf.sequential();
		model.add(tf.layers.inputLayer({ inputShape }));
		model.add(layer);
		const count = model.countParams();
		model.dispose();
		return count;
	}

	const check = (property: (a: number, b: number, c: number, bias: boolean) => void) =>
		fc.assert(fc.property(side, side, side, fc.boolean(), property), { seed: 2, numRuns: 15 });

	it('agrees for dense', () =>
		check((inputs, units, _, useBias) => {
			const count = counted([inputs], tf.layers.dense({ units, useBias }));
			expect(countLayer(dense(inputs, units, useBias))).toBe(count);
		}));

	it('agrees for convolution', () =>
		check((inputs, filters, size, useBias) => {
			const kernelSize = (size % 7) + 1;
			const layer = tf.layers.conv2d({ filters, kernelSize, useBias, padding: 'same' });
			const count = counted([8, 8, inputs], layer);
			expect(countLayer(convolution(kernelSize, inputs, filters, useBias))).toBe(count);
		}));

	it('agrees for embedding', () =>
		check((inputDim, outputDim, inputLength) => {
			const count = counted([inputLength], tf.layers.embedding({ inputDim, outputDim }));
			expect(countLayer(embedding(inputDim, outputDim))).toBe(count);
		}));

	it('agrees for layer normalisation', () =>
		check((width, _, __, center) => {
			const count = counted([width], tf.layers.layerNormalization({ center }));
			expect(countLayer(normalisation(width, center))).toBe(count);
		}));
});

describe('multiplyAddsOf(layer)', () => {
	it('is one for each weight, none for biases, looking up and scaling', () => {
		expect(multiplyAddsOf(dense(3, 4))).toBe(12);
		expect(multiplyAddsOf(convolution(3, 4, 5))).toBe(180);
		expect(multiplyAddsOf(embedding(10, 4))).toBe(0);
		expect(multiplyAddsOf(normalisation(10))).toBe(0);
		expect(multiplyAddsOf(tied(3, 4))).toBe(12);
	});
});

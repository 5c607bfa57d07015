import { describe, expect, test } from 'vitest';
import { biasCorrection } from '../../../src/lib/engine/step/biasCorrection.ts';

describe('biasCorrection(beta, step)', () => {
	test('is 1 − βᵗ by repeated products in float32', () => {
		for (const beta of [0.9, 0.999]) {
			const power = new Float32Array([1]);
			const factor = new Float32Array([beta]);
			for (let step = 1; step <= 300; step++) {
				power[0] *= factor[0];
				expect(biasCorrection(beta, step)).toBe(Math.fround(1 - power[0]));
			}
		}
	});

	test('differs from float64 as tfjs does', () => {
		expect(biasCorrection(0.999, 1)).toBe(Math.fround(1 - Math.fround(0.999)));
		expect(biasCorrection(0.999, 1)).not.toBe(Math.fround(0.001));
	});

	test('can be asked in any order, and ends at 1', () => {
		expect(biasCorrection(0.99, 70)).toBeCloseTo(1 - 0.99 ** 70, 5);
		expect(biasCorrection(0.99, 7)).toBeCloseTo(1 - 0.99 ** 7, 5);
		expect(biasCorrection(0.999, 1e9)).toBe(1);
	});
});

import { describe, expect, it } from 'vitest';
import {
	gradientBars,
	gradientSentence
} from '../../../src/lib/components/playground/layers/gradientBars.ts';

describe('gradientBars(sizes)', () => {
	it('lie on one scale from 10⁻¹⁴ to 10', () => {
		const shares = gradientBars([1e-14, 1e-6, 10, 0, NaN, 1e9]).map(({ share }) => share);
		expect(shares[1]).toBeCloseTo(8 / 15, 9);
		expect([shares[0], ...shares.slice(2)]).toEqual([0.02, 1, 0, 0, 1]);
	});
});

describe('gradientSentence(sizes)', () => {
	it.each([
		[[1e-12, 0.1, 1.5], /is 1\.0e−12 in the first layer, and 1\.500 in the one that hears most\./],
		[[0, 0], /No layer has a gradient/],
		[[NaN, 1], /no finite numbers/]
	])('of %j', (sizes, words) => {
		expect(gradientSentence(sizes)).toMatch(words);
	});
});

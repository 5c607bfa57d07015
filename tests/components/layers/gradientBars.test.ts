import { describe, expect, it } from 'vitest';
import {
	gradientBars,
	gradientSentence
} from '../../../src/lib/components/playground/layers/gradientBars.ts';

describe('gradientBars(sizes)', () => {
	it('has the largest fill the room, and a power of ten take a fourteenth of it', () => {
		const shares = gradientBars([1e-7, 1, 0, NaN]).map(({ share }) => share);
		expect(shares[0]).toBeCloseTo(0.5, 9);
		expect(shares.slice(1)).toEqual([1, 0, 0]);
	});

	it('shows the smallest too', () => {
		expect(gradientBars([1e-30, 1])[0].share).toBe(0.02);
	});
});

describe('gradientSentence(sizes)', () => {
	it.each([
		[[1e-12, 0.1, 1.5], 'Next to nothing reaches the first layer'],
		[[1.2, 0.1, 1.5], 'The gradient reaches the first layer: 1.2'],
		[[0, 0], 'No layer has a gradient'],
		[[NaN, 1], 'no finite numbers']
	])('of %j', (sizes, words) => {
		expect(gradientSentence(sizes)).toContain(words);
	});
});

import { describe, expect, it } from 'vitest';
import { heightAt, places } from '../../src/routes/lessons/[name]/curve.ts';

describe('heightAt', () => {
	it('passes through every handle', () => {
		const heights = places.map((x) => Math.cos(3 * x));
		places.forEach((x, at) => expect(heightAt(heights, x)).toBeCloseTo(heights[at], 9));
	});

	it('is straight where the handles lie on a line', () => {
		const heights = places.map((x) => 0.3 + 0.5 * x);
		for (const x of [-0.97, -0.2, 0.05, 0.61, 0.99]) {
			expect(heightAt(heights, x)).toBeCloseTo(0.3 + 0.5 * x, 9);
		}
	});

	it('stays at its ends beyond them', () => {
		const heights = places.map((_, at) => at);
		expect(heightAt(heights, -2)).toBe(0);
		expect(heightAt(heights, 2)).toBe(12);
	});
});

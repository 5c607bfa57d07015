import { describe, expect, test } from 'vitest';
import { bytesBar } from '../../src/lib/components/drawing/weights/bytesBar.ts';
import { placeOf, weightBins } from '../../src/lib/components/drawing/weights/weightBins.ts';

describe('weightBins(weights, levels, bins)', () => {
	test('counts each weight where it lies, with 0 in the middle', () => {
		const { reach, counts } = weightBins([-2, -1, 0, 0, 0.4, 2], [], 5);
		expect(reach).toBe(2);
		expect(counts).toEqual([1, 1, 3, 0, 1]);
	});

	test('reaches as far as the furthest level', () => {
		const bins = weightBins([0.5], [-1.5, 0, 1.5], 7);
		expect(bins.reach).toBe(1.5);
		expect(bins.counts).toEqual([0, 0, 0, 0, 1, 0, 0]);
	});

	test('has all weights in the middle where all are 0, and leaves out what is no number', () => {
		expect(weightBins([0, 0], [], 3)).toEqual({ reach: 0, counts: [0, 2, 0] });
		expect(weightBins([NaN, Infinity, 1], [1], 3).counts.reduce((a, b) => a + b)).toBe(1);
		expect(weightBins([], [], 3)).toEqual({ reach: 0, counts: [0, 0, 0] });
	});
});

test('placeOf(value, bins) is the middle of the bin that counts it', () => {
	const bins = weightBins([-2, 2], [], 5);
	expect([-2, -1, 0, 1, 2].map((value) => placeOf(value, bins))).toEqual([0.1, 0.3, 0.5, 0.7, 0.9]);
	expect(placeOf(0, weightBins([], [], 5))).toBe(0.5);
});

describe('bytesBar(bytes, most)', () => {
	test('draws 4,484 bytes, of which 536 say which weights stay, beside 17,668', () => {
		const [weights, positions] = bytesBar({ total: 4484, positions: 536 }, 17_668);
		expect(weights.length).toBeCloseTo(22.35, 2);
		expect(positions.start).toBe(weights.length);
		expect(positions.length).toBeCloseTo(3.03, 2);
		expect([weights.isPale, positions.isPale]).toEqual([false, true]);
	});

	test('fills the bar with the largest, in one part where no positions are stored', () => {
		const whole = bytesBar({ total: 17_668, positions: 0 }, 17_668);
		expect(whole).toEqual([{ start: 0, length: 100, isPale: false }]);
		expect(bytesBar({ total: 0, positions: 0 }, 0)).toHaveLength(1);
	});
});

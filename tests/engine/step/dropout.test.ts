import { describe, expect, test } from 'vitest';
import {
	dropoutBits,
	dropoutMask,
	dropoutThreshold
} from '../../../src/lib/engine/step/dropout.ts';

describe('dropoutMask(rate, seed, step, layer, rows, units)', () => {
	test('silences the share of units that it should and scales the others up', () => {
		for (const rate of [0.1, 0.3, 0.5, 0.9]) {
			const mask = dropoutMask(rate, 1, 2, 0, 200, 100);
			const silenced = mask.filter((scale) => scale === 0).length / mask.length;
			expect(Math.abs(silenced - rate)).toBeLessThan(0.015);
			const others = new Set(mask.filter((scale) => scale !== 0));
			expect([...others]).toEqual([Math.fround(1 / (1 - rate))]);
		}
	});

	test('is the hash of each unit against the threshold', () => {
		const mask = dropoutMask(0.4, 7, 11, 2, 5, 6);
		for (let row = 0; row < 5; row++) {
			for (let unit = 0; unit < 6; unit++) {
				const isKept = dropoutBits(7, 11, 2, row, unit) >= dropoutThreshold(0.4);
				expect(mask[row * 6 + unit] > 0).toBe(isKept);
			}
		}
	});

	test('differs in seed, step and layer', () => {
		const masks = [
			dropoutMask(0.5, 1, 0, 0, 8, 8),
			dropoutMask(0.5, 2, 0, 0, 8, 8),
			dropoutMask(0.5, 1, 1, 0, 8, 8),
			dropoutMask(0.5, 1, 0, 1, 8, 8)
		];
		expect(new Set(masks.map((mask) => mask.join())).size).toBe(4);
	});

	test('is independent from one step, layer, row and unit to the next', () => {
		const bits = (at: number[]) => dropoutBits(at[0], at[1], at[2], at[3], at[4]) >>> 31;
		for (let axis = 0; axis < 5; axis++) {
			let same = 0;
			for (let i = 0; i < 4000; i++) {
				const at = [i % 7, i % 11, i % 3, i % 13, i];
				const next = at.map((value, j) => (j === axis ? value + 1 : value));
				if (bits(at) === bits(next)) same++;
			}
			expect(Math.abs(same / 4000 - 0.5)).toBeLessThan(0.04);
		}
	});

	test('is pinned, so that every executor can be held to it', () => {
		const bits = [0, 1, 2].map((unit) => dropoutBits(1, 2, 0, 3, unit));
		expect(bits).toEqual([3612837274, 3162903751, 1638512250]);
	});
});

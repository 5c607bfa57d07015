import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import { axisLimit, sweepLimits } from '../../../src/lib/experiment/sweep/sweepLimits.ts';
import { sweepAxes } from '../../../src/lib/network/sweepAxis.ts';
import { valuesForm } from '../../../src/lib/experiment/sweep/sweepForms.ts';
import { spacedValues, usualValues } from '../../../src/lib/experiment/sweep/sweepValues.ts';

describe('spacedValues(first, last, count)', () => {
	it.each([
		[1, 128, 8, [1, 2, 4, 8, 16, 32, 64, 128]],
		[1, 128, 15, [1, 2, 3, 4, 5, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128]],
		[16, 512, 6, [16, 32, 64, 128, 256, 512]],
		[0, 6, 7, [0, 1, 2, 3, 4, 5, 6]],
		[0, 6, 4, [0, 2, 4, 6]],
		[3, 5, 9, [3, 4, 5]],
		[7, 7, 4, [7]],
		[1, 512, 1, [1]],
		[1, 512, 2, [1, 512]]
	])('is a ladder of equal factors: %i to %i in %i', (first, last, count, values) => {
		expect(spacedValues(first, last, count)).toEqual(values);
	});

	it('rises from the first to the last, whatever they are', () => {
		fc.assert(
			fc.property(fc.nat(2000), fc.nat(2000), fc.integer({ min: 2, max: 40 }), (a, b, count) => {
				const [first, last] = [Math.min(a, b), Math.max(a, b)];
				const values = spacedValues(first, last, count);
				expect(values[0]).toBe(first);
				expect(values[values.length - 1]).toBe(last);
				expect(values.length).toBe(Math.min(count, last - first + 1));
				for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1]);
				expect(values.every(Number.isInteger)).toBe(true);
			})
		);
	});
});

describe('usualValues', () => {
	it.each(sweepAxes)('are allowed: %s', (axis) => {
		expect(valuesForm(axis, firstScreen.data).accepts(usualValues[axis])).toBe(true);
		expect(axisLimit(axis, firstScreen.data).whole).toBe(axis !== 'bits');
	});

	it('leave room for more', () => {
		for (const axis of sweepAxes) {
			expect(usualValues[axis].length).toBeLessThan(sweepLimits.values.maximum);
		}
	});
});

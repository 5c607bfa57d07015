import { describe, expect, test } from 'vitest';
import { isTooLow } from '../../src/lib/claims/shares.ts';

describe('isTooLow(expectedShare, held, seeds)', () => {
	test.each([
		[1, 10, 10, false],
		[1, 8, 10, false],
		[1, 7, 10, true],
		[0.95, 6, 10, false],
		[0.95, 5, 10, true],
		[0.875, 10, 10, false],
		[0.875, 3, 10, true],
		[1, 2, 3, false],
		[1, 37, 40, false],
		[1, 33, 40, true],
		[0.5, 0, 10, true],
		[0.5, 2, 10, false]
	])('expected %f, held in %i of %i: %s', (expectedShare, held, seeds, tooLow) => {
		expect(isTooLow(expectedShare, held, seeds)).toBe(tooLow);
	});
});

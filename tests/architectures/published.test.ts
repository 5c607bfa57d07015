import { describe, expect, it } from 'vitest';
import { readPrinted, standingOf } from '../../src/lib/architectures/published.ts';

describe('readPrinted(printed)', () => {
	it.each([
		['125M', 125e6, 5e5],
		['1.3B', 1.3e9, 5e7],
		['175B', 175e9, 5e8],
		['2.5T', 2.5e12, 5e10]
	])('reads %s', (printed, value, halfUnit) => {
		expect(readPrinted(printed).value).toBeCloseTo(value, 0);
		expect(readPrinted(printed).halfUnit).toBeCloseTo(halfUnit, 0);
	});

	it('throws for what is no figure', () => {
		expect(() => readPrinted('about 3')).toThrow(SyntaxError);
	});
});

describe('standingOf(count, published)', () => {
	const by = 'its paper';

	it('is exact only where the last parameter agrees', () => {
		expect(standingOf(124_439_808, { exact: 124_439_808, by }).status).toBe('exact');
		expect(standingOf(124_439_807, { exact: 124_439_808, by }).status).toBe('differs');
		expect(standingOf(2, null)).toEqual({ status: 'exact', figure: null, difference: 0 });
	});

	it('is rounded within half a unit of the last printed digit', () => {
		expect(standingOf(1_349_999_999, { printed: '1.3B', by }).status).toBe('rounded');
		expect(standingOf(1_351_000_000, { printed: '1.3B', by }).status).toBe('differs');
		expect(standingOf(355_871_744, { printed: '350M', by }).difference).toBeCloseTo(0.01678, 5);
	});
});

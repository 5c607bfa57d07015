import { describe, expect, it } from 'vitest';
import { formatBeside, formatPlainLoss } from '../../src/lessons/plainLoss.ts';

describe('formatPlainLoss', () => {
	it.each([
		[0, '0'],
		[1e-9, 'below 0.0001'],
		[0.00004, 'below 0.0001'],
		[0.00005, '0.0001'],
		[0.00042, '0.0004'],
		[0.00094, '0.0009'],
		[0.00095, '0.001'],
		[0.0291, '0.029'],
		[1.584, '1.58'],
		[4417, '4,417'],
		[2e6, 'over a million'],
		[NaN, 'not a number'],
		[Infinity, 'infinite'],
		[undefined, '—']
	])('of %s writes %s, without a power of ten', (loss, text) => {
		expect(formatPlainLoss(loss)).toBe(text);
	});
});

describe('formatBeside', () => {
	it.each([
		[0.06, 0.05, '0.060'],
		[0.0503, 0.05, '0.0503'],
		[0.05004, 0.05, '0.05004'],
		[0.05, 0.05, '0.050'],
		[0.2996, 0.3, '0.2996'],
		[1.304, 1.3, '1.3040'],
		[2, 0.05, '2.00'],
		[NaN, 0.05, 'not a number']
	])('of %s beside %s writes %s, which lies on the same side', (loss, goal, text) => {
		expect(formatBeside(loss, goal)).toBe(text);
	});
});

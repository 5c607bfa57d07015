import { expect, it } from 'vitest';
import { formatPlainLoss } from '../../src/lib/analysis/plainLoss.ts';

it.each([
	[4.2e-4, '0.0004'],
	[-4.2e-4, '−0.0004'],
	[2e-5, 'below 0.0001'],
	[0, '0'],
	[0.000951, '0.001'],
	[0.253, '0.253'],
	[17.3, '17.3'],
	[3e7, 'over a million'],
	[NaN, 'not a number'],
	[Infinity, 'infinite'],
	[null, '—']
])('formatPlainLoss(%s) is “%s”', (loss, text) => {
	expect(formatPlainLoss(loss)).toBe(text);
});

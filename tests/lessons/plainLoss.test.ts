import { describe, expect, it } from 'vitest';
import { formatBeside } from '../../src/lessons/plainLoss.ts';

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

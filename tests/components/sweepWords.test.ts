import { describe, expect, it } from 'vitest';
import { roughTimeWords, timeWords } from '../../src/lib/components/sweep/words.ts';

describe('roughTimeWords(ms)', () => {
	it.each([
		[200, 'some seconds'],
		[19_000, 'some seconds'],
		[21_000, 'about a minute'],
		[80_000, 'about a minute'],
		[200_000, timeWords(200_000)]
	])('of %d is “%s”', (ms, words) => {
		expect(roughTimeWords(ms)).toBe(words);
	});
});

import { describe, expect, test } from 'vitest';
import { chanceSentence, isTooLow } from '../../src/lib/claims/shares.ts';

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

describe('chanceSentence(expectedShare, held, seeds)', () => {
	test.each([
		[1, 30, 30, 'The same share.'],
		[0.95, 19, 20, 'The same share.'],
		[
			0.95,
			27,
			30,
			'about 36 in 100 classes of this size come out at least this low: chance explains it.'
		],
		[0.5, 30, 30, 'fewer than 1 in 100 classes of this size come out at least this high'],
		[1, 20, 30, 'something else than chance was at work'],
		[
			1,
			26,
			30,
			'about 3 in 100 classes of this size come out at least this low: chance explains it, but only just.'
		]
	])('expected %f, held in %i of %i: %s', (expectedShare, held, seeds, sentence) => {
		expect(chanceSentence(expectedShare, held, seeds)).toContain(sentence);
	});
});

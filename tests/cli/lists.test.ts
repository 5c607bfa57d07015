import { describe, expect, it } from 'vitest';
import { readNames, readSeeds } from '../../src/cli/lists.ts';

describe('readNames(text, known)', () => {
	const known = ['width', 'width-on-rings', 'width-on-curve', 'depth'];

	it.each([
		[undefined, known],
		['width', ['width']],
		['width-', ['width-on-rings', 'width-on-curve']],
		['d, width,depth', ['width', 'depth']]
	])('has those called so, or else those that begin so, each once: %j', (text, names) => {
		expect(readNames(text, known)).toEqual(names);
	});

	it.each(['', 'moon', 'width,moon', 'width,'])('refuses %j', (text) => {
		expect(() => readNames(text, known)).toThrow(
			/^No claim begins with “(moon)?”\. There are width,/
		);
	});
});

describe('readSeeds(text)', () => {
	it('takes ranges and numbers, each seed once', () => {
		expect(readSeeds('201-203,7, 202')).toEqual([201, 202, 203, 7]);
	});

	it.each(['', 'a', '5-3', '1-', '-4', '1,,2', '1-99999999', '9999999999'])(
		'refuses %j',
		(text) => {
			expect(() => readSeeds(text)).toThrow('--seeds takes ranges');
		}
	);
});

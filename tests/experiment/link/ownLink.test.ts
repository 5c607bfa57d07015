import { describe, expect, it } from 'vitest';
import { ownLinkIn } from '../../../src/lib/experiment/link/ownLink.ts';

describe('ownLinkIn(text)', () => {
	it.each([
		['https://example.org/#n=20&v=1', null, 'n=20&v=1'],
		['  https://example.org/room/?embed#n=20&amp;v=1. \n', null, 'n=20&v=1'],
		['#a=tanh:4x1&v=1', null, 'a=tanh:4x1&v=1'],
		['http://localhost:4173/sweep/#values=1,2&v=1', 'sweep', 'values=1,2&v=1'],
		['https://example.org/scale/#model=gpt-4&v=1', 'scale', 'model=gpt-4&v=1'],
		['https://example.org/lessons/flips/#step=2&v=1', 'lessons', 'step=2&v=1']
	])('knows %j', (text, page, hash) => {
		expect(ownLinkIn(text)).toEqual({ page, hash });
	});

	it.each([
		'',
		'https://example.org/',
		'https://example.org/#top',
		'https://playground.tensorflow.org/#dataset=spiral&learningRate=0.03',
		'look at https://example.org/#n=20&v=1',
		'# a heading',
		'color: #fff'
	])('leaves %j alone', (text) => {
		expect(ownLinkIn(text)).toBeNull();
	});
});

import { describe, expect, test } from 'vitest';
import { classSentences, guessSentence } from '../../src/lib/analysis/classWords.ts';
import type { Confusion } from '../../src/lib/analysis/confusion.ts';

const names = ['Adelie', 'Gentoo', 'Chinstrap'];
const guess = { largest: 0, right: 45, rows: 102 };

function confusion(counts: number[][]): Confusion {
	const points = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
	return { counts, points, rows: points.reduce((sum, count) => sum + count, 0) };
}

const plain = (text: string) => text.replace(/\s/g, ' ');

test('guessSentence(guess, names) says how often the largest class is right', () => {
	expect(plain(guessSentence(guess, names))).toBe(
		'Always saying Adelie would be right on 44.1 % of the new points.'
	);
});

describe('classSentences(letter, confusion, guess, names)', () => {
	test('tells of uneven classes how often each is right, and what is mixed up', () => {
		const text = classSentences(
			'A',
			confusion([
				[44, 0, 1],
				[0, 37, 0],
				[4, 1, 15]
			]),
			guess,
			names
		);
		expect(text.map(plain)).toEqual([
			'A is right on 94.1 % of them.',
			'Averaged over the classes, each counting the same, that is 90.9 %.',
			'It is right least often on Chinstrap: 15 of 20.',
			'Most often it takes Chinstrap for Adelie: 4 times.'
		]);
	});

	test('says where a network is no better than the guess', () => {
		const text = classSentences(
			'B',
			confusion([
				[45, 0, 0],
				[37, 0, 0],
				[20, 0, 0]
			]),
			guess,
			names
		);
		expect(plain(text[0])).toBe('B is right on 44.1 % of them: no better than that guess.');
		expect(plain(text[1])).toBe(
			'Averaged over the classes, each counting the same, that is 33.3 %.'
		);
	});

	test('leaves out what there is not: unevenness, a worst class, mix-ups', () => {
		const even = confusion([
			[10, 0, 0],
			[0, 10, 0],
			[0, 0, 10]
		]);
		const text = classSentences('A', even, { largest: 0, right: 10, rows: 30 }, names);
		expect(text.map(plain)).toEqual(['A is right on 100 % of them.']);
		expect(classSentences('A', confusion([[], [], []]), guess, names)).toEqual([]);
	});
});

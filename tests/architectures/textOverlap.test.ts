import { describe, expect, it } from 'vitest';
import { overlapOf, scoreText, wordsOf } from '../../src/lib/architectures/textOverlap.ts';

describe('wordsOf(text)', () => {
	it('leaves case and punctuation out, and keeps what stands within a word', () => {
		expect(wordsOf('The cat’s mat, “HERE”: 2 × Größe!')).toEqual([
			'the',
			'cat’s',
			'mat',
			'here',
			'2',
			'größe'
		]);
	});
});

describe('overlapOf(answer, reference, length)', () => {
	it('counts a word no more often than the reference has it (Papineni et al. 2002, example 2)', () => {
		const { sharedCount, inAnswer } = overlapOf(
			'the the the the the the the',
			'The cat is on the mat.',
			1
		);
		expect([sharedCount, inAnswer]).toEqual([2, 7]);
	});

	it('names the runs that both have', () => {
		const { shared, inAnswer, inReference } = overlapOf(
			'police killed the gunman',
			'police kill the gunman',
			2
		);
		expect(shared).toEqual([{ run: 'the gunman', times: 1 }]);
		expect([inAnswer, inReference]).toEqual([3, 3]);
	});
});

describe('scoreText(answer, reference)', () => {
	it('is 1 for the same words', () => {
		const scores = scoreText('a cat sat on the mat', 'A cat sat on the mat.')!;
		expect([scores.bleu, scores.rouge1, scores.rouge2]).toEqual([1, 1, 1]);
	});

	it('is a geometric mean of four shares', () => {
		const scores = scoreText('the cat sat on a mat', 'the cat sat on the mat')!;
		// 5 of 6 words, 3 of 5 pairs, 2 of 4 threes, 1 of 3 fours.
		expect(scores.bleu).toBeCloseTo(((5 / 6) * (3 / 5) * (2 / 4) * (1 / 3)) ** 0.25, 12);
		expect(scores.rouge1).toBe(5 / 6);
		expect(scores.rouge2).toBe(3 / 5);
	});

	it('lowers the score of an answer shorter than its reference', () => {
		const scores = scoreText('the cat sat on', 'the cat sat on the mat')!;
		expect(scores.brevityPenalty).toBeCloseTo(Math.exp(-0.5), 12);
		expect(scores.bleu).toBeCloseTo(Math.exp(-0.5), 12);
	});

	it('is 0 by BLEU where no run of four words is shared, and null without words', () => {
		expect(scoreText('police ended the gunman', 'police killed the gunman')!.bleu).toBe(0);
		expect(scoreText('…', 'a word')).toBeNull();
		expect(scoreText('a word', '')).toBeNull();
	});
});

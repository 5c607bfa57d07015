import { describe, expect, it } from 'vitest';
import { chanceBetween, freshTestSentence, judgementOf } from '../../src/lib/analysis/freshTest.ts';
import { plainText } from '../../src/lib/analysis/sentence.ts';
import { pointsAt, spreadOf } from '../../src/lib/analysis/sweep/sweepPoints.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';
import { about, finishedAll } from './sweep/sweepCurves.ts';

const [chosen] = pointsAt(finishedAll({ 4: about(0.2) }), 100);
const test = {
	value: 4,
	parameters: 13,
	points: 1000,
	loss: spreadOf(about(0.22)),
	accuracy: spreadOf([NaN]),
	chance: 0.034
};

describe('freshTestSentence(test, chosen)', () => {
	it('sets the loss on fresh points beside the one it was chosen by', () => {
		expect(plainText(freshTestSentence(test, chosen))).toBe(
			'The best was chosen by its loss on new points, 0.200. On 1,000 fresh test points for each seed, ' +
				'which had no part in the choice, its loss is 0.220: about the same, where chance alone explains ' +
				'a difference of up to 0.034.'
		);
		expect(plainText(freshTestSentence({ ...test, chance: 0.01 }, chosen))).toContain(
			'its loss is 0.220: higher, where chance alone explains a difference of up to 0.010.'
		);
	});

	it('tells how often it is right', () => {
		const parts = freshTestSentence({ ...test, accuracy: spreadOf([0.9, 0.875, 0.85]) }, chosen);
		expect(plainText(parts)).toContain('It is right on 87.5\u00a0% of them.');
	});
});

describe('judgementOf(fresh, chosen, chance)', () => {
	it.each([
		[0.253, 0.25, 0.046, 'about the same'],
		[0.247, 0.25, 0.046, 'about the same'],
		[0.3, 0.25, 0.046, 'higher'],
		[0.2, 0.25, 0.046, 'lower']
	])('of %d beside %d with a chance of %d is “%s”', (fresh, of, chance, judgement) => {
		expect(judgementOf(fresh, of, chance)).toBe(judgement);
	});
});

describe('chanceBetween(deviations, points, others)', () => {
	it('holds the difference of two means in about 95 of 100 draws, of one network and of three', () => {
		const random = randomStream(1, 'fresh test');
		const squared = () => random.normal() ** 2;
		const mean = (count: number) =>
			Array.from({ length: count }, squared).reduce((a, b) => a + b) / count;
		for (const networks of [1, 3]) {
			const deviations = Array<number>(networks).fill(Math.SQRT2);
			const chance = chanceBetween(deviations, 1000, 300);
			let inside = 0;
			for (let draw = 0; draw < 400; draw++) {
				const difference = mean(1000 * networks) - mean(300 * networks);
				if (Math.abs(difference) <= chance) inside++;
			}
			expect(inside / 400).toBeGreaterThan(0.92);
			expect(inside / 400).toBeLessThan(0.98);
		}
	});
});

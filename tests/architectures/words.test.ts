import { describe, expect, it } from 'vitest';
import { predictedLoss, trainingFlops, bytesToStore } from '../../src/lib/architectures/cost.ts';
import { besideCount, shownValue } from '../../src/lib/architectures/words.ts';

describe('besideCount(count, other, name)', () => {
	it.each([
		[174_604_259_328, 4417, ', 39.5 million times as many as B with its 4,417'],
		[4417, 4417, ', exactly as many as B'],
		[4418, 4417, ', barely more than B with its 4,417'],
		[4416, 4417, ', barely fewer than B with its 4,417'],
		[2, 4417, '; B with its 4,417 has 2,209 times as many']
	])('of %i and %i', (count, other, text) => {
		expect(besideCount(count, other, 'B')).toBe(text);
	});
});

describe('shownValue(field, value)', () => {
	it('is yes or no for what is so or not, and a count else', () => {
		const field = { label: 'Width', minimum: 0, maximum: 10_000 };
		expect(shownValue(field, 4096)).toBe('4,096');
		const tied = { label: 'Head tied', minimum: 0, maximum: 1, isSwitch: true } as const;
		expect([1, 0].map((value) => shownValue(tied, value))).toEqual(['yes', 'no']);
	});
});

describe('cost', () => {
	it('needs 700 GB to hold GPT-3 at 32 bits, and an eighth of that at 4', () => {
		expect(bytesToStore(175e9, 32)).toBe(700e9);
		expect(bytesToStore(175e9, 4)).toBe(87.5e9);
	});

	it('takes 3.14 · 10²³ operations to train GPT-3', () => {
		expect(trainingFlops(174_604_259_328, 300e9)).toBeCloseTo(3.143e23, -20);
	});

	it('predicts less loss for Chinchilla than for Gopher', () => {
		expect(predictedLoss(70e9, 1.4e12)).toBeCloseTo(1.936, 2);
		expect(predictedLoss(280e9, 300e9)).toBeCloseTo(1.993, 2);
	});
});

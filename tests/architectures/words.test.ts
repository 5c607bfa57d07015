import { describe, expect, it } from 'vitest';
import { predictedLoss, trainingFlops, bytesToStore } from '../../src/lib/architectures/cost.ts';
import {
	inWords,
	scientific,
	shareInWords,
	besideCount,
	countedInWords
} from '../../src/lib/architectures/words.ts';

describe('inWords(value)', () => {
	it.each([
		[2, '2'],
		[4417, '4,417'],
		[999_999, '1 million'],
		[174_604_259_328, '175 billion'],
		[1.7e12, '1.7 trillion'],
		[3.14e23, '314 sextillion']
	])('of %f is %s', (value, text) => {
		expect(inWords(value)).toBe(text);
	});
});

describe('countedInWords(value, noun)', () => {
	it.each([
		[1, '1 step'],
		[1.001, '1 step'],
		[0.5, '0.5 steps'],
		[28_600_000, '28.6 million steps']
	])('of %f is %s', (value, text) => {
		expect(countedInWords(value, 'step')).toBe(text);
	});
});

describe('scientific(value)', () => {
	it.each([
		[3.1428e23, '3.14\u00a0×\u00a010²³'],
		[0.00012, '1.20\u00a0×\u00a010⁻⁴'],
		[5, '5.00\u00a0×\u00a010⁰']
	])('of %f is %s', (value, text) => {
		expect(scientific(value)).toBe(text);
	});
});

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

describe('shareInWords(share)', () => {
	it.each([
		[0, '0\u00a0%'],
		[0.000144, '0.014\u00a0%'],
		[0.3131, '31.3\u00a0%'],
		[0.9963, '99.6\u00a0%'],
		[0.99999, 'over\u00a099.9\u00a0%'],
		[1, '100\u00a0%'],
		[-0.5, '\u221250\u00a0%'],
		[39.5, '3,950\u00a0%']
	])('of %f is %s', (share, text) => {
		expect(shareInWords(share)).toBe(text);
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

import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/lib/network/exact.ts';
import { evaluate, parseFormula, withNumbers } from '../../src/lib/network/formula.ts';

describe('evaluate(parseFormula(text), values)', () => {
	it.each([
		['i·o + o', { i: 2, o: 3 }, 9],
		['2·c', { c: 7 }, 14],
		['V·d + L·(12·d² + 13·d) + 2·d', { V: 10, d: 3, L: 2 }, 30 + 2 * (108 + 39) + 6],
		['(a + b)²', { a: 2, b: 3 }, 25],
		['10 - 3 - 2', {}, 5],
		['N_1·2 + N_2', { N_1: 3, N_2: 4 }, 10]
	])('of %s', (text, values, result) => {
		expect(evaluate(parseFormula(text), values)).toBe(result);
	});

	it('is exact on the way, where doubles would round', () => {
		const values = { a: 2 ** 40 + 1, b: 2 ** 40 - 1 };
		expect(evaluate(parseFormula('a·b - (a - 1)² + 2'), values)).toBe(1);
	});

	it('refuses a value under zero, and a symbol without one', () => {
		expect(() => evaluate(parseFormula('a - 2'), { a: 1 })).toThrow(Refusal);
		expect(() => evaluate(parseFormula('a·toString'), { a: 1 })).toThrow(/what toString is/);
	});
});

describe('parseFormula(text)', () => {
	it.each(['', 'a +', '(a', 'a)', '2 a', 'a / b', '·a', '²'])('throws for “%s”', (text) => {
		expect(() => parseFormula(text)).toThrow(SyntaxError);
	});
});

describe('withNumbers(formula, values)', () => {
	it('puts the numbers in and keeps the shape', () => {
		const formula = parseFormula('k²·i + 2·o');
		const values = { k: 3, i: 64, o: 128 };
		expect(withNumbers(formula, values)).toEqual(parseFormula('3²·64 + 2·128'));
		expect(evaluate(withNumbers(formula, values), {})).toBe(evaluate(formula, values));
	});
});

import { describe, expect, test } from 'vitest';
import { randomStream } from '../../src/lib/random/randomStream.ts';

const draw = (count: number, next: () => number) => Array.from({ length: count }, next);

function correlation(a: number[], b: number[]): number {
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const [meanA, meanB] = [mean(a), mean(b)];
	const covariance = mean(a.map((value, i) => (value - meanA) * (b[i] - meanB)));
	const variance = (values: number[], centre: number) =>
		mean(values.map((value) => (value - centre) ** 2));
	return covariance / Math.sqrt(variance(a, meanA) * variance(b, meanB));
}

describe('randomStream(seed, …name)', () => {
	test('gives the same numbers for the same seed and name', () => {
		const [a, b] = [randomStream(7, 'training', 'noise'), randomStream(7, 'training', 'noise')];
		expect(draw(50, a.normal)).toEqual(draw(50, b.normal));
		expect(draw(50, a.uniform)).toEqual(draw(50, b.uniform));
	});

	test.each([
		['another name', [1, 'training', 'noise'], [1, 'training', 'position']],
		['another part', [1, 'training', 'noise'], [1, 'validation', 'noise']],
		['the next seed', [1, 'training', 'noise'], [2, 'training', 'noise']],
		['a name cut elsewhere', [1, 'ab', 'c'], [1, 'a', 'bc']]
	] as const)('gives uncorrelated numbers for %s', (_, [seedA, ...a], [seedB, ...b]) => {
		const [first, second] = [randomStream(seedA, ...a), randomStream(seedB, ...b)];
		expect(
			Math.abs(correlation(draw(20_000, first.uniform), draw(20_000, second.uniform)))
		).toBeLessThan(0.03);
	});

	test('begins at unrelated places for neighbouring seeds', () => {
		const first = draw(5_000, () => 0).map((_, seed) => randomStream(seed, 'flips').uniform());
		expect(Math.abs(correlation(first.slice(0, -1), first.slice(1)))).toBeLessThan(0.05);
		expect(first.reduce((sum, value) => sum + value, 0) / first.length).toBeCloseTo(0.5, 1);
	});

	test('uniform() is spread evenly over [0, 1)', () => {
		const values = draw(100_000, randomStream(3, 'uniform').uniform);
		const bins = new Array<number>(20).fill(0);
		expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
		for (const value of values) bins[Math.floor(value * 20)]++;
		const chiSquare = bins.reduce((sum, count) => sum + (count - 5_000) ** 2 / 5_000, 0);
		expect(chiSquare).toBeLessThan(43.8); // 99.9 % with 19 degrees of freedom
	});

	test.each([
		[1, 0, 0.015],
		[2, 1, 0.02],
		[3, 0, 0.05],
		[4, 3, 0.12]
	])('normal() has moment %i near %f', (power, moment, tolerance) => {
		const values = draw(100_000, randomStream(5, 'normal').normal);
		const mean = values.reduce((sum, value) => sum + value ** power, 0) / values.length;
		expect(Math.abs(mean - moment)).toBeLessThan(tolerance);
	});
});

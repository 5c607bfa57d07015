import { describe, expect, test } from 'vitest';
import { classShares, distributionOf } from '../../src/lib/claims/classDistribution.ts';
import { classTable, classText } from '../../src/lib/claims/classTable.ts';
import { claimNamed } from '../../src/lib/claims/index.ts';
import { resultOf } from './classResults.ts';

const claim = 'first-screen';

describe('distributionOf(results)', () => {
	test('is null without results', () => {
		expect(distributionOf([])).toBeNull();
	});

	test('counts wrong points, equal ones on top of each other', () => {
		const results = [30, 34, 30, 30].map((wrong, at) => resultOf(claim, at, wrong));
		const { measure, rows, tallest, range } = distributionOf(results)!;
		expect(measure).toBe('wrong');
		expect(tallest).toBe(3);
		expect(rows[0].dots).toEqual([
			{ x: 30, under: 0 },
			{ x: 30, under: 1 },
			{ x: 30, under: 2 },
			{ x: 34, under: 0 }
		]);
		expect(rows[1]).toMatchObject({ lowest: 40, median: 40, highest: 44, missing: 0 });
		expect(range[0]).toBe(0);
		expect(range[1]).toBeGreaterThan(44);
	});

	test('puts every dot within half a bin of its value', () => {
		const results = Array.from({ length: 90 }, (_, at) => resultOf(claim, at, 2 * at));
		const { rows, range } = distributionOf(results)!;
		const bin = range[1] / 60;
		rows[0].dots.forEach(({ x }, at) => expect(Math.abs(x - 2 * at)).toBeLessThanOrEqual(bin));
	});

	test('shows losses where there are no labels, far apart on a logarithmic axis', () => {
		const regression = [1, 2, 3].map((seed) => {
			const result = resultOf('learning-rate-adam', seed, 0);
			const networks = result.networks.map((network, at) => ({
				...network,
				wrong: null,
				validation: at === 2 ? null : 0.01 * 50 ** at
			}));
			return { ...result, networks };
		});
		const { measure, scale, rows } = distributionOf(regression)!;
		expect([measure, scale]).toEqual(['validation', 'log']);
		expect(rows[1].dots).toHaveLength(3);
		expect(rows[2]).toEqual({ dots: [], lowest: null, median: null, highest: null, missing: 3 });
	});
});

describe('classShares(criteria, results)', () => {
	test('counts in how many runs each criterion held', () => {
		const results = [true, true, false].map((held, at) => resultOf(claim, at, 30, held));
		const shares = classShares(claimNamed(claim).criteria, results);
		expect(shares).toHaveLength(claimNamed(claim).criteria.length);
		for (const { held, of } of shares) expect([held, of]).toEqual([2, 3]);
	});
});

describe('classTable(results)', () => {
	test('has a row for each seed, in order', () => {
		const columns = classTable([resultOf(claim, 9, 30), resultOf(claim, 2, 31)]);
		expect(columns.map(({ title }) => title)).toEqual([
			'Seed',
			...['A', 'B'].flatMap((letter) =>
				['wrong', 'training', 'validation', 'best'].map((title) => `${letter} ${title}`)
			),
			...claimNamed(claim).criteria.map((_, at) => `Held: ${at + 1}`)
		]);
		expect(columns[0].cells).toEqual(['2', '9']);
		expect(columns[1].cells).toEqual(['31', '30']);
	});

	test('is text for a spreadsheet', () => {
		const [head, row] = classText([resultOf('label-noise', 7, 3)]).split('\n');
		expect(head).toMatch(/^Seed\tA wrong\tA training\tA validation\tA best\tHeld: 1/);
		expect(row).toMatch(/^7\t3\t0.25\t0.5\t0.375\tyes/);
	});
});

import { describe, expect, test } from 'vitest';
import {
	classShares,
	distributionOf,
	measuresOf
} from '../../../src/lib/claims/class/classDistribution.ts';
import { classTable, classText } from '../../../src/lib/claims/class/classTable.ts';
import { claimNamed } from '../../../src/lib/claims/index.ts';
import { ownResultOf, resultOf } from './classResults.ts';

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

	test('shows any measure that the results have', () => {
		const own = [ownResultOf(1, 30), ownResultOf(2, 34)];
		expect(measuresOf(own)).toEqual(['wrong', 'wrongTraining', 'validation', 'training']);
		expect(measuresOf([resultOf(claim, 1, 30)])).toEqual(['wrong', 'validation', 'training']);
		expect(distributionOf(own, 'wrongTraining')!.rows[0]).toMatchObject({ median: 20 });
		expect(distributionOf(own, 'training')!.rows[1]).toMatchObject({ median: 0.25 });
	});

	test('puts every dot at its own value, odd or even', () => {
		const wrongs = Array.from({ length: 90 }, (_, at) => 35 + at);
		const results = wrongs.map((wrong, at) => resultOf(claim, at, wrong));
		const { rows } = distributionOf(results)!;
		expect(rows[0].dots.map(({ x }) => x)).toEqual(wrongs);
	});

	test('lets no dot cover another, nor hang in the air', () => {
		const losses = [0.2, 0.201, 0.2023, 0.21, 0.24, 0.2401, 0.3, 0.9, 0.905];
		for (const scale of [1, 30]) {
			const results = losses.map((loss, seed) => {
				const result = resultOf('learning-rate-adam', seed, 0);
				const networks = result.networks.map((network) => ({
					...network,
					wrong: null,
					validation: seed === 0 ? loss / scale : loss
				}));
				return { ...result, networks };
			});
			const shown = distributionOf(results)!;
			expect(shown.scale).toBe(scale === 1 ? 'linear' : 'log');
			const [low, high] = shown.range;
			const placeOf = (x: number) =>
				shown.bins *
				(scale === 1 ? (x - low) / (high - low) : Math.log(x / low) / Math.log(high / low));
			const { dots } = shown.rows[0];
			const near = dots.map((a) =>
				dots.filter((b) => Math.abs(placeOf(a.x) - placeOf(b.x)) < 1 - 1e-6)
			);
			dots.forEach(({ under }, at) => {
				expect(near[at].filter((other) => other.under === under)).toHaveLength(1);
				if (under > 0) expect(near[at].some((other) => other.under === under - 1)).toBe(true);
			});
			expect(shown.tallest).toBeGreaterThan(1);
		}
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

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawKeptAside, drawTable, partsOf } from '../../../src/lib/data/tables/drawTable.ts';
import { poolOf, settleCounts, usualCounts } from '../../../src/lib/data/tables/parts.ts';
import { rowOrder } from '../../../src/lib/data/tables/rowOrder.ts';
import { scaled, scalingOf } from '../../../src/lib/data/tables/scaling.ts';
import { anyTable, classedTable, numberTable } from './tableFixtures.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe('rowOrder(table, seed)', () => {
	test('has every row once', () => {
		fc.assert(
			fc.property(anyTable, seeds, (table, seed) => {
				const sorted = [...rowOrder(table, seed)].sort((a, b) => a - b);
				expect(sorted).toEqual(Array.from({ length: table.rows }, (_, row) => row));
			})
		);
	});

	test('has in every stretch each class in its share, give or take one row', () => {
		const counts = [151, 123, 68];
		const table = classedTable(counts);
		fc.assert(
			fc.property(seeds, fc.nat(341), fc.nat(341), (seed, one, other) => {
				const [from, to] = [Math.min(one, other), Math.max(one, other) + 1];
				const stretch = rowOrder(table, seed).slice(from, to);
				counts.forEach((count, label) => {
					const found = stretch.filter((row) => table.targets[row] === label).length;
					const expected = ((to - from) * count) / table.rows;
					expect(Math.abs(found - expected)).toBeLessThanOrEqual(2);
				});
			})
		);
	});

	test('differs from seed to seed', () => {
		expect(rowOrder(numberTable(50), 1)).not.toEqual(rowOrder(numberTable(50), 2));
	});
});

describe('partsOf(table, settings)', () => {
	test('gives three parts that share no row, and neither count moves the other’s rows', () => {
		fc.assert(
			fc.property(anyTable, seeds, fc.nat(60), fc.nat(60), (table, seed, n, m) => {
				const pool = poolOf(table.rows, {});
				const counts = settleCounts({ training: n, validation: m }, pool);
				const parts = partsOf(table, { ...counts, options: {}, seed });
				const all = [...parts.training, ...parts.validation, ...parts.keptAside];
				expect(new Set(all).size).toBe(all.length);
				expect(parts.training.length).toBe(counts.training);
				expect(parts.validation.length).toBe(counts.validation);
				const fewer = { training: 2, validation: 1 };
				const few = partsOf(table, { ...fewer, options: {}, seed });
				expect([...few.training]).toEqual([...parts.training.subarray(0, 2)]);
				expect(few.validation[0]).toBe(parts.validation[0]);
				expect(few.keptAside).toEqual(parts.keptAside);
			})
		);
	});

	test('takes three fifths, a fifth and a fifth to begin with', () => {
		const table = classedTable([50, 30, 20]);
		const parts = partsOf(table, { ...usualCounts(100), options: {}, seed: 4 });
		expect([parts.training, parts.validation, parts.keptAside].map(({ length }) => length)).toEqual(
			[60, 20, 20]
		);
	});
});

describe('settleCounts(counts, pool)', () => {
	test('gives each part at most 10,000 rows', () => {
		expect(usualCounts(20_000)).toEqual({ training: 10_000, validation: 4000 });
		expect(settleCounts({ training: 15_000, validation: 15_000 }, 20_000)).toEqual({
			training: 10_000,
			validation: 10_000
		});
		expect(settleCounts({ training: 90, validation: 30 }, 100)).toEqual({
			training: 70,
			validation: 30
		});
	});
});

describe('scalingOf(table, rows)', () => {
	test('scales values whose squares no number holds', () => {
		const small = numberTable(40);
		const huge = { ...small, values: small.values.map((value) => value * 1e300) };
		const rows = Array.from({ length: 40 }, (_, row) => row);
		const [own, large] = [scalingOf(small, rows).inputs[0], scalingOf(huge, rows).inputs[0]];
		for (const row of rows) {
			const value = scaled(large, huge.values[row]);
			expect(value).toBeCloseTo(scaled(own, small.values[row]), 6);
		}
	});
});

describe('drawTable(table, settings)', () => {
	test('scales by the training rows alone, the target of a regression too', () => {
		const table = numberTable(40);
		const settings = { training: 24, validation: 8, options: {}, seed: 3 };
		const { training, validation } = drawTable(table, settings);
		const mean = (values: Float32Array) =>
			values.reduce((sum, one) => sum + one, 0) / values.length;
		const variance = (values: Float32Array) => mean(values.map((one) => one * one));
		expect(mean(training.inputs)).toBeCloseTo(0, 6);
		expect(variance(training.inputs)).toBeCloseTo(1, 6);
		expect(mean(training.targets)).toBeCloseTo(0, 6);
		expect(variance(training.targets)).toBeCloseTo(1, 6);
		const kept = drawKeptAside(table, settings);
		for (const { inputs, targets } of [training, validation, kept]) {
			for (const [row, input] of inputs.entries()) expect(targets[row]).toBeCloseTo(input, 5);
		}
		const fewer = drawTable(table, { ...settings, validation: 2 });
		expect(fewer.training).toEqual(training);
	});

	test('leaves words 0 and 1, and gives each of three classes a column', () => {
		const table = classedTable([20, 20, 20]);
		const { training } = drawTable(table, { training: 30, validation: 10, options: {}, seed: 1 });
		const words = training.inputs.filter((_, at) => at % 3 === 2);
		expect([...new Set(words)].sort()).toEqual([0, 1]);
		expect(training.targets.length).toBe(90);
		for (let row = 0; row < training.rows; row++) {
			const row3 = [...training.targets.subarray(3 * row, 3 * row + 3)];
			expect(row3.filter((one) => one === 1)).toHaveLength(1);
			expect(row3.filter((one) => one === 0)).toHaveLength(2);
		}
	});

	test('has two classes in one column of 0 and 1', () => {
		const { training } = drawTable(classedTable([10, 10]), {
			training: 12,
			validation: 4,
			options: {},
			seed: 1
		});
		expect([...training.targets].filter((one) => one === 1)).toHaveLength(6);
	});
});

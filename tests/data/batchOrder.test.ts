import { describe, expect, test } from 'vitest';
import { createBatches } from '../../src/lib/data/batchOrder.ts';

describe('createBatches(rows, batchSize, seed)', () => {
	test('takes all rows in order when a batch holds them all', () => {
		expect(createBatches(10, 'all', 1).rowsOf(3)).toBeNull();
		expect(createBatches(10, 10, 1).rowsOf(3)).toBeNull();
		expect(createBatches(10, 64, 1).rowsOf(3)).toBeNull();
	});

	test('shows every row once an epoch; the last batch may be short', () => {
		const batches = createBatches(10, 4, 1);
		for (const epoch of [0, 1, 7]) {
			const rows = [0, 1, 2].map((i) => Array.from(batches.rowsOf(3 * epoch + i)!));
			expect(rows.map(({ length }) => length)).toEqual([4, 4, 2]);
			expect(rows.flat().sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
		}
	});

	test('shuffles every epoch anew, by the seed', () => {
		const epoch = (seed: number, number: number) =>
			[0, 1, 2, 3].flatMap((i) => Array.from(createBatches(40, 10, seed).rowsOf(4 * number + i)!));
		expect(epoch(1, 0)).toEqual(epoch(1, 0));
		expect(epoch(1, 0)).not.toEqual(epoch(1, 1));
		expect(epoch(1, 0)).not.toEqual(epoch(2, 0));
	});

	test('knows any step without the ones before it', () => {
		const inOrder = createBatches(23, 5, 9);
		const rows = Array.from({ length: 30 }, (_, step) => inOrder.rowsOf(step)!);
		for (const step of [29, 3, 17, 0, 11]) {
			expect(createBatches(23, 5, 9).rowsOf(step)).toEqual(rows[step]);
			expect(inOrder.rowsOf(step)).toEqual(rows[step]);
		}
	});
});

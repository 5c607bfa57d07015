import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packTable, unpackTable } from '../../../src/lib/data/tables/packTable.ts';
import { readTable, writeTable } from '../../../src/lib/data/tables/tableText.ts';
import { anyTable, classedTable, numberTable } from './tableFixtures.ts';

describe('readTable(text)', () => {
	test('reads what was written, to the last bit', () => {
		fc.assert(
			fc.property(anyTable, (table) => {
				expect(readTable(writeTable(table))).toEqual(table);
			})
		);
	});

	test('is null for what is no table', () => {
		const good = JSON.parse(writeTable(classedTable([5, 5]))) as Record<string, unknown>;
		for (const wrong of [
			'',
			'[]',
			'null',
			'{}',
			'"x"',
			...[
				{ inputs: [] },
				{ inputs: [['a']] },
				{ classes: ['one'] },
				{ classes: null },
				{ targets: [0, 1] },
				{ targets: Array(10).fill(2) },
				{ targets: Array(10).fill(0) },
				{ targets: Array(10).fill(0.5) },
				{ targets: Array(10).fill(null) },
				{ values: [[1, 2]] },
				{ values: null },
				{ name: 7 }
			].map((change) => JSON.stringify({ ...good, ...change }))
		]) {
			expect(readTable(wrong), wrong.slice(0, 60)).toBeNull();
		}
	});
});

describe('packTable(table)', () => {
	test('unpacks to the same table', () => {
		fc.assert(
			fc.property(anyTable, (table) => {
				const packed = packTable(table);
				expect(packed).toMatch(/^[A-Za-z0-9~-]+$/);
				expect(unpackTable(packed!)).toEqual(table);
			})
		);
	});

	test('makes 344 rows of five columns short enough for a link', () => {
		const packed = packTable(classedTable([152, 124, 68]));
		expect(packed!.length).toBeLessThan(8000);
	});

	test('is null for a table that no link has room for', () => {
		const table = numberTable(5000);
		const noise = table.targets.map((_, row) => Math.sin(row * row));
		expect(packTable({ ...table, targets: noise })).toBeNull();
	});

	test('never throws over what was cut or changed', () => {
		const packed = packTable(classedTable([20, 20]))!;
		const letters = [...'ABCxyz019-~_ %='];
		fc.assert(
			fc.property(
				fc.nat(packed.length),
				fc.array(fc.tuple(fc.nat(packed.length), fc.constantFrom(...letters)), { maxLength: 4 }),
				(length, changes) => {
					const text = [...packed.slice(0, length)];
					for (const [at, letter] of changes) if (at < text.length) text[at] = letter;
					const read = unpackTable(text.join(''));
					expect(read === null || read.rows >= 8).toBe(true);
				}
			),
			{ numRuns: 10_000 }
		);
	});

	test('does not unfold to more than a table may be', () => {
		const zeros = { ...numberTable(20_000), values: new Float64Array(20_000) };
		expect(unpackTable(packTable({ ...zeros, targets: new Float64Array(20_000) })!)?.rows).toBe(
			20_000
		);
	});
});

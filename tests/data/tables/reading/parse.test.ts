import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { parseTable } from '../../../../src/lib/data/tables/reading/parse.ts';
import {
	cellOf,
	type Delimiter,
	type RawTable
} from '../../../../src/lib/data/tables/reading/rawTable.ts';

const cells = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 6 }),
	fc.stringMatching(/^[a,;|\t"\r\n \ufeff=0-9.-]{0,6}$/)
);
const tables = fc
	.record({ width: fc.integer({ min: 2, max: 5 }), rows: fc.integer({ min: 1, max: 12 }) })
	.chain(({ width, rows }) =>
		fc.array(fc.array(cells, { minLength: width, maxLength: width }), {
			minLength: rows,
			maxLength: rows
		})
	);
const delimiters = fc.constantFrom<Delimiter>(',', ';', '\t', '|');

function rowsOf(raw: RawTable): string[][] {
	return Array.from({ length: raw.rows }, (_, row) =>
		raw.columns.map((column) => cellOf(column, row))
	);
}

describe('parseTable(text)', () => {
	test('gives back any table that papaparse writes', async () => {
		await fc.assert(
			fc.asyncProperty(
				tables,
				delimiters,
				fc.boolean(),
				fc.constantFrom('\r\n', '\n', '\r'),
				async (rows, delimiter, quotes, newline) => {
					const text = Papa.unparse(rows, { delimiter, quotes, newline });
					const raw = await parseTable(text, { name: '', delimiter, hasNames: false });
					expect(rowsOf(raw)).toEqual(rows);
					expect(raw.uneven).toEqual([]);
				}
			),
			{ numRuns: 2000 }
		);
	});

	test('finds the delimiter of any table whose cells are quoted', async () => {
		await fc.assert(
			fc.asyncProperty(tables, delimiters, async (rows, delimiter) => {
				const text = Papa.unparse(rows, { delimiter, quotes: true });
				const raw = await parseTable(text, { name: '', hasNames: false });
				expect(raw.delimiter).toBe(delimiter);
				expect(rowsOf(raw)).toEqual(rows);
			}),
			{ numRuns: 1000 }
		);
	});

	test('finds the delimiter of numbers and words', async () => {
		const words = fc.constantFrom('oak', 'ash', 'a b');
		const row = fc.tuple(fc.double({ noNaN: true }), fc.integer(), words);
		await fc.assert(
			fc.asyncProperty(
				fc.array(row, { minLength: 1, maxLength: 9 }),
				delimiters,
				async (rows, delimiter) => {
					const raw = await parseTable(Papa.unparse(rows, { delimiter }), {
						name: '',
						hasNames: false
					});
					expect(raw.delimiter).toBe(delimiter);
					expect(rowsOf(raw)).toEqual(rows.map((row) => row.map(String)));
				}
			)
		);
	});

	test('never throws anything but a sentence', async () => {
		const texts = fc.stringMatching(/^[ab,;|\t"\r\n 0-9.-]{0,60}$/);
		await fc.assert(
			fc.asyncProperty(texts, async (text) => {
				const error: unknown = await parseTable(text, { name: '' }).catch((error) => error);
				if (error instanceof Error) expect(error.name).toBe('TableProblem');
			}),
			{ numRuns: 2000 }
		);
	});

	test('reads 100,000 rows in parts, and tells how far it is', async () => {
		const lines = Array.from({ length: 100_000 }, (_, i) => `${i},${i % 7}.5,"sort\n${i % 3}"`);
		const shares: number[] = [];
		const raw = await parseTable(`a,b,c\n${lines.join('\n')}\n`, {
			name: '',
			onprogress: async (share) => void shares.push(share)
		});
		expect(raw.rows).toBe(100_000);
		expect(raw.columns.map(({ words }) => words.length)).toEqual([100_000, 7, 3]);
		expect(cellOf(raw.columns[0], 99_999)).toBe('99999');
		expect(cellOf(raw.columns[2], 50_000)).toBe(`sort\n${50_000 % 3}`);
		expect(shares.length).toBeGreaterThan(3);
		expect(shares).toEqual(shares.toSorted((one, other) => one - other));
		expect(shares.at(-1)).toBe(1);
	});

	test('stops where the one who hears of it throws', async () => {
		const text = `a,b\n${'1,2\n'.repeat(500_000)}`;
		let heard = 0;
		const reading = parseTable(text, {
			name: '',
			onprogress() {
				heard++;
				throw new Error('stopped');
			}
		});
		await expect(reading).rejects.toThrow('stopped');
		expect(heard).toBe(1);
	});
});

import { describe, expect, test } from 'vitest';
import { cellOf } from '../../../src/lib/data/tables/reading/rawTable.ts';
import { readInWorker } from '../../../src/lib/state/ownData/readInWorker.ts';

const lines = Array.from({ length: 100_000 }, (_, i) => `${i},${i % 7},sort ${i % 3}`);
const text = `a,b,c\n${lines.join('\n')}`;

describe('readInWorker(source, reading)', () => {
	test('reads 100,000 rows, and tells how far it is', async () => {
		const shares: number[] = [];
		const { raw, columns } = await readInWorker(
			{ content: new TextEncoder().encode(text), options: { name: 'long.csv' } },
			{ signal: new AbortController().signal, onprogress: (share) => shares.push(share) }
		);
		expect([raw.name, raw.rows, raw.hasNames]).toEqual(['long.csv', 100_000, true]);
		expect(cellOf(raw.columns[2], 99_998)).toBe(`sort ${99_998 % 3}`);
		expect(columns[0].numbers[raw.columns[0].cells[4321]]).toBe(4321);
		expect(columns[2].labels).toEqual(['sort 0', 'sort 1', 'sort 2']);
		expect(shares.length).toBeGreaterThan(1);
		expect(shares.at(-1)).toBe(1);
	});

	test('says what is no table', async () => {
		const reading = readInWorker(
			{ content: 'nothing', options: { name: '' } },
			{ signal: new AbortController().signal, onprogress() {} }
		);
		await expect(reading).rejects.toMatchObject({
			name: 'TableProblem',
			message: expect.stringMatching(/^There is only one column/)
		});
	});

	test('ends where the reader stops it', async () => {
		const stop = new AbortController();
		const reading = readInWorker(
			{ content: text, options: { name: '' } },
			{ signal: stop.signal, onprogress: () => stop.abort() }
		);
		await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
	});
});

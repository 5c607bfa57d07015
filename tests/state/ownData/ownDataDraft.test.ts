import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { samples } from '../../../src/lib/data/tables/samples/index.ts';
import { OwnDataDraft } from '../../../src/lib/state/ownData/ownDataDraft.svelte.ts';

function file(name: string): File {
	const path = fileURLToPath(new URL(`../../fixtures/tables/${name}`, import.meta.url));
	return new File([readFileSync(path)], name);
}

const sampleNamed = (name: string) => samples.find((sample) => sample.name === name)!;
const rolesOf = (draft: OwnDataDraft) => draft.columns.map(({ name, role }) => `${name}: ${role}`);

async function opened(name: string): Promise<OwnDataDraft> {
	const draft = new OwnDataDraft(1);
	await draft.reader.readSample(sampleNamed(name));
	return draft;
}

describe('OwnDataDraft', () => {
	test('is empty to begin with', () => {
		const draft = new OwnDataDraft(1);
		expect([draft.reader.open, draft.prepared, draft.counts, draft.duplicates]).toEqual([
			null,
			null,
			null,
			null
		]);
		expect([draft.columns, draft.problems, draft.mayGroup]).toEqual([[], [], false]);
	});

	test('opens a file under its name', async () => {
		const draft = new OwnDataDraft(1);
		await draft.reader.readFile(file('missing-cells-7-of-60-rows.csv'));
		expect(draft.reader.open?.reading.raw.name).toBe('missing-cells-7-of-60-rows.csv');
		expect(draft.reader.progress).toBeNull();
		expect(draft.prepared?.table.rows).toBe(53);
		expect([...draft.prepared!.leftOut]).toEqual([4, 10, 21, 42, 51, 52, 53]);
		expect(draft.counts).toEqual({ training: 32, validation: 10, kept: 11 });
	});

	test('keeps what was there where the next one is no table, and says why', async () => {
		const draft = await opened('penguins');
		await draft.reader.readText('nothing');
		expect(draft.problems).toEqual([
			expect.stringMatching(
				/^There is only one column in it\..* “Palmer penguins” stays as it is\.$/
			)
		]);
		expect(draft.prepared?.table.name).toBe('Palmer penguins');
		draft.setRole(4, 'input');
		expect(draft.problems).toEqual([]);
		expect(draft.prepared?.table.inputs).toHaveLength(3);
	});

	test('reads no file of 200 MB', async () => {
		const draft = await opened('iris');
		const large = file('names-repeat.csv');
		Object.defineProperty(large, 'size', { value: 200_000_000 });
		await draft.reader.readFile(large);
		expect(draft.problems).toEqual([
			'“names-repeat.csv” has 200\u00a0MB. Tables of up to 32\u00a0MB are read here: take fewer rows or columns of it. “Iris” stays as it is.'
		]);
		expect(draft.prepared?.table.name).toBe('Iris');
	});

	test('ends a reading that is stopped, and one that another overtakes', async () => {
		const draft = await opened('iris');
		const long = `a,b\n${'1,2\n'.repeat(300_000)}`;
		const stopped = draft.reader.readText(long);
		expect(draft.reader.progress).toBe(0);
		draft.reader.stop();
		await stopped;
		expect([draft.reader.progress, draft.problems]).toEqual([null, []]);
		expect(draft.prepared?.table.name).toBe('Iris');
		await Promise.all([
			draft.reader.readText(long),
			draft.reader.readSample(sampleNamed('yachts'))
		]);
		expect(draft.prepared?.table.name).toBe('Yachts in a towing tank');
	});

	test('begins each table with choices of its own', async () => {
		const draft = await opened('penguins');
		expect(rolesOf(draft).slice(0, 4)).toEqual([
			'species: target',
			'island: left out',
			'bill_length_mm: input',
			'bill_depth_mm: input'
		]);
		draft.setRole(5, 'target');
		draft.setKind(5, 'category');
		expect(draft.columns[5]).toMatchObject({ role: 'target', kind: 'category' });
		expect(draft.columns[0].role).toBe('left out');
		await draft.reader.readSample(sampleNamed('penguins'));
		expect(draft.columns[5]).toMatchObject({ role: 'left out', kind: 'number' });
		expect(draft.columns[0].role).toBe('target');
	});

	test('reads the table anew without names, and back', async () => {
		const draft = new OwnDataDraft(1);
		await draft.reader.readFile(file('names-repeat.csv'));
		expect(draft.problems).toHaveLength(1);
		await draft.reader.readAgain({ hasNames: false });
		expect(draft.columns.map(({ name }) => name)).toEqual(['Column 1', 'Column 2', 'Column 3']);
		expect(draft.reader.open?.reading.raw.rows).toBe(41);
		await draft.reader.readAgain({ hasNames: true });
		expect(draft.columns.map(({ name }) => name)).toEqual(['x', 'x (2)', 'kind']);
	});

	test('puts the classes beyond the nine commonest into one, where the reader wants it', async () => {
		const draft = new OwnDataDraft(1);
		const lines = Array.from(
			{ length: 120 },
			(_, i) => `${i % 17}.5,sort ${i % (i < 90 ? 9 : 14)}`
		);
		await draft.reader.readText(`a,sort\n${lines.join('\n')}`);
		expect([draft.mayGroup, draft.isGrouped, draft.prepared]).toEqual([true, false, null]);
		expect(draft.problems).toHaveLength(1);
		draft.group(true);
		expect([draft.mayGroup, draft.isGrouped, draft.problems]).toEqual([true, true, []]);
		expect(draft.prepared?.table.target).toMatchObject({ classes: { length: 10 } });
	});

	test('leaves something for the new points, whichever share grows', async () => {
		const draft = await opened('yachts');
		expect(draft.counts).toEqual({ training: 185, validation: 61, kept: 62 });
		draft.setShares({ learn: 0.95 });
		expect(draft.shares).toEqual({ learn: 0.95, keep: 0 });
		expect(draft.counts).toEqual({ training: 293, validation: 15, kept: 0 });
		draft.setShares({ keep: 0.5 });
		expect(draft.shares).toEqual({ learn: 0.45, keep: 0.5 });
		expect(draft.counts).toEqual({ training: 139, validation: 15, kept: 154 });
	});

	test('names the irises that are there twice where the split parts them', async () => {
		const found = new Set<string>();
		for (let seed = 1; seed <= 12; seed++) {
			const draft = new OwnDataDraft(seed);
			await draft.reader.readSample(sampleNamed('iris'));
			for (const [row, learned] of draft.duplicates!.pairs) found.add([row, learned].sort().join());
		}
		expect([...found]).toEqual(['102,143']);
	});
});

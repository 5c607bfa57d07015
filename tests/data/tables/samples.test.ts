import { describe, expect, test } from 'vitest';
import { settleColumns } from '../../../src/lib/data/tables/columns.ts';
import { findDuplicates } from '../../../src/lib/data/tables/duplicates.ts';
import { prepareTable } from '../../../src/lib/data/tables/prepare.ts';
import { readTable } from '../../../src/lib/data/tables/reading/read.ts';
import { sampleChoices } from '../../../src/lib/data/tables/samples/choices.ts';
import { samples } from '../../../src/lib/data/tables/samples/index.ts';
import { penguins } from '../../../src/lib/data/tables/samples/penguinTable.ts';
import { scalingOf } from '../../../src/lib/data/tables/scaling.ts';
import { packedNamed } from '../../../src/lib/data/tables/knownTables.ts';

async function opened(name: string) {
	const sample = samples.find((sample) => sample.name === name)!;
	const { text } = await sample.load();
	const { raw, columns: readings } = await readTable(text, { name });
	const columns = settleColumns(raw, readings, sampleChoices(sample, raw));
	return { sample, raw, columns, ...prepareTable(raw, readings, columns) };
}

const all = <T>(length: number, of: (i: number) => T) => Array.from({ length }, (_, i) => of(i));

describe('a sample table', () => {
	test.each(samples.map(({ name }) => name))(
		'has the rows and columns that it says: %s',
		async (name) => {
			const { sample, raw, columns, table, warnings } = await opened(name);
			expect(raw.rows).toBe(sample.rows);
			expect(table.target.name).toBe(sample.target);
			expect(columns.filter(({ role }) => role === 'input').map(({ name }) => name)).toEqual(
				sample.inputs
			);
			expect(warnings).toEqual([]);
			expect(sample.source.url).toMatch(/^https:\/\//);
			expect(sample.licence.name).toMatch(/^CC/);
		}
	);

	test('is for the penguins what others name before a reader opens it', async () => {
		const { table } = await opened('penguins');
		expect({ ...table, name: penguins.title }).toEqual(penguins.table);
		expect(packedNamed(penguins.name)).not.toBeNull();
	});

	test('has the penguins as they were published', async () => {
		const { table, notes } = await opened('penguins');
		expect(table.target).toMatchObject({ classes: ['Adelie', 'Chinstrap', 'Gentoo'] });
		expect(all(3, (i) => table.targets.filter((target) => target === i).length)).toEqual([
			151, 68, 123
		]);
		expect(notes).toEqual(['Rows 4 and 272 are left out: a cell that is needed is missing.']);
		const { inputs } = scalingOf(table, [...table.targets.keys()]);
		expect(inputs.map(({ mean }) => mean.toFixed(2))).toEqual(['43.92', '17.15']);
	});

	test('has the irises as Fisher printed them, two of them twice', async () => {
		const { table } = await opened('iris');
		const rows = Uint32Array.from(table.targets.keys());
		const { inputs } = scalingOf(table, rows);
		expect(inputs.map(({ mean }) => mean.toFixed(3))).toEqual(['5.843', '3.057', '3.758', '1.199']);
		expect(inputs.map(({ spread }) => spread.toFixed(3))).toEqual([
			'0.825',
			'0.434',
			'1.759',
			'0.760'
		]);
		const parts = {
			training: rows.slice(0, 120),
			validation: rows.slice(120),
			keptAside: rows.slice(0, 0)
		};
		expect(findDuplicates(table, parts).pairs).toEqual([[142, 101]]);
	});

	test('has the cars and the yachts as they were published', async () => {
		const cars = await opened('cars');
		expect(cars.notes).toEqual(['6 of 398 rows are left out: a cell that is needed is missing.']);
		const mean = (values: Float64Array) =>
			values.reduce((sum, value) => sum + value, 0) / values.length;
		expect(mean(cars.table.targets)).toBeCloseTo(23.446, 3);
		expect(cars.table.inputs.slice(-3).map(({ name }) => name)).toEqual([
			'origin: Europe',
			'origin: Japan',
			'origin: USA'
		]);
		const { table } = await opened('yachts');
		expect(mean(table.targets)).toBeCloseTo(10.495, 3);
		expect(Math.max(...table.targets)).toBe(62.42);
	});
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { toCsv } from '../../../../src/lib/data/tables/reading/csv.ts';
import { prepared, problemOf } from '../making.ts';

/** Each file does what its name says. */
function file(name: string): Uint8Array {
	return readFileSync(fileURLToPath(new URL(`../../../fixtures/tables/${name}`, import.meta.url)));
}

test('4000-classes-refuse.csv', async () => {
	expect(await problemOf(file('4000-classes-refuse.csv'))).toBe(
		'The target “label” has 4,000 classes in 4,000 rows; a network here tells at most 10 apart. Choose another target.'
	);
});

test('formulas-and-markup-stay-text.csv', async () => {
	const { table, columns } = await prepared(file('formulas-and-markup-stay-text.csv'));
	const names = columns.map(({ name }) => name);
	expect(names).toEqual(['=HYPERLINK("http://x")', '<img src=x onerror=alert(1)>', 'kind']);
	expect(table.target).toEqual({
		name: 'kind',
		task: 'classification',
		classes: ['=1+1', '@SUM(A1)']
	});
	expect(table.rows).toBe(40);
	expect([...table.values.slice(0, 4)]).toEqual([0.43, 0.25, 3.23, -0.52]);
	expect(toCsv(names, [[0.43, '-0.25', '@SUM(A1)']])).toBe(
		`"'=HYPERLINK(""http://x"")",<img src=x onerror=alert(1)>,kind\r\n0.43,-0.25,'@SUM(A1)\r\n`
	);
});

test('ids-and-dates-left-out-with-reason.csv', async () => {
	const { table, columns } = await prepared(file('ids-and-dates-left-out-with-reason.csv'));
	const left = columns.filter(({ role }) => role === 'left out');
	expect(left.map(({ name, reason }) => [name, reason])).toEqual([
		['id', 'It is an identifier: another one in every row.'],
		['date', 'It holds dates.']
	]);
	expect(table.inputs.map(({ name }) => name)).toEqual(['temp', 'humid']);
	expect(table.target).toEqual({ name: 'fail', task: 'classification', classes: ['no', 'yes'] });
});

test('missing-cells-7-of-60-rows.csv', async () => {
	const { table, notes } = await prepared(file('missing-cells-7-of-60-rows.csv'));
	expect(table.rows).toBe(53);
	expect(notes).toEqual(['7 of 60 rows are left out: a cell that is needed is missing.']);
});

test('names-repeat.csv', async () => {
	const { table, warnings } = await prepared(file('names-repeat.csv'));
	expect(table.inputs.map(({ name }) => name)).toEqual(['x', 'x (2)']);
	expect(warnings).toEqual([
		'Columns 1 and 2 are both named “x”. The later one is called “x (2)” here.'
	]);
});

test('one-class-only-refuse.csv', async () => {
	expect(await problemOf(file('one-class-only-refuse.csv'))).toBe(
		'The target “kind” has one class only, “same”: there is nothing to tell apart. Choose another target.'
	);
});

test('quotes-commas-and-newlines-inside.csv', async () => {
	const { table, columns, raw } = await prepared(file('quotes-commas-and-newlines-inside.csv'));
	expect(columns.map(({ name }) => name)).toEqual([
		'city, part',
		'a "quoted" column',
		'size',
		'group'
	]);
	expect(raw.columns[0].words[0]).toBe('Ville 0, line\n two');
	expect(raw.rows).toBe(30);
	expect([...table.values.slice(0, 3)]).toEqual([8, 6.4, 5]);
});

test('semicolon-decimal-comma-120-rows-2-inputs-2-classes.csv', async () => {
	const name = 'semicolon-decimal-comma-120-rows-2-inputs-2-classes.csv';
	const { table } = await prepared(file(name));
	expect(table.rows).toBe(120);
	expect(table.inputs.map(({ name }) => name)).toEqual(['Länge', 'Breite']);
	expect([...table.values.slice(0, 4)]).toEqual([2.8, 1.31, 4.82, 1.81]);
	expect(table.target).toEqual({ name: 'Sorte', task: 'classification', classes: ['Nord', 'Süd'] });
});

test('tabs-no-header-regression-80-rows.tsv', async () => {
	const { table, raw } = await prepared(file('tabs-no-header-regression-80-rows.tsv'));
	expect(raw.hasNames).toBe(false);
	expect(table.rows).toBe(80);
	expect(table.target).toEqual({ name: 'Column 2', task: 'regression' });
	expect([table.values[0], table.targets[0]]).toEqual([-1.444, -1.094]);
});

test('utf-16-with-bom-read-or-refuse-by-name.csv', async () => {
	const { table, encoding } = await prepared(file('utf-16-with-bom-read-or-refuse-by-name.csv'));
	expect(encoding).toBe('UTF-16');
	expect(table.rows).toBe(40);
	expect(table.target).toEqual({ name: 'kind', task: 'classification', classes: ['ß', 'é'] });
});

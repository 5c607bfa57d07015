import { expect, test } from 'vitest';
import { settleColumns } from '../../../src/lib/data/tables/columns.ts';
import { prepareTable } from '../../../src/lib/data/tables/prepare.ts';
import { readInWorker } from '../../../src/lib/state/ownData/readInWorker.ts';

const files = import.meta.glob<string>('../../fixtures/tables/*', {
	query: '?url',
	import: 'default',
	eager: true
});

/** Rows, inputs and classes of what a network would get, or the sentence with which it is refused. */
async function outcomeOf(url: string): Promise<string> {
	const content = new Uint8Array(await (await fetch(url)).arrayBuffer());
	const { raw, columns } = await readInWorker(
		{ content, options: { name: 'table' } },
		{ signal: new AbortController().signal, onprogress() {} }
	);
	try {
		const { table, notes, warnings } = prepareTable(raw, columns, settleColumns(raw, columns));
		const { inputs, target, rows } = table;
		const learned = target.task === 'regression' ? 'a number' : target.classes.join(', ');
		const from = inputs.map(({ name }) => name).join(', ');
		return [`${rows} rows: ${learned} from ${from}.`, ...notes, ...warnings].join(' ');
	} catch (error) {
		return (error as Error).message;
	}
}

const expected: Record<string, string> = {
	'4000-classes-refuse.csv':
		'The target “label” has 4,000 classes in 4,000 rows; a network here tells at most 10 apart. Choose another target.',
	'formulas-and-markup-stay-text.csv':
		'40 rows: =1+1, @SUM(A1) from =HYPERLINK("http://x"), <img src=x onerror=alert(1)>.',
	'ids-and-dates-left-out-with-reason.csv': '60 rows: no, yes from temp, humid.',
	'missing-cells-7-of-60-rows.csv':
		'53 rows: x, y, z from a, b. 7 of 60 rows are left out: a cell that is needed is missing.',
	'names-repeat.csv':
		'40 rows: 0, 1 from x, x (2). Columns 1 and 2 are both named “x”. The later one is called “x (2)” here.',
	'one-class-only-refuse.csv':
		'The target “kind” has one class only, “same”: there is nothing to tell apart. Choose another target.',
	'quotes-commas-and-newlines-inside.csv': '30 rows: big, small from size.',
	'semicolon-decimal-comma-120-rows-2-inputs-2-classes.csv':
		'120 rows: Nord, Süd from Länge, Breite.',
	'tabs-no-header-regression-80-rows.tsv': '80 rows: a number from Column 1.',
	'utf-16-with-bom-read-or-refuse-by-name.csv': '40 rows: ß, é from a, b.'
};

test('has a file for each case', () => {
	const names = Object.keys(files).map((path) => path.split('/').at(-1)!);
	expect(names.sort()).toEqual(Object.keys(expected).sort());
});

test.each(Object.entries(files))('does what its name says: %s', async (path, url) => {
	expect(await outcomeOf(url)).toBe(expected[path.split('/').at(-1)!]);
});

import { describe, expect, test } from 'vitest';
import { makeTable, prepared, problemOf, writeTable, type MadeTable } from '../making.ts';

/** Twenty files of each kind. */
const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

const withWords = (made: MadeTable, word: (row: number) => string): MadeTable => ({
	...made,
	words: made.words.map((_, row) => word(row))
});
const cut = (made: MadeTable, rows: number): MadeTable => ({
	...made,
	numbers: made.numbers.slice(0, rows),
	words: made.words.slice(0, rows)
});
const many = (seed: number, rows: number): MadeTable => {
	const made = makeTable(seed);
	const numbers = Array.from({ length: rows }, (_, row) => made.numbers[row % made.numbers.length]);
	return { ...made, numbers, words: numbers.map(() => '') };
};

describe('a table is refused with a sentence', () => {
	test.each(seeds)('that is no table but a text, %i', async (seed) => {
		const made = makeTable(seed);
		const lines = made.words.map((word, row) => `${word}${', and on'.repeat(1 + (row % 5))}.`);
		expect(await problemOf(lines.join('\n'))).toMatch(
			/^This is not a table: \d+ of its \d+ rows have more or fewer cells than the others\.$/
		);
	});

	test.each(seeds)('that has one column, %i', async (seed) => {
		const { numbers, words } = makeTable(seed);
		const cells = seed % 2 ? numbers.map(([value]) => value.toFixed(2)) : words;
		expect(await problemOf(`name\n${cells.join('\n')}\n`)).toBe(
			'There is only one column in it. A network needs at least two: one to learn from, one to predict. Columns may be parted by commas, semicolons, tabs or vertical bars.'
		);
	});

	test.each(seeds)('that has no number at all, %i', async (seed) => {
		const { words } = makeTable(seed);
		const lines = words.map((word, row) => `${row % 3 ? 'red' : 'blue'},${word}`);
		expect(await problemOf(`colour,sort\n${lines.join('\n')}`)).toBe(
			'There is no number at all in this table, and a network computes with numbers.'
		);
	});

	test.each(seeds)('whose target has one class, %i', async (seed) => {
		const made = withWords(makeTable(seed), () => 'oak');
		expect(await problemOf(writeTable(made))).toBe(
			'The target “sort” has one class only, “oak”: there is nothing to tell apart. Choose another target.'
		);
	});

	test.each(seeds)(
		'whose target has more than ten classes, of which nine may stay, %i',
		async (seed) => {
			const classes = 10 + seed;
			const made = withWords(many(seed, 400), (row) => `sort ${row % (row < 200 ? 9 : classes)}`);
			const text = writeTable(made);
			expect(await problemOf(text)).toBe(
				`The target “sort” has ${classes} classes in 400 rows; a network here tells at most 10 apart. Keep the nine commonest and put the rest into one, “other”, or choose another target.`
			);
			const { table } = await prepared(text, undefined, { isGrouped: true });
			const kept = Array.from({ length: 9 }, (_, i) => `sort ${i}`);
			expect(table.target).toMatchObject({ classes: [...kept, 'other'] });
			expect(table.rows).toBe(400);
			const rest = made.words.filter((word) => !kept.includes(word)).length;
			expect(table.targets.filter((target) => target === 9)).toHaveLength(rest);
		}
	);

	test.each(seeds)('whose target has thousands of classes, %i', async (seed) => {
		const rows = 4900 + 100 * seed;
		const made = withWords(many(seed, rows), (row) => `sort ${row % 5000}`);
		const classes = Math.min(rows, 5000).toLocaleString('en-US');
		const all = rows.toLocaleString('en-US');
		const sentence = `The target “sort” has ${classes} classes in ${all} rows; a network here tells at most 10 apart. Choose another target.`;
		expect(await problemOf(writeTable(made))).toBe(sentence);
		expect(await problemOf(writeTable(made), undefined, { isGrouped: true })).toBe(sentence);
	});

	test.each(seeds)('that has fewer than eight rows, %i', async (seed) => {
		const rows = 2 + (seed % 6);
		const made = withWords(cut(makeTable(seed), rows), (row) => (row % 2 ? 'oak' : 'ash'));
		expect(await problemOf(writeTable(made))).toBe(
			`The table has ${rows} rows; at least 8 are needed.`
		);
	});

	test('that has one row, whatever else is wrong with it', async () => {
		expect(await problemOf('a,b\n1,2')).toBe('The table has 1 row; at least 8 are needed.');
	});

	test.each(seeds)('of which fewer than eight rows can be used, %i', async (seed) => {
		const made = makeTable(seed);
		const rows = made.words.length;
		const text = writeTable(made, { number: (value, row) => (row < 7 ? value.toFixed(2) : 'NA') });
		expect(await problemOf(text)).toBe(
			`Only 7 of ${rows} rows can be used, as cells are missing or of another kind; at least 8 are needed. Leaving out a column with many such cells may help.`
		);
	});

	test.each(seeds)('whose target is one number, %i', async (seed) => {
		const made = withWords(makeTable(seed), () => '5.0');
		const { columns } = await prepared(writeTable(makeTable(seed)));
		expect(
			await problemOf(writeTable(made), { kinds: { [columns.length - 1]: 'number' }, roles: {} })
		).toBe(
			'The target “sort” has the same value in every row: there is nothing to learn. Choose another target.'
		);
	});

	test.each(seeds)('in which a quotation mark is never closed, %i', async (seed) => {
		const made = makeTable(seed);
		const at = seed % made.words.length;
		const text = writeTable(made, { word: (word, row) => (row === at ? `"${word}` : word) });
		expect(await problemOf(text)).toBe(
			`In line ${at + 2} a quotation mark opens a cell and does not close it. Within a cell it must be written twice.`
		);
	});

	test('that is empty, or binary, or something else by name', async () => {
		const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
		expect(await problemOf(new Uint8Array())).toBe('The file is empty.');
		expect(await problemOf('\n \n')).toBe('There is nothing in it but empty lines.');
		expect(await problemOf(bytes('PK\u0003\u0004rest'))).toBe(
			'This is a zip file or a workbook (.xlsx, .ods), not a table as text. Save the table as CSV, or copy its cells and paste them here.'
		);
		expect(await problemOf(bytes('%PDF-1.7'))).toMatch(/^This is a PDF, not a table as text\./);
		expect(await problemOf(bytes('a,b\u0001\u0002\u0003,c'))).toMatch(/^This is no text/);
		expect(await problemOf(Uint8Array.of(0xff, 0xfe, 0, 0, 65, 0, 0, 0))).toMatch(/UTF-32/);
		expect(await problemOf('<!DOCTYPE html><table></table>')).toMatch(/^This is a web page or XML/);
		expect(await problemOf('[{"a": 1}, {"a": 2}]')).toMatch(/^This is JSON/);
	});

	test('without a target, and without an input', async () => {
		const text = writeTable(makeTable(1));
		expect(await problemOf(text, { kinds: {}, roles: {}, target: null })).toBe(
			'No column is the target. Give one the role “target”: what the network is to predict.'
		);
		const words = Array.from({ length: 30 }, (_, i) => `word${i},${i % 7}`).join('\n');
		expect(await problemOf(`name,y\n${words}`)).toBe(
			'No column is an input. Give at least one the role “input”: what the network is to learn from. “name” is left out: it is an identifier: another one in every row.'
		);
	});
});

describe('a table is read, and what is wrong is said with its row and column', () => {
	test.each(seeds)('where cells of another kind stand in the middle, %i', async (seed) => {
		const made = many(seed, 60);
		const wrong = 10 + seed;
		const second = seed % 2 ? [] : [wrong + 3];
		const text = writeTable(
			withWords(made, (row) => (row % 2 ? 'oak' : 'ash')),
			{ number: (value, row) => ([wrong, ...second].includes(row) ? 'warm' : value.toFixed(2)) }
		);
		const { table, warnings } = await prepared(text);
		expect(table.rows).toBe(59 - second.length);
		const [name] = made.names;
		expect(warnings).toEqual([
			second.length
				? `Row ${wrong + 1}, column “${name}”: “warm” is not a number, and so in 1 more row. These rows are left out.`
				: `Row ${wrong + 1}, column “${name}”: “warm” is not a number. The row is left out.`
		]);
	});

	test.each(seeds)('where rows have more or fewer cells, %i', async (seed) => {
		const lines = writeTable(makeTable(seed)).trimEnd().split('\n');
		lines[3] = seed % 2 ? lines[3].slice(0, lines[3].indexOf(',')) : `${lines[3]},more`;
		const { table, warnings } = await prepared(lines.join('\n'));
		expect(table.rows).toBe(lines.length - 2);
		expect(warnings).toEqual(['Row 3 is left out: more or fewer cells than in the others.']);
	});

	test.each(seeds)('where names repeat, %i', async (seed) => {
		const made = { ...makeTable(seed), names: ['x', 'x', ...(seed % 2 ? ['x (2)'] : ['y'])] };
		const numbers = made.numbers.map((row) => row.slice(0, 2));
		const { table, warnings } = await prepared(writeTable({ ...made, numbers }));
		const other = seed % 2 ? 'x (3)' : 'x (2)';
		expect(table.inputs.map(({ name }) => name)).toEqual(['x', other]);
		expect(warnings).toEqual([
			`Columns 1 and 2 are both named “x”. The later one is called “${other}” here.`
		]);
	});

	test.each(seeds)(
		'but empty lines and empty cells at the ends of rows are nothing, %i',
		async (seed) => {
			const made = makeTable(seed);
			const lines = writeTable(made).trimEnd().split('\n');
			lines[2] += ',';
			lines.splice(5, 0, '', '  ');
			const { table, warnings } = await prepared(`${lines.join('\n')}\n\n\n`);
			expect(table.rows).toBe(made.words.length);
			expect(warnings).toEqual([]);
		}
	);
});

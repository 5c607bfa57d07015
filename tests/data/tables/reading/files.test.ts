import { describe, expect, test } from 'vitest';
import { makeTable, prepared, writeTable, type MadeTable, type Writing } from '../making.ts';

/** Twenty files of each kind. */
const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

const comma = (value: number) => value.toFixed(2).replace('.', ',');
const grouped = (value: number, parting: string, decimal: string) => {
	const [whole, decimals] = Math.abs(value).toFixed(2).split('.');
	const text = whole.replace(/\B(?=(\d{3})+$)/g, parting);
	return `${value < 0 ? '-' : ''}${text}${decimal}${decimals}`;
};
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isLittle: boolean, hasMark = true) => {
	const units = [...(hasMark ? ['\ufeff'] : []), ...text.split('')];
	const view = new DataView(new ArrayBuffer(2 * units.length));
	for (const [i, unit] of units.entries()) view.setUint16(2 * i, unit.charCodeAt(0), isLittle);
	return new Uint8Array(view.buffer);
};
const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

const kinds: Record<string, Writing & { bytes?: (text: string) => Uint8Array }> = {
	commas: {},
	tabs: { delimiter: '\t' },
	semicolons: { delimiter: ';' },
	'vertical bars': { delimiter: '|' },
	spaces: { delimiter: '   ' },
	'no names': { hasNames: false },
	'tabs and no names': { delimiter: '\t', hasNames: false },
	'a clipboard of a spreadsheet': { delimiter: '\t', newline: '\r\n' },
	'lines that end as on Windows': { newline: '\r\n' },
	'lines that end as on old Macs': { newline: '\r' },
	'everything quoted': {
		number: (value) => quoted(value.toFixed(2)),
		word: quoted,
		name: quoted
	},
	'quotes, commas and line feeds within cells': {
		word: (word) => quoted(`${word}, "the\n${word}"`),
		name: (name) => quoted(`${name}, "in m"`)
	},
	'decimal commas by semicolons': { delimiter: ';', number: comma },
	'decimal commas by tabs': { delimiter: '\t', number: comma },
	'decimal commas without names': { delimiter: ';', number: comma, hasNames: false },
	'thousands by quoted commas': { number: (value) => quoted(grouped(value, ',', '.')) },
	'thousands by points': { delimiter: ';', number: (value) => grouped(value, '.', ',') },
	'thousands by spaces': { number: (value) => grouped(value, ' ', '.') },
	'thousands by no-break spaces': {
		delimiter: ';',
		number: (value) => grouped(value, '\u00a0', ',')
	},
	'thousands by apostrophes': { number: (value) => grouped(value, '’', '.') },
	'percent signs': { number: (value) => `${value.toFixed(2)}%` },
	'percent signs after a space': { delimiter: ';', number: (value) => `${comma(value)} %` },
	'minus signs of a typesetter': { number: (value) => value.toFixed(2).replace('-', '\u2212') },
	'powers of ten': { number: (value) => `${Math.round(value * 100)}e-2` },
	'spaces around cells': { number: (value) => ` ${value.toFixed(2)} `, word: (word) => ` ${word}` },
	'a byte order mark': { bytes: (text) => utf8(`\ufeff${text}`) },
	'UTF-8': { word: (word) => `${word}-süß`, bytes: utf8 },
	'UTF-16, low byte first': { word: (word) => `${word}-süß`, bytes: (text) => utf16(text, true) },
	'UTF-16, high byte first': { word: (word) => `${word}-süß`, bytes: (text) => utf16(text, false) },
	'UTF-16 without a mark': { bytes: (text) => utf16(text, true, false) },
	'Latin-1': { word: (word) => `${word}-süß`, bytes: latin1 }
};

function numbersOf({ numbers }: MadeTable): number[] {
	return numbers.flat();
}

describe.each(Object.entries(kinds))('a file with %s', (kind, { bytes, ...writing }) => {
	test.each(seeds)('gives the numbers and the words that were written, %i', async (seed) => {
		const made = makeTable(seed);
		const text = writeTable(made, writing);
		const { table, raw } = await prepared(bytes ? bytes(text) : text);
		const hasNames = writing.hasNames ?? true;
		expect(raw.hasNames).toBe(hasNames);
		expect(table.rows).toBe(made.words.length);
		expect([...table.values]).toEqual(numbersOf(made));
		const written = (name: string) =>
			(writing.name?.(name) ?? name).replace(/^"|"$/g, '').replaceAll('""', '"');
		if (hasNames) {
			expect(table.inputs.map(({ name }) => name)).toEqual(made.names.slice(0, -1).map(written));
		}
		if (table.target.task !== 'classification') return expect.unreachable(kind);
		const { classes } = table.target;
		const words = made.words.map((word, row) =>
			(writing.word?.(word, row) ?? word)
				.trim()
				.replace(/^"|"$/g, '')
				.replaceAll('""', '"')
				.replace(/\s+/g, ' ')
		);
		expect([...table.targets].map((target) => classes[target])).toEqual(words);
	});
});

describe.each(['', 'NA', 'n/a', '#N/A', 'NaN', 'null', '?', '-'])(
	'missing cells as “%s”',
	(word) => {
		test.each(seeds)('leave their rows out, and are counted, %i', async (seed) => {
			const made = makeTable(seed);
			const gaps = [2, 5, 6, 9].slice(0, 1 + (seed % 4));
			const text = writeTable(made, {
				number: (value, row) => (gaps.includes(row) ? word : value.toFixed(2))
			});
			const { table, notes, warnings, rowNumbers } = await prepared(text);
			expect(table.rows).toBe(made.words.length - gaps.length);
			expect([...table.values]).toEqual(
				made.numbers.filter((_, row) => !gaps.includes(row)).flat()
			);
			expect([...rowNumbers]).not.toContain(gaps[0] + 1);
			expect(warnings).toEqual([]);
			const [one, two, three] = gaps.map((row) => row + 1);
			const said = [
				`Row ${one} is left out`,
				`Rows ${one} and ${two} are left out`,
				`Rows ${one}, ${two} and ${three} are left out`,
				`4 of ${made.words.length} rows are left out`
			][gaps.length - 1];
			expect(notes).toEqual([`${said}: a cell that is needed is missing.`]);
		});
	}
);

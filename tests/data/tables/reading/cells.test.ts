import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { isMissing, readNumber } from '../../../../src/lib/data/tables/reading/cells.ts';
import { readColumns } from '../../../../src/lib/data/tables/reading/columnReading.ts';
import { toCsv } from '../../../../src/lib/data/tables/reading/csv.ts';
import { isDate } from '../../../../src/lib/data/tables/reading/dates.ts';
import { parseTable } from '../../../../src/lib/data/tables/reading/parse.ts';

const point = { decimal: '.', percent: false } as const;
const comma = { decimal: ',', percent: false } as const;

describe('readNumber(cell, style)', () => {
	test.each([
		['5', 5],
		[' 5. ', 5],
		['.5', 0.5],
		['+5', 5],
		['-1,234.5', -1234.5],
		['\u22121 234', -1234],
		['1’234’567.25', 1234567.25],
		['6.02e23', 6.02e23],
		['1E-3', 0.001]
	])('reads %s', (cell, value) => expect(readNumber(cell, point)).toBe(value));

	test.each([
		'',
		'five',
		'1,5',
		'12,34',
		'1,23,456',
		'1.2.3',
		'5 m',
		'0x10',
		'Infinity',
		'--5',
		'5%',
		'1 2'
	])('takes “%s” for no number', (cell) => expect(readNumber(cell, point)).toBeNaN());

	test('reads decimal commas, and percent signs where they are the style', () => {
		expect(readNumber('-1.234,5', comma)).toBe(-1234.5);
		expect(readNumber('1.5', comma)).toBeNaN();
		expect(readNumber('12,5 %', { decimal: ',', percent: true })).toBe(12.5);
		expect(readNumber('12.5', { decimal: '.', percent: true })).toBeNaN();
	});

	test('reads every number that JavaScript writes', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
				expect(readNumber(String(value), point)).toBe(value + 0);
			})
		);
	});
});

test('isMissing(cell) knows the signs of what is not known', () => {
	expect(['', ' ', 'NA', 'n/a', 'NaN', '#N/A', 'NULL', '?', '–'].every(isMissing)).toBe(true);
	expect(['0', 'none', 'no', 'nap', 'x', 'Nanna'].some(isMissing)).toBe(false);
});

test('isDate(cell) knows dates and times, and no numbers and words', () => {
	const dates = [
		'2024-03-01',
		'1.3.2024',
		'03/01/24',
		'2024-03-01T10:00:00Z',
		'2024-03-01 10:00',
		'10:30',
		'2024-03',
		'1 March 2024',
		'1. März 2024',
		'Mar 1, 2024',
		'3:15 pm'
	];
	expect(dates.filter((cell) => !isDate(cell))).toEqual([]);
	expect(
		['2024', '1.5', '1,234', '1-2', 'March', 'mayor 5', '12.03', '1/2'].filter(isDate)
	).toEqual([]);
});

describe('readColumns(raw)', () => {
	const valuesOf = async (text: string) => {
		const raw = await parseTable(text, { name: '', hasNames: false });
		return readColumns(raw).map(({ numbers }, i) =>
			[...raw.columns[i].cells].map((at) => numbers[at])
		);
	};

	test.each([
		[
			'by semicolons, where nothing speaks against it',
			'1,234;5\n2,500;6',
			[
				[1.234, 2.5],
				[5, 6]
			]
		],
		[
			'by tabs, where another cell has a decimal comma',
			'1,234\t5,5\n2,500\t6',
			[
				[1.234, 2.5],
				[5.5, 6]
			]
		],
		[
			'but thousands by tabs, where nothing says so',
			'1,234\t5\n2,500\t6',
			[
				[1234, 2500],
				[5, 6]
			]
		],
		[
			'but thousands, where points are decimals',
			'1,234;5.5\n2,500;6',
			[
				[1234, 2500],
				[5.5, 6]
			]
		],
		[
			'in one column and points in another',
			'1,5;5.25\n2,5;6.5\n3,5;7.5',
			[
				[1.5, 2.5, 3.5],
				[5.25, 6.5, 7.5]
			]
		],
		[
			'but points as they are',
			'1.234;5\n2.500;6',
			[
				[1.234, 2.5],
				[5, 6]
			]
		]
	])('reads decimal commas %s', async (_, text, values) => {
		expect(await valuesOf(text)).toEqual(values);
	});

	test('leaves commas alone where they part cells', async () => {
		expect(await valuesOf('"1,5",2\n"2,5",3')).toEqual([
			[NaN, NaN],
			[2, 3]
		]);
	});
});

describe('toCsv(names, rows)', () => {
	test('writes what a spreadsheet would run so that it does not', () => {
		const cells = [
			'=1+1',
			'+cmd',
			'-2+3',
			'@SUM(A1)',
			'\tx',
			'-1.5',
			'+3',
			'-1,234.5',
			'a=b',
			' =1'
		];
		expect(Papa.parse<string[]>(toCsv(cells, []), { delimiter: ',' }).data[0]).toEqual([
			"'=1+1",
			"'+cmd",
			"'-2+3",
			"'@SUM(A1)",
			"'\tx",
			'-1.5',
			'+3',
			'-1,234.5',
			'a=b',
			"' =1"
		]);
	});

	test('begins no cell with a sign that a spreadsheet runs, whatever it is given', () => {
		fc.assert(
			fc.property(
				fc.array(fc.stringMatching(/^[=+\-@\t\r a1".,]{0,8}$/), { minLength: 2, maxLength: 2 }),
				(cells) => {
					for (const cell of Papa.parse<string[]>(toCsv(cells, []), { delimiter: ',' }).data[0]) {
						if (/^\s*[=+\-@]/.test(cell))
							expect(Number(cell.replaceAll(/[,\s]/g, ''))).not.toBeNaN();
					}
				}
			)
		);
	});
});

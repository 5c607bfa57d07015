import { describe, expect, test } from 'vitest';
import { scatterOf } from '../../src/lib/components/ownData/scatter.ts';
import {
	constantAnswer,
	describeReading,
	describeTable,
	duplicateWords,
	linkWords,
	rangeWords,
	shortNumber
} from '../../src/lib/components/ownData/words.ts';
import { settleColumns } from '../../src/lib/data/tables/columns.ts';
import type { OwnTable } from '../../src/lib/data/tables/ownTable.ts';
import { readTable } from '../../src/lib/data/tables/reading/read.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function tableOf(target: OwnTable['target'], targets: number[], values: number[]): OwnTable {
	const width = values.length / targets.length;
	return {
		name: 'made',
		inputs: Array.from({ length: width }, (_, i) => ({ name: `x${i}`, column: `x${i}` })),
		target,
		rows: targets.length,
		values: Float64Array.from(values),
		targets: Float64Array.from(targets)
	};
}

const classes = tableOf(
	{ name: 'kind', task: 'classification', classes: ['a', 'b', 'c'] },
	[0, 0, 1, 2],
	[0, 0, 1, 5, 2, 10, 4, 10]
);
const numbers = tableOf({ name: 'y', task: 'regression' }, [1, 2, 6], [0, 1, 2]);

test('shortNumber(value) has four digits, or as many as there are before the point', () => {
	expect([0.123456, 12.3456, -4202.4, 63_000, 5, NaN].map(shortNumber)).toEqual([
		'0.1235',
		'12.35',
		'−4,202',
		'63,000',
		'5',
		'—'
	]);
});

test('describeReading(reading) says how a table was written where that is not plain', async () => {
	const bytes = Uint8Array.from('Größe;Anteil;y\n1,5;5%;a\n2,5;6%;b\n', (sign) =>
		sign.charCodeAt(0)
	);
	expect(describeReading(await readTable(bytes, { name: '' }))).toBe(
		'2 rows, 3 columns · written in Windows-1252 · decimal commas · percent signs taken off'
	);
	expect(describeReading(await readTable('a,b\n1,2\n', { name: '' }))).toBe('1 row, 2 columns');
});

test('rangeWords(column) says from where to where, or how many words', async () => {
	const { raw, columns } = await readTable('a,b\n1.5,x\n-2,y\n4,x\n', { name: '' });
	expect(settleColumns(raw, columns).map(rangeWords)).toEqual(['−2 to 4', '2 values']);
});

test('constantAnswer(table) says what always saying the same would give', () => {
	expect(plain(constantAnswer(classes))).toBe('Always saying “a” is right on 50.0 %.');
	expect(constantAnswer(numbers)).toBe(
		'Always saying the mean, 3, is off by 2.16 (root of the mean square).'
	);
});

test('duplicateWords(duplicates) names a few', () => {
	expect(duplicateWords({ pairs: [] })).toBeNull();
	expect(duplicateWords({ pairs: [[143, 102]] })).toBe(
		'1 row that no network learns from is the same as one that it learns from: row 143 as row 102. They make a network look better on new points than it is.'
	);
	const pairs = [5, 6, 7, 8].map((row) => [row, row - 4] as const);
	expect(duplicateWords({ pairs })).toMatch(
		/^4 rows .* are the same .*: row 5 as row 1, row 6 as row 2, row 7 as row 3, …\./
	);
});

test('describeTable(table) and linkWords(table) say what it is, and whether a link carries it', () => {
	expect(describeTable(classes)).toBe('4 rows, 2 inputs, 3 classes');
	expect(describeTable(numbers)).toBe('3 rows, 1 input');
	expect(describeTable({ ...numbers, isDrawn: true })).toBe('3 points, 1 input');
	expect(plain(linkWords(classes))).toMatch(/^\d+ bytes, so a link carries the data\.$/);
	const random = Array.from({ length: 9000 }, (_, i) => (i * 7919 * 104_729) % 1_000_003);
	const large = tableOf(numbers.target, random, random);
	expect(plain(linkWords(large))).toBe(
		'More than a link carries (14.8 KB): the data stay on this device.'
	);
});

describe('scatterOf(table, width, height)', () => {
	test('has a path for each class, within the picture', () => {
		const { x, y, marks } = scatterOf(classes, 100, 50)!;
		expect([x, y]).toEqual([
			{ name: 'x0', minimum: 0, maximum: 4 },
			{ name: 'x1', minimum: 0, maximum: 10 }
		]);
		expect(marks.map(({ look }) => look)).toEqual([0, 1, 2]);
		expect(marks[0].path.match(/M/g)).toHaveLength(2);
		expect(marks[1].path).toBe('M47.3 -1.2h5.4v5.4h-5.4Z');
	});

	test('draws a regression’s target over its first input', () => {
		const { y, marks } = scatterOf(numbers, 100, 50)!;
		expect(y).toEqual({ name: 'y', minimum: 1, maximum: 6 });
		expect(marks.map(({ look }) => look)).toEqual([-1]);
	});

	test('draws nothing of words alone', () => {
		const words = { ...classes, inputs: classes.inputs.map((input) => ({ ...input, word: 'w' })) };
		expect(scatterOf(words, 100, 50)).toBeNull();
	});

	test('draws at most 800 points', () => {
		const values = Array.from({ length: 5000 }, (_, i) => i % 977);
		const { marks } = scatterOf(tableOf(numbers.target, values, values), 100, 50)!;
		expect(marks[0].path.match(/M/g)).toHaveLength(800);
	});
});

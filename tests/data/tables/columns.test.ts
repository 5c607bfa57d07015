import { describe, expect, test } from 'vitest';
import { chooseRole, noChoices, settleColumns } from '../../../src/lib/data/tables/columns.ts';
import { readTable } from '../../../src/lib/data/tables/reading/read.ts';
import { prepared } from './making.ts';

/** A table of twenty rows or more, whose columns are given by functions of the row. */
function csv(columns: Record<string, (row: number) => string | number>, rows = 40): string {
	const cells = Array.from({ length: rows }, (_, row) =>
		Object.values(columns)
			.map((cell) => cell(row))
			.join(',')
	);
	return [Object.keys(columns).join(','), ...cells].join('\n');
}

async function columnsOf(text: string, choices = noChoices) {
	const { raw, columns } = await readTable(text, { name: '' });
	return settleColumns(raw, columns, choices);
}

const wave = (row: number) => ((row * 37) % 101) / 10;

describe('settleColumns(raw, readings)', () => {
	test('makes the last column the target and every other usable one an input', async () => {
		const columns = await columnsOf(
			csv({ a: wave, b: (i) => 'xyz'[i % 3], y: (i) => wave(i * 5) })
		);
		expect(columns.map(({ kind, role }) => [kind, role])).toEqual([
			['number', 'input'],
			['category', 'input'],
			['number', 'target']
		]);
	});

	test('leaves out what may not be used, and says why', async () => {
		const columns = await columnsOf(
			csv(
				{
					id: (i) => i + 1,
					name: (i) => `person ${i}`,
					born: (i) => `${1 + (i % 28)}.${1 + (i % 12)}.19${10 + i}`,
					at: (i) => `${i % 24}:00`,
					same: () => 7,
					word: () => 'word',
					nothing: () => '',
					town: (i) => `town ${Math.floor(i / 2)}`,
					a: wave,
					y: wave
				},
				80
			)
		);
		const left = columns.filter(({ role }) => role === 'left out');
		expect(left.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
			'id: It numbers the rows.',
			'name: It is an identifier: another one in every row.',
			'born: It holds dates.',
			'at: It holds dates.',
			'same: It has one value only.',
			'word: It has one value only.',
			'nothing: It is empty.',
			'town: It has 40 different words, more than 32.'
		]);
		expect(columns.filter(({ mayBeInput }) => mayBeInput).map(({ name }) => name)).toEqual([
			'id',
			'at',
			'a',
			'y'
		]);
	});

	test('takes a counting column as an input where no name says that it numbers rows', async () => {
		const [time] = await columnsOf(csv({ time: (i) => i, y: wave }));
		expect([time.role, time.reason]).toEqual(['input', null]);
	});

	test('leaves out the numbers of the rows that have no name, where others have one', async () => {
		const lines = Array.from({ length: 20 }, (_, i) => `${i},${wave(i)},${wave(i * 3)}`).join('\n');
		const [named] = await columnsOf(`,a,y\n${lines}`);
		expect([named.name, named.role, named.reason]).toEqual([
			'Column 1',
			'left out',
			'It numbers the rows.'
		]);
		expect((await columnsOf(lines))[0]).toMatchObject({ name: 'Column 1', role: 'input' });
	});

	test('takes the last column that is neither empty nor of dates for the target', async () => {
		const columns = await columnsOf(
			csv({ a: wave, y: wave, day: (i) => `2024-01-${10 + (i % 20)}`, none: () => '' })
		);
		expect(columns.map(({ role }) => role)).toEqual(['input', 'target', 'left out', 'left out']);
	});

	test.each([
		['0 and 1', (i: number) => i % 2, 'category'],
		['1 to 3', (i: number) => 1 + (i % 3), 'category'],
		['−1 and 1', (i: number) => 2 * (i % 2) - 1, 'category'],
		['3 to 8', (i: number) => 3 + (i % 6), 'number'],
		['halves', (i: number) => (i % 2) / 2, 'number'],
		['0 to 19', (i: number) => i % 20, 'number']
	])('guesses the kind of a target of %s', async (_, y, kind) => {
		const columns = await columnsOf(csv({ a: wave, y }));
		expect(columns[1].kind).toBe(kind);
		expect((await columnsOf(csv({ y, a: wave })))[0].kind).toBe('number');
	});

	test('counts values, gaps, and how they lie', async () => {
		const [a, b] = await columnsOf(
			csv({ a: (i) => i % 16, b: (i) => (i < 4 ? 'NA' : 'xy'[i % 2]) }, 48)
		);
		expect(a.distribution).toEqual({
			kind: 'number',
			minimum: 0,
			maximum: 15,
			counts: new Array(16).fill(3)
		});
		expect([b.missing, b.different]).toEqual([4, 2]);
		expect(b.distribution).toEqual({
			kind: 'category',
			words: [
				{ word: 'x', count: 22 },
				{ word: 'y', count: 22 }
			],
			others: 0
		});
	});
});

describe('chooseRole(choices, target, column, role)', () => {
	const text = csv({ a: wave, b: (i) => i % 2, y: wave });

	test('moves the target, and what was the target becomes an input', async () => {
		const columns = await columnsOf(text, chooseRole(noChoices, 2, 1, 'target'));
		expect(columns.map(({ role }) => role)).toEqual(['input', 'target', 'input']);
		expect(columns[1].kind).toBe('category');
	});

	test('leaves a table without a target where the target gets another role', async () => {
		const columns = await columnsOf(text, chooseRole(noChoices, 2, 2, 'left out'));
		expect(columns.map(({ role }) => role)).toEqual(['input', 'input', 'left out']);
	});

	test('takes the role back', async () => {
		const left = chooseRole(noChoices, 2, 0, 'left out');
		expect((await columnsOf(text, left))[0].role).toBe('left out');
		expect((await columnsOf(text, chooseRole(left, 2, 0, 'input')))[0].role).toBe('input');
	});
});

describe('prepareTable(raw, readings, columns)', () => {
	test('makes one input of each word', async () => {
		const { table } = await prepared(csv({ a: wave, b: (i) => ['red', 'blue'][i % 2], y: wave }));
		expect(table.inputs).toEqual([
			{ name: 'a', column: 'a' },
			{ name: 'b: blue', column: 'b', word: 'blue' },
			{ name: 'b: red', column: 'b', word: 'red' }
		]);
		expect([...table.values.slice(0, 6)]).toEqual([wave(0), 0, 1, wave(1), 1, 0]);
	});

	test('reads numbers as words, where the reader says that they are', async () => {
		const text = csv({ a: wave, b: (i) => [10, 9, 100][i % 3], y: wave });
		const { table } = await prepared(text, { kinds: { 1: 'category' }, roles: {} });
		expect(table.inputs.map(({ name }) => name)).toEqual(['a', 'b: 9', 'b: 10', 'b: 100']);
	});

	test('draws 20,000 of more rows, each class in its share, and says so', async () => {
		const text = csv({ a: wave, y: (i) => (i % 10 === 0 ? 'rare' : 'common') }, 50_000);
		const { table, notes, rowNumbers } = await prepared(text);
		expect(table.rows).toBe(20_000);
		expect(table.targets.filter((target) => target === 1)).toHaveLength(2000);
		expect(notes).toEqual([
			'20,000 of 50,000 rows are used, drawn at random, each class in its share.'
		]);
		expect([...rowNumbers.slice(0, 100)]).toEqual(
			[...rowNumbers.slice(0, 100)].sort((a, b) => a - b)
		);
		for (const i of [0, 777, 19_999]) expect(table.values[i]).toBe(wave(rowNumbers[i] - 1));
		expect((await prepared(text)).rowNumbers).toEqual(rowNumbers);
	});

	test('draws columns where there would be more than 64 inputs, and says so', async () => {
		const pixels = Object.fromEntries(
			Array.from({ length: 80 }, (_, c) => [`pixel ${c}`, (i: number) => (i * (c + 3)) % 83])
		);
		const { table, notes } = await prepared(csv({ ...pixels, y: (i) => i % 2 }));
		expect(table.inputs).toHaveLength(64);
		const places = table.inputs.map(({ name }) => Number(name.split(' ')[1]));
		expect(places).toEqual(places.toSorted((one, other) => one - other));
		expect(places.at(-1)).toBeGreaterThan(64);
		expect(notes).toEqual([
			'A network here takes at most 64 inputs: 16 columns, drawn at random, are left out.'
		]);
	});
});

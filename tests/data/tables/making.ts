import { readTable } from '../../../src/lib/data/tables/reading/read.ts';
import {
	noChoices,
	settleColumns,
	type ColumnChoices
} from '../../../src/lib/data/tables/columns.ts';
import { prepareTable, type PrepareOptions } from '../../../src/lib/data/tables/prepare.ts';
import { randomStream } from '../../../src/lib/random/randomStream.ts';

/** What a network would get of this text or file, and what is said of it. */
export async function prepared(
	source: string | Uint8Array,
	choices: ColumnChoices = noChoices,
	options: PrepareOptions = {}
) {
	const { raw, columns: readings, encoding } = await readTable(source, { name: 'table.csv' });
	const columns = settleColumns(raw, readings, choices);
	return { raw, columns, encoding, ...prepareTable(raw, readings, columns, options) };
}

/** The sentence with which a table is refused. */
export async function problemOf(...given: Parameters<typeof prepared>): Promise<string> {
	try {
		await prepared(...given);
	} catch (error) {
		if (error instanceof Error && error.name === 'TableProblem') return error.message;
		throw error;
	}
	return 'read';
}

/** A table with known numbers: two or three columns of them, and a column of words at the end. */
export interface MadeTable {
	names: string[];
	/** In hundredths, so that every writer can write them exactly. */
	numbers: number[][];
	words: string[];
}

const nouns = ['height', 'width', 'mass', 'light', 'rain', 'speed'];
const sorts = ['oak', 'ash', 'elm', 'fir', 'yew'];

export function makeTable(seed: number): MadeTable {
	const random = randomStream(seed, 'made table');
	const whole = (count: number) => Math.floor(count * random.uniform());
	const width = 2 + whole(2);
	const rows = 12 + whole(40);
	const classes = 2 + whole(3);
	return {
		names: [...nouns.slice(whole(3)).slice(0, width), 'sort'],
		numbers: Array.from({ length: rows }, () =>
			Array.from({ length: width }, () => (whole(400_000) - 100_000) / 100)
		),
		words: Array.from({ length: rows }, (_, row) => sorts[row < classes ? row : whole(classes)])
	};
}

export interface Writing {
	delimiter?: string;
	newline?: string;
	hasNames?: boolean;
	number?: (value: number, row: number) => string;
	word?: (word: string, row: number) => string;
	/** What stands between the parts of the last name. */
	name?: (name: string) => string;
}

export function writeTable(
	{ names, numbers, words }: MadeTable,
	{
		delimiter = ',',
		newline = '\n',
		hasNames = true,
		number = (value) => value.toFixed(2),
		word = (text) => text,
		name = (text) => text
	}: Writing = {}
): string {
	const rows = numbers.map((row, i) => [
		...row.map((value) => number(value, i)),
		word(words[i], i)
	]);
	const lines = hasNames ? [names.map(name), ...rows] : rows;
	return lines.map((cells) => cells.join(delimiter)).join(newline) + newline;
}

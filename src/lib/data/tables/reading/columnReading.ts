import { decimalOf, isMissing, readNumber, type NumberStyle } from './cells.ts';
import { isDate } from './dates.ts';
import type { Delimiter, RawColumn, RawTable } from './rawTable.ts';

/** What the words of a column mean, as numbers and as categories. Arrays have an entry for each word. */
export interface ColumnReading {
	style: NumberStyle;
	/** NaN for what is missing or no number. */
	numbers: Float64Array;
	/** Place in `labels`, or −1 for what is missing. */
	categories: Int32Array;
	/** The different words without the spaces around them: numbers by size, others by the alphabet. */
	labels: readonly string[];
	/** Rows that hold the word. */
	counts: Uint32Array;
	/** Rows that hold a number, a date, or nothing. */
	rows: { numbers: number; dates: number; missing: number };
}

/** From so many words one can tell how a table writes its decimals. */
const wordsForStyle = 2000;
/** More labels than that are never classes or inputs, and stand in any order. */
const mostSortedLabels = 1000;

export function readColumns({ columns, delimiter }: RawTable): ColumnReading[] {
	const decimal = tableDecimal(columns, delimiter);
	return columns.map((column) => readColumn(column, delimiter, decimal));
}

/** Commas are decimal signs only where they part no cells, and where no point is one. */
function tableDecimal(columns: readonly RawColumn[], delimiter: Delimiter): '.' | ',' {
	if (!mayBeDecimalComma(delimiter)) return '.';
	const votes = { '.': 0, ',': 0 };
	for (const { words } of columns) {
		for (const word of words.slice(0, wordsForStyle)) {
			const decimal = decimalOf(word);
			if (decimal) votes[decimal]++;
		}
	}
	if (votes['.'] !== votes[',']) return votes[','] > votes['.'] ? ',' : '.';
	const isGrouped = ({ words }: RawColumn) =>
		words.slice(0, wordsForStyle).some((word) => /^\s*[+-]?\d{1,3},\d{3}\s*$/.test(word));
	return delimiter === ';' && columns.some(isGrouped) ? ',' : '.';
}

const mayBeDecimalComma = (delimiter: Delimiter) => delimiter === ';' || delimiter === '\t';

function readColumn(column: RawColumn, delimiter: Delimiter, decimal: '.' | ','): ColumnReading {
	const { words } = column;
	const counts = new Uint32Array(words.length);
	for (const word of column.cells) counts[word]++;
	const used = words.flatMap((word, i) => (counts[i] > 0 && !isMissing(word) ? word : []));
	const percent = used.filter((word) => word.trimEnd().endsWith('%')).length > used.length / 2;
	const fits = (style: NumberStyle) => used.every((word) => !Number.isNaN(readNumber(word, style)));
	const other = { decimal: decimal === '.' ? ',' : '.', percent } as const;
	const isOther = mayBeDecimalComma(delimiter) && !fits({ decimal, percent }) && fits(other);
	const style = isOther ? other : { decimal, percent };

	const numbers = Float64Array.from(words, (word) =>
		isMissing(word) ? NaN : readNumber(word, style)
	);
	const rows = { numbers: 0, dates: 0, missing: 0 };
	for (const [i, word] of words.entries()) {
		if (isMissing(word)) rows.missing += counts[i];
		else if (!Number.isNaN(numbers[i])) rows.numbers += counts[i];
		else if (isDate(word)) rows.dates += counts[i];
	}
	return { style, numbers, counts, rows, ...readCategories(words, used, style) };
}

function readCategories(
	words: readonly string[],
	used: readonly string[],
	style: NumberStyle
): Pick<ColumnReading, 'categories' | 'labels'> {
	const labels = [...new Set(used.map((word) => word.trim()))];
	if (labels.length <= mostSortedLabels) labels.sort(inOrder(style));
	const places = new Map(labels.map((label, i) => [label, i]));
	const categories = Int32Array.from(words, (word) =>
		isMissing(word) ? -1 : (places.get(word.trim()) ?? -1)
	);
	return { categories, labels };
}

function inOrder(style: NumberStyle) {
	return (one: string, other: string) => {
		const [a, b] = [readNumber(one, style), readNumber(other, style)];
		if (a !== b && !Number.isNaN(a) && !Number.isNaN(b)) return a - b;
		return one < other ? -1 : one > other ? 1 : 0;
	};
}

import Papa from 'papaparse';
import { isMissing, isNumber } from './cells.ts';
import type { Delimiter } from './rawTable.ts';

const sampleLength = 100_000;
const sampleRows = 100;
/** In this order where nothing else tells them apart. */
const delimiters: readonly Delimiter[] = ['\t', ';', ',', '|'];

interface Candidate {
	delimiter: Delimiter;
	/** Share of rows that have the commonest number of cells. */
	evenness: number;
	/** Share of numbers among the cells that are not missing. */
	numbers: number;
}

/**
 * The delimiter by which the first rows have the same number of cells, two or more. Of several the one
 * that leaves most numbers whole: `2,80;1,31` is two numbers by semicolons. Null where all is one column.
 */
export function findDelimiter(text: string): Delimiter | null {
	const sample = text.slice(0, sampleLength);
	const isCut = sample.length < text.length;
	const candidates = delimiters.flatMap((delimiter) => judge(sample, delimiter, isCut) ?? []);
	const most = Math.max(...candidates.map(({ evenness }) => evenness)) - 0.2;
	const likely = candidates
		.filter(({ evenness }) => evenness >= most)
		.sort((one, other) => other.numbers - one.numbers);
	if (likely.length > 0) return likely[0].delimiter;
	const spaced = judge(bySpaces(sample), '\t', isCut);
	return spaced && spaced.evenness > 0.9 && spaced.numbers > 0.5 ? ' ' : null;
}

/** Cells that any number of spaces part, parted by tabs. */
export function bySpaces(text: string): string {
	return text.replace(/^ +| +$/gm, '').replace(/[ \t]+/g, '\t');
}

function judge(sample: string, delimiter: Delimiter, isCut: boolean): Candidate | null {
	const { data, errors } = Papa.parse<string[]>(sample, { delimiter, preview: sampleRows });
	// Beyond a quotation mark where none may stand one cannot tell cells apart.
	const wrong = errors.find(({ type }) => type === 'Quotes')?.row ?? Infinity;
	const isWhole = !isCut || data.length === sampleRows;
	const rows = data
		.slice(0, Math.min(wrong, isWhole ? data.length : data.length - 1))
		.filter((row) => row.length > 1 || row[0].trim() !== '');
	const width = commonestWidth(rows);
	if (width < 2) return null;
	const even = rows.filter((row) => row.length === width);
	const cells = even.flat().filter((cell) => !isMissing(cell));
	return {
		delimiter,
		evenness: even.length / rows.length,
		numbers: cells.filter(isNumber).length / Math.max(1, cells.length)
	};
}

/** The number of cells that most rows have; 0 without rows. */
export function commonestWidth(rows: readonly (readonly string[])[]): number {
	const counts = new Map<number, number>();
	for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
	let common = 0;
	for (const [width, count] of counts) {
		if (count > (counts.get(common) ?? 0)) common = width;
	}
	return common;
}

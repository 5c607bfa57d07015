import { TableProblem } from '../problem.ts';

/** How the text was written, as readers know it. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

export interface DecodedText {
	text: string;
	encoding: Encoding;
}

/** Bytes that files of other kinds begin with, and what to do with such a file. */
const signatures: [bytes: string, kind: string][] = [
	['PK\u0003\u0004', 'a zip file or a workbook (.xlsx, .ods)'],
	['\u00d0\u00cf\u0011\u00e0', 'an old workbook (.xls)'],
	['%PDF', 'a PDF'],
	['\u0089PNG', 'a picture (PNG)'],
	['\u00ff\u00d8\u00ff', 'a picture (JPEG)'],
	['GIF8', 'a picture (GIF)'],
	['\u001f\u008b', 'a compressed file (gzip)'],
	['PAR1', 'a Parquet file'],
	['SQLite format 3', 'a database (SQLite)'],
	['\u0089HDF', 'an HDF5 file']
];

const advice = 'Save the table as CSV, or copy its cells and paste them here.';

/**
 * Bytes of a file as text. A mark at the beginning (BOM) says UTF-8 or UTF-16. Without one it is UTF-8
 * where that fits, else UTF-16 where every other byte is zero, else Windows-1252, of which Latin-1 is a
 * part.
 */
export function decodeTable(bytes: Uint8Array): DecodedText {
	const begins = (...start: number[]) => start.every((byte, i) => bytes[i] === byte);
	if (bytes.length === 0) throw new TableProblem('The file is empty.');
	const beginning = String.fromCharCode(...bytes.subarray(0, 20));
	const kind = signatures.find(([start]) => beginning.startsWith(start))?.[1];
	if (kind) throw new TableProblem(`This is ${kind}, not a table as text. ${advice}`);
	if (begins(0xff, 0xfe, 0, 0) || begins(0, 0, 0xfe, 0xff)) {
		throw new TableProblem('This text is UTF-32, which is not read here. Save it as UTF-8.');
	}
	const little = begins(0xff, 0xfe) || zeroShare(bytes, 1) > 0.6;
	const big = begins(0xfe, 0xff) || zeroShare(bytes, 0) > 0.6;
	if (little !== big) {
		const text = new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes);
		return { text: plainText(text), encoding: 'UTF-16' };
	}
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return { text: plainText(text), encoding: 'UTF-8' };
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		const text = new TextDecoder('windows-1252').decode(bytes);
		return { text: plainText(text), encoding: 'Windows-1252' };
	}
}

/** Share of zeros among the bytes at even (0) or odd (1) places, near the beginning. */
function zeroShare(bytes: Uint8Array, parity: 0 | 1): number {
	const length = Math.min(bytes.length, 2000);
	let [zeros, count] = [0, 0];
	for (let i = parity; i < length; i += 2) {
		count++;
		if (bytes[i] === 0) zeros++;
	}
	return count === 0 ? 0 : zeros / count;
}

/** What no table holds: control characters other than tab, line feed, vertical tab, form feed and return. */
const controls = /[\u0000-\u0008\u000e-\u001b]/;

/** The text, where it is one. */
export function plainText(text: string): string {
	if (controls.test(text)) {
		throw new TableProblem(`This is no text, so it cannot be read as a table. ${advice}`);
	}
	if (text.trim() === '') throw new TableProblem('There is nothing in it but empty lines.');
	if (/^\s*<(!doctype|\?xml|html|svg)/i.test(text)) {
		throw new TableProblem(`This is a web page or XML, not a table. ${advice}`);
	}
	if (/^\s*[[{]\s*["[{]/.test(text)) {
		throw new TableProblem(`This is JSON, not a table. ${advice}`);
	}
	return text;
}

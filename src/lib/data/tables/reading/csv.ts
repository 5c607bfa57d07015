import Papa from 'papaparse';
import { readNumber } from './cells.ts';

const style = { decimal: '.', percent: false } as const;

/**
 * Rows as CSV. A cell that a spreadsheet would run as a formula gets an apostrophe before it; negative
 * numbers stay as they are (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function toCsv(
	names: readonly string[],
	rows: readonly (readonly (string | number)[])[]
): string {
	const cells = [names, ...rows].map((row) => row.map(harmless));
	return `${Papa.unparse(cells)}\r\n`;
}

function harmless(cell: string | number): string | number {
	if (typeof cell === 'number' || !/^\s*[=+\-@\t\r]/.test(cell)) return cell;
	return Number.isNaN(readNumber(cell, style)) ? `'${cell}` : cell;
}

import { counted } from '../../../format.ts';
import { isMissing, isNumber } from './cells.ts';
import { isDate } from './dates.ts';

type Rows = readonly (readonly string[])[];

/**
 * Whether the first row holds names: none of its cells is a number or a date, and either a word stands
 * over a column of numbers, or, where there are words alone, none of them comes again below.
 */
export function hasColumnNames(rows: Rows): boolean {
	const [first, ...rest] = rows;
	if (rest.length === 0 || first.every(isMissing)) return false;
	if (first.some((cell) => isNumber(cell) || isDate(cell))) return false;
	let repeats = false;
	for (const [column, name] of first.entries()) {
		const cells = rest.map((row) => row[column] ?? '').filter((cell) => !isMissing(cell));
		const numbers = cells.filter((cell) => isNumber(cell) || isDate(cell)).length;
		if (numbers > cells.length / 2 && !isMissing(name)) return true;
		if (cells.includes(name)) return false;
		repeats ||= new Set(cells).size < cells.length;
	}
	return repeats;
}

export interface ColumnNames {
	names: string[];
	warnings: string[];
}

/** A name of its own for each column: those without one are numbered, those that repeat too. */
export function nameColumns(written: readonly string[], width: number): ColumnNames {
	const names: string[] = [];
	const warnings: string[] = [];
	const taken = new Set(written.map((name) => name.trim()));
	for (let column = 0; column < width; column++) {
		const own = written[column]?.trim() || `Column ${column + 1}`;
		const first = names.indexOf(own);
		let name = own;
		for (let i = 2; names.includes(name) || (name !== own && taken.has(name)); i++) {
			name = `${own} (${i})`;
		}
		if (first >= 0) {
			const sentence = `Columns ${first + 1} and ${column + 1} are both named “${own}”.`;
			warnings.push(`${sentence} The later one is called “${name}” here.`);
		}
		names.push(name);
	}
	const few = 3;
	if (warnings.length > few) {
		const more = counted(warnings.length - few, 'more name repeats', 'more names repeat');
		warnings.splice(few, warnings.length, `${more}.`);
	}
	return { names, warnings };
}

/** How a column writes its numbers. */
export interface NumberStyle {
	/** The sign before the decimals; the other one, spaces and apostrophes may part thousands. */
	decimal: '.' | ',';
	/** Every number has a percent sign. `12 %` is read as 12. */
	percent: boolean;
}

const missingWords = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', '?', '-', '–', '—', '.']);

/** Whether nothing is known: an empty cell, `NA` and the like. */
export function isMissing(cell: string): boolean {
	return cell.length < 5 && missingWords.has(cell.trim().toLowerCase());
}

const spaces = "[ \\u00a0\\u2009\\u202f’']";
const sign = '[+\\-\\u2212]?';
const power = '(?:e[+-]?\\d{1,3})?';

function numberPattern(decimal: '.' | ','): RegExp {
	const [point, thousands] = decimal === '.' ? ['\\.', ','] : [',', '\\.'];
	const whole = `(?:\\d{1,3}(?:${thousands}\\d{3})+|\\d{1,3}(?:${spaces}\\d{3})+|\\d+)`;
	return new RegExp(`^${sign}(?:${whole}(?:${point}\\d*)?|${point}\\d+)${power}$`, 'i');
}

const patterns = { '.': numberPattern('.'), ',': numberPattern(',') };
const parting = { '.': /[,\s\u2009\u202f’']/g, ',': /[.\s\u2009\u202f’']/g };

/** The number of a cell in this style; NaN where it is none, too large, or of another style. */
export function readNumber(cell: string, { decimal, percent }: NumberStyle): number {
	let text = cell.trim();
	if (text.endsWith('%') !== percent) return NaN;
	if (percent) text = text.slice(0, -1).trimEnd();
	if (!patterns[decimal].test(text)) return NaN;
	text = text.replace(parting[decimal], '').replace('\u2212', '-');
	const value = Number(decimal === ',' ? text.replace(',', '.') : text);
	// −0 is 0 to a reader.
	return Number.isFinite(value) ? value + 0 : NaN;
}

/** Whether a cell is a number in some style. */
export function isNumber(cell: string): boolean {
	const text = cell.trim().replace(/\s*%$/, '');
	return patterns['.'].test(text) || patterns[','].test(text);
}

const grouped = {
	',': /^[+\-\u2212]?[1-9]\d{0,2}(,\d{3})+$/,
	'.': /^[+\-\u2212]?[1-9]\d{0,2}(\.\d{3})+$/
};

/**
 * What this cell says of the decimal sign: null where it has neither sign, or where the sign may as well
 * part thousands, as in `1,234`.
 */
export function decimalOf(cell: string): '.' | ',' | null {
	const text = cell.trim().replace(/\s*%$/, '');
	const byPoint = text.includes('.') && patterns['.'].test(text);
	const byComma = text.includes(',') && patterns[','].test(text);
	if (byPoint && !grouped['.'].test(text)) return byComma ? null : '.';
	if (byComma && !grouped[','].test(text)) return byPoint ? null : ',';
	return null;
}

/** Large numbers in plain words. */

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const threeDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

const names: [size: number, name: string][] = [
	[1e24, 'septillion'],
	[1e21, 'sextillion'],
	[1e18, 'quintillion'],
	[1e15, 'quadrillion'],
	[1e12, 'trillion'],
	[1e9, 'billion'],
	[1e6, 'million']
];

/** 124 million, 4,417, 3.15; three digits where it is not a count below a million. */
export function inWords(value: number): string {
	const [size, name] = names.find(([size]) => value >= size * 0.9995) ?? [1, ''];
	if (name !== '') return `${threeDigits.format(value / size)} ${name}`;
	return value >= 1000 ? grouped.format(value) : threeDigits.format(value);
}

/** 3.14 × 10²³. */
export function scientific(value: number): string {
	const [digits, power] = value.toExponential(2).split('e');
	const raised = [...power.replace('+', '')].map((sign) => superscripts[sign]).join('');
	return `${digits}\u00a0×\u00a010${raised}`;
}

const superscripts: Readonly<Record<string, string>> = {
	...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, digit) => [digit, sign])),
	'-': '⁻'
};

/** 124,439,808. */
export function withSeparators(count: number): string {
	return grouped.format(count);
}

/** "1 step", "28.6 million steps". */
export function countedInWords(value: number, noun: string): string {
	const words = inWords(value);
	return `${words} ${words === '1' ? noun : `${noun}s`}`;
}

/** How one count stands to another, after "has 175 billion parameters": ", 39.5 million times as many as
 * network B with its 4,417". */
export function besideCount(count: number, other: number, name: string): string {
	const withCount = `${name} with its ${withSeparators(other)}`;
	if (count === other) return `, exactly as many as ${name}`;
	const [more, ratio] = count > other ? [true, count / other] : [false, other / count];
	if (ratio < 1.005) return `, barely ${more ? 'more' : 'fewer'} than ${withCount}`;
	return more
		? `, ${inWords(ratio)} times as many as ${withCount}`
		: `; ${withCount} has ${inWords(ratio)} times as many`;
}

/** A share as a percentage: 0.014 %, 2.4 %, 31.3 %, 3,950 %. Only a full 1 is 100 %. */
export function shareInWords(share: number): string {
	const percent = 100 * share;
	const size = Math.abs(percent);
	if (size > 99.9 && size < 100) return `over${space}${percent < 0 ? minus : ''}99.9${space}%`;
	const digits = size >= 1000 ? grouped : size >= 10 ? oneDecimal : twoDigits;
	return `${digits.format(percent).replace('-', minus)}${space}%`;
}

const space = '\u00a0';
const minus = '\u2212';
const oneDecimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });

/**
 * Numbers as readers see them, once: English grouping, a true minus sign, a no-break space before a
 * unit, a dash for what is missing.
 */

const space = '\u00a0';
const minus = '\u2212';
const missing = '—';

/** Made when it is first used: the first of a page takes it some ten milliseconds. */
function formatOf(digits: Intl.NumberFormatOptions) {
	let made: Intl.NumberFormat | undefined;
	return (value: number) => (made ??= new Intl.NumberFormat('en-US', digits)).format(value);
}

/** One that writes a number of so few decimals by itself, as most are. */
function plainFormatOf(maximumFractionDigits: number) {
	const format = formatOf({ maximumFractionDigits });
	const plain = new RegExp(`^-?\\d+(\\.\\d{0,${maximumFractionDigits}})?$`);
	return (value: number) =>
		plain.test(String(value)) ? inThousands(String(value)) : format(value);
}

/** With English grouping. */
function inThousands(text: string): string {
	return text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
}

/** Rounds half away from zero, as a reader would who sees the number written out. */
function inDigits(value: number, digits: number): number {
	const [size, power] = Math.abs(value).toExponential().split('e');
	const whole = Math.round(Number(`${size}e${digits - 1}`));
	return Math.sign(value) * Number(`${whole}e${Number(power) - digits + 1}`);
}

const grouped = plainFormatOf(0);
const oneDecimal = formatOf({ maximumFractionDigits: 1 });
const twelveDecimals = plainFormatOf(12);
const twoDigits = (value: number) => twelveDecimals(inDigits(value, 2));
const threeDigits = (value: number) => twelveDecimals(inDigits(value, 3));

type Value = number | null | undefined;

/* Counts */

/** 4,417. */
export function formatCount(value: Value): string {
	return Number.isFinite(value) ? grouped(value as number).replace('-', minus) : missing;
}

/** 1,840. */
export const formatStep = formatCount;

/** "step" of one, else "steps". `many` is the plural where it is not the noun with an s. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
	return count === 1 ? noun : many;
}

/** "1 point", "4,417 points". */
export function counted(count: number, noun: string, many?: string): string {
	return `${formatCount(count)} ${plural(count, noun, many)}`;
}

/** "A, B and C". */
export function listed(words: readonly string[]): string {
	return words.length < 2
		? words.join('')
		: `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

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
	if (name !== '') return `${threeDigits(value / size)} ${name}`;
	return value >= 1000 ? grouped(value) : threeDigits(value);
}

/** "1 step", "28.6 million steps". */
export function countedInWords(value: number, noun: string): string {
	const words = inWords(value);
	return `${words} ${words === '1' ? noun : `${noun}s`}`;
}

/* Numbers as they are */

/** As many digits as it has, up to twelve decimals: `2,000`, `0.01`, `1e-9`. */
export function formatExact(value: number): string {
	return value !== 0 && Math.abs(value) < 1e-6
		? String(value)
		: twelveDecimals(value).replace('-', minus);
}

/** A number of the reader's, which was scaled and back: five digits, no zeros at its end. */
export function formatMeasured(value: number): string {
	return formatExact(Number(value.toPrecision(5)));
}

/** So many decimals, in groups: 0.50, 1,250.0. */
export function formatTick(value: number, decimals: number): string {
	return inThousands(value.toFixed(decimals));
}

/** So many decimals: 0.50, −1.25. */
export function formatFixed(value: number, decimals: number): string {
	return value.toFixed(decimals).replace('-', minus);
}

/** 3.14 × 10²³. */
export function scientific(value: number): string {
	const [digits, power] = value.toExponential(2).split('e');
	const raised = [...power.replace('+', '')].map((sign) => superscripts[sign]).join('');
	return `${digits}${space}×${space}10${raised}`;
}

const superscripts: Readonly<Record<string, string>> = {
	...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, digit) => [digit, sign])),
	'-': '⁻'
};

/** A parameter, in three decimals: 0.123, −1.500. One that is smaller has up to five, or is 1.2e−6. */
export function formatParameter(value: number): string {
	if (Number.isNaN(value)) return 'not a number';
	const size = Math.abs(value);
	const isTiny = value !== 0 && size < 0.0000095;
	const decimals = size === 0 || size >= 0.00095 ? 3 : size >= 0.000095 ? 4 : 5;
	return (isTiny ? value.toExponential(1) : value.toFixed(decimals)).replaceAll('-', minus);
}

/** In six digits: 0.012346, −1.23457, 3.21e−7. What is compared to six digits is written so. */
export function formatSixDigits(value: number): string {
	if (Number.isNaN(value)) return 'not a number';
	const size = Math.abs(value);
	const isTiny = value !== 0 && size < 0.0000095;
	const text = isTiny
		? value.toExponential(2)
		: size < 1
			? value.toFixed(6)
			: value.toPrecision(6).replace('e+', 'e');
	return text.replaceAll('-', minus);
}

/* Losses */

/**
 * Three digits or three decimals: 0.213, 0.005, 1.58, 12.3, 4,417. Below that one digit, 0.0004 and
 * 0.00004; what is smaller still, or very large, as 1.2e-6.
 */
export function formatLoss(value: Value): string {
	if (value === null || value === undefined) return missing;
	if (Number.isNaN(value)) return 'not a number';
	const size = Math.abs(value);
	if (size === Infinity) return 'infinite';
	const sign = value < 0 ? minus : '';
	if (size === 0) return '0';
	if (size < 0.0000095 || size >= 999_999.5) return sign + size.toExponential(1).replace('e+', 'e');
	if (size < 0.000095) return sign + size.toFixed(5);
	if (size < 0.00095) return sign + size.toFixed(4);
	if (size < 0.9995) return sign + size.toFixed(3);
	if (size < 9.995) return sign + size.toFixed(2);
	if (size < 99.95) return sign + size.toFixed(1);
	return sign + grouped(size);
}

/** As `formatLoss`, but without powers of ten: 0.0004, "below 0.0001", "over a million". */
export function formatPlainLoss(loss: Value): string {
	if (loss === null || loss === undefined || !Number.isFinite(loss)) return formatLoss(loss);
	const size = Math.abs(loss);
	if (size >= 999_999.5) return 'over a million';
	if (size === 0 || size >= 0.00095) return formatLoss(loss);
	return size < 0.00005 ? 'below 0.0001' : `${loss < 0 ? minus : ''}${size.toFixed(4)}`;
}

/** A loss in as many decimals as show on which side of `goal` it lies: 0.0503 beside 0.05. */
export function formatBeside(loss: number, goal: number): string {
	const side = Math.sign(loss - goal);
	for (const text of [formatPlainLoss(loss), loss.toFixed(4), loss.toFixed(5)]) {
		const shown = Number(text);
		if (Number.isNaN(shown) || Math.sign(shown - goal) === side) return text;
	}
	return String(loss);
}

/** In two digits, where losses are far smaller than one: 0.16, 0.0069. */
export function formatSmallLoss(loss: number): string {
	return loss.toPrecision(2);
}

/* Shares and ratios */

/** A share as 88.7 %. Only a full 1 is written 100 %, and only a bare 0 is written 0 %. */
export function formatPercent(share: Value): string {
	if (!Number.isFinite(share)) return missing;
	const percent = 100 * (share as number);
	if (percent === 0 || percent === 100) return `${percent}${space}%`;
	const shown = percent > 0 && percent < 100 ? Math.min(99.9, Math.max(0.1, percent)) : percent;
	return `${formatFixed(shown, 1)}${space}%`;
}

/** 12.3 %, or `less than 0.1 %`. */
export function formatShare(share: number): string {
	return share < 0.001 ? `less than 0.1${space}%` : formatPercent(share);
}

/** A share as a percentage: 0.014 %, 2.4 %, 31.3 %, 3,950 %. Only a full 1 is 100 %. */
export function shareInWords(share: number): string {
	const percent = 100 * share;
	const size = Math.abs(percent);
	if (size > 99.9 && size < 100) return `over${space}${percent < 0 ? minus : ''}99.9${space}%`;
	const digits = size >= 1000 ? grouped : size >= 10 ? oneDecimal : twoDigits;
	return `${digits(percent).replace('-', minus)}${space}%`;
}

/**
 * How one loss stands to another: `within 1 %` where they differ by less than 30 %, rounded up so
 * that it is true; else `2.6 times`.
 */
export function formatRatio(ratio: Value): string {
	if (ratio === null || ratio === undefined || Number.isNaN(ratio)) return missing;
	if (ratio === Infinity) return 'infinitely many times';
	const difference = Math.abs(ratio - 1);
	if (difference < 0.3 - 1e-9) {
		const percent = Math.ceil(Number((100 * difference).toFixed(6)));
		return `within ${Math.max(1, percent)}${space}%`;
	}
	return `${ratio < 9.95 ? ratio.toFixed(1) : formatCount(ratio)} times`;
}

/* Memory and time */

/** 17.7 KB, where a KB is 1,000 bytes. */
export function formatBytes(bytes: Value): string {
	if (!Number.isFinite(bytes)) return missing;
	let value = bytes as number;
	if (value < 999.5) {
		return `${grouped(value)}${space}${plural(Math.round(value), 'byte')}`;
	}
	const units = ['KB', 'MB', 'GB', 'TB'];
	let unit = -1;
	while (value >= 999.5 && unit < units.length - 1) {
		value /= 1000;
		unit++;
	}
	return `${threeDigits(value)}${space}${units[unit]}`;
}

/** In whole megabytes, rounded up: 45 MB. */
export function formatMegabytes(bytes: number): string {
	return `${formatCount(Math.ceil(bytes / 1e6))} MB`;
}

/** Of the largest unit of which there are two. */
function inUnitsOfTime(ms: number): [value: number, unit: string] {
	const units: [size: number, name: string][] = [
		[365.25 * 86_400_000, 'years'],
		[86_400_000, 'days'],
		[3_600_000, 'hours'],
		[60_000, 'minutes'],
		[1000, 'seconds'],
		[1, 'ms']
	];
	const [size, name] = units.find(([size]) => ms >= 2 * size) ?? [0.001, 'µs'];
	return [ms / size, name];
}

/** In three digits of the largest unit of which there are two: "350 µs", "2.5 hours". */
export function formatDuration(ms: number): string {
	const [value, unit] = inUnitsOfTime(ms);
	return `${inWords(value)} ${unit}`;
}

/** In three digits of the largest unit of which there is one: "5 mm", "6.65 cm", "418 m", "17.5 km". */
export function formatLength(metres: number): string {
	const units: [size: number, name: string][] = [
		[1000, 'km'],
		[1, 'm'],
		[0.01, 'cm']
	];
	const [size, name] = units.find(([size]) => metres >= size * 0.9995) ?? [0.001, 'mm'];
	return `${inWords(metres / size)}${space}${name}`;
}

/** "about 40 s", "about 3 min", "about 2 h". */
export function timeWords(ms: number): string {
	const seconds = ms / 1000;
	if (seconds < 1.5) return 'about a second';
	if (seconds < 20) return `about ${Math.round(seconds)} s`;
	if (seconds < 90) return `about ${Math.round(seconds / 5) * 5} s`;
	if (seconds < 5400) return `about ${Math.round(seconds / 60)} min`;
	return `about ${Math.round(seconds / 3600)} h`;
}

/** Before training, of which only the first moments are known: "some seconds", "about a minute". */
export function roughTimeWords(ms: number): string {
	const seconds = ms / 1000;
	if (seconds < 20) return 'some seconds';
	return seconds < 90 ? 'about a minute' : timeWords(ms);
}

/* Estimates: two digits, since more would say more than is known */

/** 1.4 million, 360, 24,000, 0.036. */
export function roughInWords(value: number): string {
	return inWords(Number(value.toPrecision(2)));
}

/** As `formatDuration`, in two digits: "7.9 years". */
export function formatRoughDuration(ms: number): string {
	const [value, unit] = inUnitsOfTime(ms);
	return `${roughInWords(value)} ${unit}`;
}

/** $1.4 million, $24,000, $0.036. */
export function formatDollars(dollars: number): string {
	const rough = Number(dollars.toPrecision(2));
	return rough < 0.01 ? `$${formatExact(rough)}` : `$${inWords(rough)}`;
}

/** 1,600 MWh, 36 kWh, 0.5 Wh: in the largest unit of which there are two. */
export function formatEnergy(kilowattHours: number): string {
	const units: [size: number, name: string][] = [
		[1e9, 'TWh'],
		[1e6, 'GWh'],
		[1e3, 'MWh'],
		[1, 'kWh']
	];
	const [size, name] = units.find(([size]) => kilowattHours >= 2 * size) ?? [1e-3, 'Wh'];
	return `${roughInWords(kilowattHours / size)}${space}${name}`;
}

/** "460 MWh to 1,600 MWh"; one of them where both read the same. */
export function formatRange(
	{ from, to }: { from: number; to: number },
	format: (value: number) => string
): string {
	const [least, most] = [format(from), format(to)];
	return least === most ? least : `${least} to ${most}`;
}

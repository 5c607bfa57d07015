import { bestOf, type History } from './overfitting.ts';

/** A row of the table Results: where a network stands now, and where it was best. */
export interface ResultRow {
	/** Losses of the last evaluation; not finite once the network has diverged. */
	training: number;
	validation: number;
	/** Generalization gap: validation loss − training loss. */
	gap: number;
	/** Lowest validation loss, and its step; null if there was no finite one. */
	best: number | null;
	bestStep: number | null;
	/** Share of new points on the right side, 0–1; null for regression. */
	accuracy: number | null;
	/** The same for the training points. */
	trainingAccuracy: number | null;
}

function known(accuracy: number): number | null {
	return Number.isNaN(accuracy) ? null : accuracy;
}

/** Null as long as there is no evaluation. */
export function resultRow(history: History): ResultRow | null {
	const last = history.at(-1);
	if (!last) return null;
	const best = bestOf(history);
	return {
		training: last.training.loss,
		validation: last.validation.loss,
		gap: last.validation.loss - last.training.loss,
		best: best && best.validation,
		bestStep: best && best.step,
		accuracy: known(last.validation.accuracy),
		trainingAccuracy: known(last.training.accuracy)
	};
}

/* Numbers as the page writes them: English grouping, a no-break space before a unit. */

const space = '\u00a0';
const minus = '\u2212';
const missing = '—';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const threeDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

type Value = number | null | undefined;

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
	return sign + grouped.format(size);
}

/** 4,417. */
export function formatCount(value: Value): string {
	return Number.isFinite(value) ? grouped.format(value as number).replace('-', minus) : missing;
}

/** "1 point", "4,417 points". `many` is the plural where it is not the noun with an s. */
export function counted(count: number, noun: string, many = `${noun}s`): string {
	return `${formatCount(count)} ${count === 1 ? noun : many}`;
}

/** 1,840: digits and separators only. */
export const formatStep = formatCount;

/** 17.7 KB, where a KB is 1,000 bytes. */
export function formatBytes(bytes: Value): string {
	if (!Number.isFinite(bytes)) return missing;
	let value = bytes as number;
	if (value < 999.5) {
		return `${grouped.format(value)}${space}${Math.round(value) === 1 ? 'byte' : 'bytes'}`;
	}
	const units = ['KB', 'MB', 'GB', 'TB'];
	let unit = -1;
	while (value >= 999.5 && unit < units.length - 1) {
		value /= 1000;
		unit++;
	}
	return `${threeDigits.format(value)}${space}${units[unit]}`;
}

/** A share as 88.7 %. Only a full 1 is written 100 %, and only a bare 0 is written 0 %. */
export function formatPercent(share: Value): string {
	if (!Number.isFinite(share)) return missing;
	const percent = 100 * (share as number);
	if (percent === 0 || percent === 100) return `${percent}${space}%`;
	const shown = percent > 0 && percent < 100 ? Math.min(99.9, Math.max(0.1, percent)) : percent;
	return `${shown.toFixed(1).replace('-', minus)}${space}%`;
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

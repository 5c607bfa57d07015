import { formatPercent } from '../results.ts';

const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12 });

/** A hyperparameter as its control shows it: 0.00001. */
export function formatSetting(value: number): string {
	return plain.format(value);
}

/** 12.3 %, or `less than 0.1 %`. */
export function formatShare(share: number): string {
	return share < 0.001 ? 'less than 0.1\u00a0%' : formatPercent(share);
}

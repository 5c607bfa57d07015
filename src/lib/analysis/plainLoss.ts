import { formatLoss } from './results.ts';

/** As `formatLoss`, but without powers of ten: 0.0004, "below 0.0001", "over a million". */
export function formatPlainLoss(loss: number | null | undefined): string {
	if (loss === null || loss === undefined || !Number.isFinite(loss)) return formatLoss(loss);
	const size = Math.abs(loss);
	if (size >= 999_999.5) return 'over a million';
	if (size === 0 || size >= 0.00095) return formatLoss(loss);
	return size < 0.00005 ? 'below 0.0001' : `${loss < 0 ? '−' : ''}${size.toFixed(4)}`;
}

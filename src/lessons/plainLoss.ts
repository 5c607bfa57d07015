/** Losses as lessons write them: without powers of ten. */
import { formatLoss } from '$lib/analysis/results.ts';

type Value = Parameters<typeof formatLoss>[0];

/** As `formatLoss`, but 0.0004, "below 0.0001" and "over a million". */
export function formatPlainLoss(loss: Value): string {
	if (!Number.isFinite(loss)) return formatLoss(loss);
	const size = Math.abs(loss!);
	if (size >= 999_999.5) return 'over a million';
	if (size === 0 || size >= 0.00095) return formatLoss(loss);
	return size < 0.00005 ? 'below 0.0001' : loss!.toFixed(4);
}

/** The same, in as many decimals as show on which side of `goal` it lies: 0.0503 beside 0.05. */
export function formatBeside(loss: number, goal: number): string {
	const side = Math.sign(loss - goal);
	for (const text of [formatPlainLoss(loss), loss.toFixed(4), loss.toFixed(5)]) {
		const shown = Number(text);
		if (Number.isNaN(shown) || Math.sign(shown - goal) === side) return text;
	}
	return String(loss);
}

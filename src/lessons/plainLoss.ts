import { formatPlainLoss } from '$lib/analysis/plainLoss.ts';

/** A loss in as many decimals as show on which side of `goal` it lies: 0.0503 beside 0.05. */
export function formatBeside(loss: number, goal: number): string {
	const side = Math.sign(loss - goal);
	for (const text of [formatPlainLoss(loss), loss.toFixed(4), loss.toFixed(5)]) {
		const shown = Number(text);
		if (Number.isNaN(shown) || Math.sign(shown - goal) === side) return text;
	}
	return String(loss);
}

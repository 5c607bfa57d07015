import { formatFixed } from '../../format.ts';
/** Round numbers within the range, in at most about `most` steps of 1, 2 or 5 × 10ⁿ. */
export function ticksBetween(minimum: number, maximum: number, most: number): number[] {
	const least = (maximum - minimum) / Math.max(most, 1);
	if (!(least > 0 && Number.isFinite(least))) return [];
	const power = 10 ** Math.floor(Math.log10(least));
	const step = [1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9))! * power;
	const first = Math.ceil(minimum / step - 1e-9);
	const last = Math.floor(maximum / step + 1e-9);
	return Array.from({ length: last - first + 1 }, (_, i) => {
		const tick = (first + i) * step;
		return Number(tick.toPrecision(12)) + 0; // no −0
	});
}

/** Each with the decimals that the step between them needs, and a true minus sign. */
export function tickTexts(ticks: readonly number[]): string[] {
	const step = ticks.length > 1 ? ticks[1] - ticks[0] : 1;
	const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
	return ticks.map((tick) => formatFixed(tick, decimals));
}

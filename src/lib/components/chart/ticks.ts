import { formatTick } from '$lib/format.ts';

/** The least of 1, 2, 2.5 and 5 × 10ⁿ that cuts `span` into at most `most` parts. */
function roundStep(span: number, most: number): number {
	const least = span / most;
	const power = 10 ** Math.floor(Math.log10(least));
	const factor = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10;
	return factor * power;
}

/**
 * Ticks from 0 to `top`, about `about` parts, of a round step that divides it; where none does, of
 * the largest round step that fits, ending below the top.
 */
export function ticksUpTo(top: number, about: number): number[] {
	if (!(top > 0 && Number.isFinite(top))) return [0];
	const power = 10 ** Math.floor(Math.log10(top));
	const parts = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5]
		.map((factor) => top / (factor * power))
		.filter((parts) => parts > 0.99 && parts <= Math.max(2, 1.5 * about))
		.filter((parts) => Math.abs(parts - Math.round(parts)) < 1e-6)
		.sort((a, b) => Math.abs(a - about) - Math.abs(b - about));
	const whole = Math.round(parts[0] ?? 0);
	const step = whole > 1 ? top / whole : roundStep(top, about);
	return Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, part) => part * step);
}

/** The whole numbers among `ticksUpTo`. */
export function wholeTicksUpTo(top: number, about: number): number[] {
	const ticks = ticksUpTo(top, about);
	return Number.isInteger(ticks[1]) ? ticks : ticks.filter(Number.isInteger);
}

/** Multiples of a round whole number from `low` to `high`, in about `about` parts. */
export function wholeTicksWithin(low: number, high: number, about: number): number[] {
	const step = Math.max(1, Math.ceil(roundStep(high - low, about)));
	const first = Math.ceil(low / step);
	return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

/** Powers of ten in the range, with their doubles and fivefolds where it holds fewer than three. */
export function logTicks(low: number, high: number, most: number): number[] {
	const first = Math.floor(Math.log10(low));
	const last = Math.ceil(Math.log10(high));
	const within = (value: number) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
	const powers = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
	const tens = powers.filter(within);
	if (tens.length < 3) {
		const all = powers.flatMap((power) => [power, 2 * power, 5 * power]).filter(within);
		return all.length > tens.length && all.length <= most + 1 ? all : tens;
	}
	const every = Math.ceil(tens.length / (most + 1));
	return tens.filter((_, i) => (tens.length - 1 - i) % every === 0);
}

/** A number with the decimals that the step between ticks needs: 0.25, 0.50; 1, 0.1, 0.01 on a log axis. */
export function tickText(value: number, step: number | null): string {
	if (value !== 0 && (value >= 1e6 || value < 0.95e-5)) {
		return value.toExponential(0).replace('e+', 'e');
	}
	const digits = step === null ? value : step;
	const least = digits > 0 ? Math.max(0, -Math.floor(Math.log10(digits) + 1e-9)) : 0;
	const isRound = Math.abs(digits * 10 ** least - Math.round(digits * 10 ** least)) < 1e-6;
	const decimals = isRound ? least : least + 1;
	return formatTick(value, decimals);
}

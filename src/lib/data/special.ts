/** Special functions that exact posteriors need. */
import { exp, square } from '../math/elementary.ts';

/**
 * e⁻ˣ · I₀(x) for x ≥ 0, I₀ being the modified Bessel function: its power series below 20, its
 * asymptotic series above (https://dlmf.nist.gov/10.25.E2, https://dlmf.nist.gov/10.40.E1).
 */
export function scaledBesselI0(x: number): number {
	let term = 1;
	let sum = 1;
	if (x < 20) {
		for (let k = 1; term > 1e-17 * sum; k++) sum += term *= square(x / (2 * k));
		return exp(-x) * sum;
	}
	for (let k = 1; k <= 20; k++) sum += term *= square(2 * k - 1) / (8 * k * x);
	return sum / Math.sqrt(2 * Math.PI * x);
}

/**
 * Probability that a standard normal number is above x, with small relative error far out: a series
 * of positive terms near 0, a continued fraction beyond (https://dlmf.nist.gov/7.6.E2,
 * https://dlmf.nist.gov/7.9.E1).
 */
export function normalTail(x: number): number {
	if (x < 0) return 1 - normalTail(-x);
	const density = exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);
	if (x < 3) {
		let term = x;
		let sum = x;
		for (let k = 1; term > 1e-17 * sum; k++) sum += term *= (x * x) / (2 * k + 1);
		return 0.5 - density * sum;
	}
	let fraction = x;
	for (let k = 40; k >= 1; k--) fraction = x + k / fraction;
	return density / fraction;
}

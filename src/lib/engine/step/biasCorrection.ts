/**
 * Adam's bias correction 1 − βᵗ as tfjs computes it: βᵗ by repeated products in float32. In float64
 * it would differ by up to 1e-3 from there after 50 steps, because 1 − β₂ᵗ is small and β₂ = .999 is
 * no float32.
 */

/** The powers β⁰, β¹, … that are known of each β. */
const powers = new Map<number, number[]>();
/** The largest βᵗ for which 1 − βᵗ is 1 in float32. */
const negligible = 2 ** -25;

/** 1 − βᵗ in float32; `step` is t, which is 1 at the first step. */
export function biasCorrection(beta: number, step: number): number {
	const single = Math.fround(beta);
	let known = powers.get(single);
	if (!known) powers.set(single, (known = [1]));
	let last = known[known.length - 1];
	while (known.length <= step && last > negligible) {
		last = Math.fround(last * single);
		known.push(last);
	}
	return Math.fround(1 - known[Math.min(step, known.length - 1)]);
}

/**
 * eˣ and σ of four float32 numbers at a time, from sums and products alone: the same bits on
 * every machine. NaN stays NaN.
 */

// @ts-ignore: decorator
@inline const log2e: f32 = 1.44269504;
// ln 2 in two parts: the first has so few bits that its products with whole numbers are exact.
// @ts-ignore: decorator
@inline const ln2High: f32 = 0.693359375;
// @ts-ignore: decorator
@inline const ln2Low: f32 = -2.12194440e-4;

// @ts-ignore: decorator
@inline
function plus(value: v128, constant: f32): v128 {
	return f32x4.add(value, f32x4.splat(constant));
}

/**
 * eˣ = 2ⁿ · eʳ with n = round(x / ln 2) and |r| ≤ ½ ln 2, eʳ by its Taylor series to r⁷/7!; relative
 * error below 2e-7. x is held within ±60: what is multiplied by the result stays far from overflow, and
 * from the denormal numbers with which processors are slow.
 */
// @ts-ignore: decorator
@inline
export function exp4(argument: v128): v128 {
	// `pmin` and `pmax` give back a first argument that is NaN.
	const x = f32x4.pmax(f32x4.pmin(argument, f32x4.splat(60)), f32x4.splat(-60));
	// A sum with 1.5 · 2²³ has no room for a fraction, and ends in the bits of n.
	const sum = plus(f32x4.mul(x, f32x4.splat(log2e)), 12582912);
	const n = plus(sum, -12582912);
	const r = f32x4.sub(
		f32x4.sub(x, f32x4.mul(n, f32x4.splat(ln2High))),
		f32x4.mul(n, f32x4.splat(ln2Low))
	);
	let series = f32x4.splat(1.9841270e-4);
	series = plus(f32x4.mul(series, r), 1.3888889e-3);
	series = plus(f32x4.mul(series, r), 8.3333333e-3);
	series = plus(f32x4.mul(series, r), 4.1666667e-2);
	series = plus(f32x4.mul(series, r), 1.6666667e-1);
	series = plus(f32x4.mul(series, r), 0.5);
	series = plus(f32x4.mul(series, r), 1);
	series = plus(f32x4.mul(series, r), 1);
	// 2ⁿ, put together from its bits: n beside the exponent of 1.
	const power = i32x4.add(i32x4.shl(sum, 23), f32x4.splat(1));
	return f32x4.mul(series, power);
}

/** σ(x) = 1 / (1 + e⁻ˣ). */
// @ts-ignore: decorator
@inline
export function sigmoid4(x: v128): v128 {
	return f32x4.div(f32x4.splat(1), plus(exp4(f32x4.neg(x)), 1));
}

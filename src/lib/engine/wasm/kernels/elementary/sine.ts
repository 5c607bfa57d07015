/**
 * sin and cos of four float32 numbers at a time, from sums and products alone: the same bits on every
 * machine. NaN stays NaN.
 *
 * x = n · ½π + r with |r| ≤ ¼π, ½π in three parts of which the first two have so few bits that their
 * products with n are exact; then the series of sin or cos of r, by the quarter turn. Errors are below
 * 2e-7 for |x| up to 6,000 and grow beyond. x is held within ±100,000, where a float32 number is a
 * hundredth from the next one.
 */

// @ts-ignore: decorator
@inline const twoOverPi: f32 = 0.636619772;
// @ts-ignore: decorator
@inline const halfPiHigh: f32 = 1.5703125;
// @ts-ignore: decorator
@inline const halfPiMiddle: f32 = 4.837512969970703125e-4;
// @ts-ignore: decorator
@inline const halfPiLow: f32 = 7.54978995489188216e-8;

// @ts-ignore: decorator
@inline
function plus(value: v128, constant: f32): v128 {
	return f32x4.add(value, f32x4.splat(constant));
}

// @ts-ignore: decorator
@inline
function minusProduct(value: v128, n: v128, constant: f32): v128 {
	return f32x4.sub(value, f32x4.mul(n, f32x4.splat(constant)));
}

/** sin of x + `quarters` · ½π. */
// @ts-ignore: decorator
@inline
function turned(argument: v128, quarters: i32): v128 {
	// `pmin` and `pmax` give back a first argument that is NaN.
	const x = f32x4.pmax(f32x4.pmin(argument, f32x4.splat(100000)), f32x4.splat(-100000));
	// A sum with 1.5 · 2²³ has no room for a fraction, and ends in the bits of n.
	const sum = plus(f32x4.mul(x, f32x4.splat(twoOverPi)), 12582912);
	const n = plus(sum, -12582912);
	const r = minusProduct(
		minusProduct(minusProduct(x, n, halfPiHigh), n, halfPiMiddle),
		n,
		halfPiLow
	);
	const y = f32x4.mul(r, r);
	let sine = plus(f32x4.mul(f32x4.splat(-1.9515295891e-4), y), 8.3321608736e-3);
	sine = plus(f32x4.mul(sine, y), -1.6666654611e-1);
	sine = f32x4.add(r, f32x4.mul(f32x4.mul(sine, y), r));
	let cosine = plus(f32x4.mul(f32x4.splat(2.443315711809948e-5), y), -1.388731625493765e-3);
	cosine = plus(f32x4.mul(cosine, y), 4.166664568298827e-2);
	cosine = plus(f32x4.mul(cosine, y), -0.5);
	cosine = plus(f32x4.mul(cosine, y), 1);
	const turn = i32x4.add(sum, i32x4.splat(quarters));
	// An odd number of quarter turns makes cos of sin; two of them change the sign.
	const isOdd = i32x4.ne(v128.and(turn, i32x4.splat(1)), i32x4.splat(0));
	const sign = i32x4.shl(v128.and(turn, i32x4.splat(2)), 30);
	return v128.xor(v128.bitselect(cosine, sine, isOdd), sign);
}

// @ts-ignore: decorator
@inline
export function sin4(x: v128): v128 {
	return turned(x, 0);
}

// @ts-ignore: decorator
@inline
export function cos4(x: v128): v128 {
	return turned(x, 1);
}

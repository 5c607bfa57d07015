/**
 * tanh of four float32 numbers at a time, from sums, products and one quotient: the same bits on every
 * machine. NaN stays NaN.
 *
 * tanh x = x · p(x²) / q(x²), with the p and q of degree 4 whose largest relative error for |x| ≤ 7.9 is
 * the least, 6e-9; float32 makes 3.5e-7 of it, for small arguments too. Beyond, where tanh is within
 * 3e-7 of ±1, it stays as it is: 1 is never passed.
 */

// @ts-ignore: decorator
@inline
function plusNext(sum: v128, y: v128, coefficient: f32): v128 {
	return f32x4.add(f32x4.mul(sum, y), f32x4.splat(coefficient));
}

// @ts-ignore: decorator
@inline
export function tanh4(argument: v128): v128 {
	// `pmin` and `pmax` give back a first argument that is NaN.
	const x = f32x4.pmax(f32x4.pmin(argument, f32x4.splat(7.9)), f32x4.splat(-7.9));
	const y = f32x4.mul(x, x);
	let p = plusNext(f32x4.splat(1.5428308e-8), y, 2.2023478e-5);
	p = plusNext(p, y, 3.5790058e-3);
	p = plusNext(p, y, 1.3450632e-1);
	p = plusNext(p, y, 1);
	let q = plusNext(f32x4.splat(8.5989143e-7), y, 3.4236733e-4);
	q = plusNext(q, y, 2.619229e-2);
	q = plusNext(q, y, 4.678396e-1);
	q = plusNext(q, y, 1);
	return f32x4.div(f32x4.mul(x, p), q);
}

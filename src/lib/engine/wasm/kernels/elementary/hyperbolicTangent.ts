/**
 * tanh of four float32 numbers at a time, from sums, products and one quotient: the same bits on every
 * machine. NaN stays NaN.
 *
 * tanh x = x · p(x²) / q(x²), with the p and q of degree 4 whose largest relative error for |x| ≤ 7.9 is
 * the least, 6e-9; float32 makes 3.5e-7 of it, for small arguments too. Beyond, where tanh is within
 * 3e-7 of ±1, it stays as it is: 1 is never passed.
 */

/** p and q, the highest power first, 1, and the limits of x: in memory, since in a loop engines put together
 * what is written as a number anew at each turn. */
const constants = memory.data<f32>(
	[
		1.5428308e-8, 2.2023478e-5, 3.5790058e-3, 1.3450632e-1,
		8.5989143e-7, 3.4236733e-4, 2.619229e-2, 4.678396e-1,
		1, 7.9, -7.9
	],
	16
);

// @ts-ignore: decorator
@inline
function constant(index: usize): v128 {
	return v128.load32_splat(constants + (index << 2));
}

// @ts-ignore: decorator
@inline
function plusNext(sum: v128, y: v128, index: usize): v128 {
	return f32x4.add(f32x4.mul(sum, y), constant(index));
}

// @ts-ignore: decorator
@inline
export function tanh4(argument: v128): v128 {
	// `pmin` and `pmax` give back a first argument that is NaN.
	const x = f32x4.pmax(f32x4.pmin(argument, constant(9)), constant(10));
	const y = f32x4.mul(x, x);
	let p = plusNext(constant(0), y, 1);
	p = plusNext(p, y, 2);
	p = plusNext(p, y, 3);
	p = plusNext(p, y, 8);
	let q = plusNext(constant(4), y, 5);
	q = plusNext(q, y, 6);
	q = plusNext(q, y, 7);
	q = plusNext(q, y, 8);
	return f32x4.div(f32x4.mul(x, p), q);
}

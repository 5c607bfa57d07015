/** h = φ(z), and what the slope of φ makes of a gradient. The numbers are those of `activations`. */
import { sigmoid4 } from './exponential';
import { tanh4 } from './hyperbolicTangent';
import { at, clearPadding } from './network';

export const tanh = 0;
export const relu = 1;
export const sigmoid = 2;

/** φ of each of [rows, stride], in place. */
export function activate(kind: i32, values: usize, rows: i32, units: i32, stride: i32): void {
	const end = at(values, rows * stride);
	if (kind == tanh) {
		for (let p = values; p < end; p += 16) v128.store(p, tanh4(v128.load(p)));
	} else if (kind == relu) {
		const zero = f32x4.splat(0);
		for (let p = values; p < end; p += 16) v128.store(p, f32x4.pmax(v128.load(p), zero));
	} else if (kind == sigmoid) {
		for (let p = values; p < end; p += 16) v128.store(p, sigmoid4(v128.load(p)));
		clearPadding(values, rows, units, stride);
	}
}

/** φ′(z), from h = φ(z): 1 − h², h > 0, h (1 − h), or 1. */
// @ts-ignore: decorator
@inline
function slope(kind: i32, h: v128): v128 {
	const one = f32x4.splat(1);
	if (kind == tanh) return f32x4.sub(one, f32x4.mul(h, h));
	if (kind == relu) return v128.and(f32x4.gt(h, f32x4.splat(0)), one);
	return f32x4.mul(h, f32x4.sub(one, h));
}

/** ∂loss/∂z = ∂loss/∂h · φ′(z) for each of `length` numbers, in place. */
export function throughActivation(kind: i32, gradient: usize, outputs: usize, length: i32): void {
	const end = at(gradient, length);
	if (kind > sigmoid) return;
	for (let p = gradient, h = outputs; p < end; p += 16, h += 16) {
		v128.store(p, f32x4.mul(v128.load(p), slope(kind, v128.load(h))));
	}
}

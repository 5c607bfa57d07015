/** h = φ(z), and what the slope of φ makes of a gradient. The numbers are those of `activations`. */
import { sigmoid4 } from './elementary/exponential';
import { tanh4 } from './elementary/hyperbolicTangent';
import { at, clearPadding } from './network';
import { cos4, sin4 } from './elementary/sine';

export const tanh = 0;
export const relu = 1;
export const sigmoid = 2;
export const linear = 3;
export const leakyRelu = 4;
export const gelu = 5;
export const sin = 6;

// As in `network/activation`.
// @ts-ignore: decorator
@inline const leak: f32 = 0.01;
// @ts-ignore: decorator
@inline const twiceC: f32 = 1.5957691216;
// @ts-ignore: decorator
@inline const a: f32 = 0.044715;

/** φ of each of [rows, stride]: from `sums` into `outputs`, which may be one. */
export function activate(
	kind: i32,
	sums: usize,
	outputs: usize,
	rows: i32,
	units: i32,
	stride: i32
): void {
	const end = at(sums, rows * stride);
	const way = outputs - sums;
	if (kind == tanh) {
		for (let p = sums; p < end; p += 16) v128.store(p + way, tanh4(v128.load(p)));
	} else if (kind == relu) {
		const zero = f32x4.splat(0);
		for (let p = sums; p < end; p += 16) v128.store(p + way, f32x4.pmax(v128.load(p), zero));
	} else if (kind == sigmoid) {
		for (let p = sums; p < end; p += 16) v128.store(p + way, sigmoid4(v128.load(p)));
		clearPadding(outputs, rows, units, stride);
	} else if (kind == leakyRelu) {
		for (let p = sums; p < end; p += 16) {
			const z = v128.load(p);
			// Below zero .01 z is the larger one.
			v128.store(p + way, f32x4.pmax(z, f32x4.mul(z, f32x4.splat(leak))));
		}
	} else if (kind == gelu) {
		for (let p = sums; p < end; p += 16) {
			const z = v128.load(p);
			v128.store(p + way, f32x4.mul(z, geluShare(z, f32x4.mul(z, z))));
		}
	} else if (kind == sin) {
		for (let p = sums; p < end; p += 16) v128.store(p + way, sin4(v128.load(p)));
	}
}

/** σ(2c (z + a z³)), from z and z². */
// @ts-ignore: decorator
@inline
function geluShare(z: v128, square: v128): v128 {
	const factor = f32x4.add(f32x4.splat(twiceC), f32x4.mul(square, f32x4.splat(twiceC * a)));
	return sigmoid4(f32x4.mul(z, factor));
}

/** s + z s (1 − s) · 2c (1 + 3a z²), with s = σ(2c (z + a z³)). */
// @ts-ignore: decorator
@inline
function geluSlope(argument: v128): v128 {
	// Beyond ±10 the slope is 0 or 1 to all digits, and z³ may be none.
	const z = f32x4.pmax(f32x4.pmin(argument, f32x4.splat(10)), f32x4.splat(-10));
	const one = f32x4.splat(1);
	const square = f32x4.mul(z, z);
	const s = geluShare(z, square);
	const steepness = f32x4.add(
		f32x4.splat(twiceC),
		f32x4.mul(square, f32x4.splat(3 * twiceC * a))
	);
	const rise = f32x4.mul(f32x4.mul(z, s), f32x4.mul(f32x4.sub(one, s), steepness));
	return f32x4.add(s, rise);
}

/** φ′(z), from h = φ(z): 1 − h², h > 0, h (1 − h), or 1; of gelu and sin, from z itself. */
// @ts-ignore: decorator
@inline
function slope(kind: i32, h: v128): v128 {
	const one = f32x4.splat(1);
	if (kind == tanh) return f32x4.sub(one, f32x4.mul(h, h));
	const isPositive = f32x4.gt(h, f32x4.splat(0));
	if (kind == relu) return v128.and(isPositive, one);
	if (kind == leakyRelu) return v128.bitselect(one, f32x4.splat(leak), isPositive);
	if (kind == gelu) return geluSlope(h);
	if (kind == sin) return cos4(h);
	return f32x4.mul(h, f32x4.sub(one, h));
}

/**
 * ∂loss/∂z = ∂loss/∂h · φ′(z) for each of `length` numbers, in place. `values` are the layer's outputs;
 * of gelu and sin, its sums.
 */
export function throughActivation(kind: i32, gradient: usize, values: usize, length: i32): void {
	const end = at(gradient, length);
	if (kind == linear) return;
	for (let p = gradient, h = values; p < end; p += 16, h += 16) {
		v128.store(p, f32x4.mul(v128.load(p), slope(kind, v128.load(h))));
	}
}

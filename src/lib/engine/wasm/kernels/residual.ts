/** What a residual layer adds to what comes in: h′ = h + s·φ, with s = .1 as in `network/layers`. */
import { at } from './network';

// @ts-ignore: decorator
@inline const scale: f32 = 0.1;

/** outputs = x + s · activated, for `length` numbers. `activated` may be `outputs`. */
export function addToInputs(x: usize, activated: usize, outputs: usize, length: i32): void {
	const size = <usize>length << 2;
	for (let p: usize = 0; p < size; p += 16) {
		const added = f32x4.mul(v128.load(activated + p), f32x4.splat(scale));
		v128.store(outputs + p, f32x4.add(v128.load(x + p), added));
	}
}

/** past = gradient, which goes past the weights; gradient = s · gradient, which goes through them. */
export function splitGradient(gradient: usize, past: usize, length: i32): void {
	const end = at(gradient, length);
	for (let p = gradient, q = past; p < end; p += 16, q += 16) {
		const value = v128.load(p);
		v128.store(q, value);
		v128.store(p, f32x4.mul(value, f32x4.splat(scale)));
	}
}

/** gradient = gradient + past: both ways meet. */
export function joinGradients(gradient: usize, past: usize, length: i32): void {
	const end = at(gradient, length);
	for (let p = gradient, q = past; p < end; p += 16, q += 16) {
		v128.store(p, f32x4.add(v128.load(p), v128.load(q)));
	}
}

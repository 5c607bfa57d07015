/**
 * ∂loss/∂W[i, j] = Σᵣ x[r, i] · δ[r, j] and ∂loss/∂b[j] = Σᵣ δ[r, j], in blocks of four inputs and
 * eight units, summed over the rows in their order.
 */
import { at } from './network';

// @ts-ignore: decorator
@inline
function plusProduct(sum: v128, x: v128, w: v128): v128 {
	return f32x4.add(sum, f32x4.mul(x, w));
}

export function gradientOfKernel(
	x: usize, // [rows, inputStride]
	inputStride: i32,
	rows: i32,
	delta: usize, // [rows, stride]
	inputs: i32,
	stride: i32,
	gradient: usize // [inputs, stride]
): void {
	const rowOfX = <usize>inputStride << 2;
	const rowOfDelta = <usize>stride << 2;
	for (let i = 0; i < inputs; i += 4) {
		// Inputs that pad a row take part, and are not stored.
		const count = min(inputs - i, 4);
		let j: i32 = 0;
		for (; j + 8 <= stride; j += 8) {
			const zero = f32x4.splat(0);
			let a0 = zero, a1 = zero, a2 = zero, a3 = zero;
			let b0 = zero, b1 = zero, b2 = zero, b3 = zero;
			let p = at(x, i);
			let d = at(delta, j);
			for (let row = 0; row < rows; row++) {
				const left = v128.load(d);
				const right = v128.load(d, 16);
				let value = v128.load32_splat(p);
				a0 = plusProduct(a0, value, left);
				b0 = plusProduct(b0, value, right);
				value = v128.load32_splat(p, 4);
				a1 = plusProduct(a1, value, left);
				b1 = plusProduct(b1, value, right);
				value = v128.load32_splat(p, 8);
				a2 = plusProduct(a2, value, left);
				b2 = plusProduct(b2, value, right);
				value = v128.load32_splat(p, 12);
				a3 = plusProduct(a3, value, left);
				b3 = plusProduct(b3, value, right);
				p += rowOfX;
				d += rowOfDelta;
			}
			let to = at(gradient, i * stride + j);
			v128.store(to, a0);
			v128.store(to, b0, 16);
			if (count < 2) continue;
			to += rowOfDelta;
			v128.store(to, a1);
			v128.store(to, b1, 16);
			if (count < 3) continue;
			to += rowOfDelta;
			v128.store(to, a2);
			v128.store(to, b2, 16);
			if (count < 4) continue;
			to += rowOfDelta;
			v128.store(to, a3);
			v128.store(to, b3, 16);
		}
		if (j == stride) continue;
		const zero = f32x4.splat(0);
		let a0 = zero, a1 = zero, a2 = zero, a3 = zero;
		let p = at(x, i);
		let d = at(delta, j);
		for (let row = 0; row < rows; row++) {
			const values = v128.load(d);
			a0 = plusProduct(a0, v128.load32_splat(p), values);
			a1 = plusProduct(a1, v128.load32_splat(p, 4), values);
			a2 = plusProduct(a2, v128.load32_splat(p, 8), values);
			a3 = plusProduct(a3, v128.load32_splat(p, 12), values);
			p += rowOfX;
			d += rowOfDelta;
		}
		const to = at(gradient, i * stride + j);
		v128.store(to, a0);
		if (count > 1) v128.store(to + rowOfDelta, a1);
		if (count > 2) v128.store(to + rowOfDelta * 2, a2);
		if (count > 3) v128.store(to + rowOfDelta * 3, a3);
	}
}

export function gradientOfBias(
	delta: usize, // [rows, stride]
	rows: i32,
	stride: i32,
	gradient: usize // [stride]
): void {
	const rowOfDelta = <usize>stride << 2;
	let j: i32 = 0;
	// A sum waits for the one before it, so four of them go side by side.
	for (; j + 16 <= stride; j += 16) {
		const zero = f32x4.splat(0);
		let s0 = zero, s1 = zero, s2 = zero, s3 = zero;
		let d = at(delta, j);
		for (let row = 0; row < rows; row++) {
			s0 = f32x4.add(s0, v128.load(d));
			s1 = f32x4.add(s1, v128.load(d, 16));
			s2 = f32x4.add(s2, v128.load(d, 32));
			s3 = f32x4.add(s3, v128.load(d, 48));
			d += rowOfDelta;
		}
		const to = at(gradient, j);
		v128.store(to, s0);
		v128.store(to, s1, 16);
		v128.store(to, s2, 32);
		v128.store(to, s3, 48);
	}
	for (; j < stride; j += 4) {
		let sum = f32x4.splat(0);
		let d = at(delta, j);
		for (let row = 0; row < rows; row++) {
			sum = f32x4.add(sum, v128.load(d));
			d += rowOfDelta;
		}
		v128.store(at(gradient, j), sum);
	}
}

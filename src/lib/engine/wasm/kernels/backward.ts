/**
 * ∂loss/∂x[r, i] = Σⱼ δ[r, j] · W[i, j], in blocks of four rows and two inputs: sums of four lanes,
 * added up across them at the end.
 */
import { at } from './network';

// @ts-ignore: decorator
@inline
function plusProduct(sum: v128, d: v128, w: v128): v128 {
	return f32x4.add(sum, f32x4.mul(d, w));
}

/** The four lanes of each of four sums added up: one lane each. */
// @ts-ignore: decorator
@inline
function acrossLanes(a: v128, b: v128, c: v128, d: v128): v128 {
	const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
	const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
	return f32x4.add(v128.shuffle<f64>(ab, cd, 0, 2), v128.shuffle<f64>(ab, cd, 1, 3));
}

export function backward(
	delta: usize, // [rows, stride]
	rows: i32,
	stride: i32,
	kernel: usize, // [inputs, stride]
	inputs: i32,
	inputStride: i32,
	gradient: usize // [rows, inputStride]
): void {
	const rowOfDelta = <usize>stride << 2;
	const rowOfX = <usize>inputStride << 2;
	for (let row = 0; row < rows; row += 4) {
		const d0 = at(delta, row * stride);
		const d1 = d0 + rowOfDelta;
		const d2 = d1 + rowOfDelta;
		const d3 = d2 + rowOfDelta;
		let i: i32 = 0;
		for (; i + 2 <= inputs; i += 2) {
			const zero = f32x4.splat(0);
			let a0 = zero, a1 = zero, a2 = zero, a3 = zero;
			let b0 = zero, b1 = zero, b2 = zero, b3 = zero;
			const w = at(kernel, i * stride);
			for (let offset: usize = 0; offset < rowOfDelta; offset += 16) {
				const first = v128.load(w + offset);
				const second = v128.load(w + rowOfDelta + offset);
				let d = v128.load(d0 + offset);
				a0 = plusProduct(a0, d, first);
				b0 = plusProduct(b0, d, second);
				d = v128.load(d1 + offset);
				a1 = plusProduct(a1, d, first);
				b1 = plusProduct(b1, d, second);
				d = v128.load(d2 + offset);
				a2 = plusProduct(a2, d, first);
				b2 = plusProduct(b2, d, second);
				d = v128.load(d3 + offset);
				a3 = plusProduct(a3, d, first);
				b3 = plusProduct(b3, d, second);
			}
			// Lanes: both inputs of one row, then of the next.
			const upper = acrossLanes(a0, b0, a1, b1);
			const lower = acrossLanes(a2, b2, a3, b3);
			const to = at(gradient, row * inputStride + i);
			v128.store64_lane(to, upper, 0);
			v128.store64_lane(to + rowOfX, upper, 1);
			v128.store64_lane(to + rowOfX * 2, lower, 0);
			v128.store64_lane(to + rowOfX * 3, lower, 1);
		}
		if (i == inputs) continue;
		const zero = f32x4.splat(0);
		let a0 = zero, a1 = zero, a2 = zero, a3 = zero;
		const w = at(kernel, i * stride);
		for (let offset: usize = 0; offset < rowOfDelta; offset += 16) {
			const values = v128.load(w + offset);
			a0 = plusProduct(a0, v128.load(d0 + offset), values);
			a1 = plusProduct(a1, v128.load(d1 + offset), values);
			a2 = plusProduct(a2, v128.load(d2 + offset), values);
			a3 = plusProduct(a3, v128.load(d3 + offset), values);
		}
		const sums = acrossLanes(a0, a1, a2, a3);
		const to = at(gradient, row * inputStride + i);
		v128.store32_lane(to, sums, 0);
		v128.store32_lane(to + rowOfX, sums, 1);
		v128.store32_lane(to + rowOfX * 2, sums, 2);
		v128.store32_lane(to + rowOfX * 3, sums, 3);
	}
}

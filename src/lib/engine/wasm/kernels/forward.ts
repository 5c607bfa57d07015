/**
 * z[r, j] = b[j] + Σᵢ x[r, i] · W[i, j], for r in [0, rows), in blocks of four rows and eight units:
 * each number of the kernel that is read serves four rows. `rows` and strides are multiples of four.
 */
import { at } from './network';

// @ts-ignore: decorator
@inline
function plusProduct(sum: v128, x: v128, w: v128): v128 {
	return f32x4.add(sum, f32x4.mul(x, w));
}

export function forward(
	x: usize, // [rows, inputStride]
	inputStride: i32,
	rows: i32,
	kernel: usize, // [inputs, stride]
	bias: usize, // [stride]
	inputs: i32,
	stride: i32,
	z: usize // [rows, stride]
): void {
	const rowOfX = <usize>inputStride << 2;
	const rowOfZ = <usize>stride << 2;
	for (let row = 0; row < rows; row += 4) {
		const x0 = at(x, row * inputStride);
		const x1 = x0 + rowOfX;
		const x2 = x1 + rowOfX;
		const x3 = x2 + rowOfX;
		const endOfX = at(x0, inputs);
		let j: i32 = 0;
		for (; j + 8 <= stride; j += 8) {
			let left = v128.load(at(bias, j));
			let right = v128.load(at(bias, j), 16);
			let a0 = left, a1 = left, a2 = left, a3 = left;
			let b0 = right, b1 = right, b2 = right, b3 = right;
			let w = at(kernel, j);
			for (let p = x0, q = x1, r = x2, s = x3; p < endOfX; p += 4, q += 4, r += 4, s += 4) {
				left = v128.load(w);
				right = v128.load(w, 16);
				let value = v128.load32_splat(p);
				a0 = plusProduct(a0, value, left);
				b0 = plusProduct(b0, value, right);
				value = v128.load32_splat(q);
				a1 = plusProduct(a1, value, left);
				b1 = plusProduct(b1, value, right);
				value = v128.load32_splat(r);
				a2 = plusProduct(a2, value, left);
				b2 = plusProduct(b2, value, right);
				value = v128.load32_splat(s);
				a3 = plusProduct(a3, value, left);
				b3 = plusProduct(b3, value, right);
				w += rowOfZ;
			}
			let to = at(z, row * stride + j);
			v128.store(to, a0);
			v128.store(to, b0, 16);
			to += rowOfZ;
			v128.store(to, a1);
			v128.store(to, b1, 16);
			to += rowOfZ;
			v128.store(to, a2);
			v128.store(to, b2, 16);
			to += rowOfZ;
			v128.store(to, a3);
			v128.store(to, b3, 16);
		}
		if (j == stride) continue;
		const start = v128.load(at(bias, j));
		let a0 = start, a1 = start, a2 = start, a3 = start;
		let w = at(kernel, j);
		for (let p = x0, q = x1, r = x2, s = x3; p < endOfX; p += 4, q += 4, r += 4, s += 4) {
			const values = v128.load(w);
			a0 = plusProduct(a0, v128.load32_splat(p), values);
			a1 = plusProduct(a1, v128.load32_splat(q), values);
			a2 = plusProduct(a2, v128.load32_splat(r), values);
			a3 = plusProduct(a3, v128.load32_splat(s), values);
			w += rowOfZ;
		}
		let to = at(z, row * stride + j);
		v128.store(to, a0);
		v128.store(to + rowOfZ, a1);
		v128.store(to + rowOfZ * 2, a2);
		v128.store(to + rowOfZ * 3, a3);
	}
}

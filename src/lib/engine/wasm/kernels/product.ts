/**
 * z[r, j] = start[j] + Σₖ x[r, k] · w[k, j], for r in [0, rows), in blocks of four rows and strips of
 * eight columns: each number of w that is read serves four rows, and a strip stays in the cache while
 * all rows pass it. Strides are multiples of four; rows up to the next multiple take part, and nothing
 * depends on them.
 */
import { at } from './network';

// @ts-ignore: decorator
@inline
function plusProduct(sum: v128, x: v128, w: v128): v128 {
	return f32x4.add(sum, f32x4.mul(x, w));
}

export function product(
	x: usize, // [rows, xStride]
	xStride: i32,
	rows: i32,
	depth: i32, // k < depth
	kernel: usize, // w, wherever its rows and strips lie:
	rowOfKernel: usize, // bytes from one row to the next
	stripOfKernel: usize, // bytes from eight columns to the next eight
	start: usize, // [stride], or 0 for zeros
	stride: i32,
	z: usize // [rows, stride]
): void {
	const rowOfX = <usize>xStride << 2;
	const rowOfZ = <usize>stride << 2;
	const endOfRows = at(x, rows * xStride);
	let strip = kernel;
	let j: i32 = 0;
	for (; j + 8 <= stride; j += 8) {
		const firstLeft = start ? v128.load(at(start, j)) : f32x4.splat(0);
		const firstRight = start ? v128.load(at(start, j), 16) : f32x4.splat(0);
		let to = at(z, j);
		for (let x0 = x; x0 < endOfRows; x0 += rowOfX * 4) {
			const endOfX = at(x0, depth);
			const x1 = x0 + rowOfX;
			const x2 = x1 + rowOfX;
			const x3 = x2 + rowOfX;
			let a0 = firstLeft, a1 = firstLeft, a2 = firstLeft, a3 = firstLeft;
			let b0 = firstRight, b1 = firstRight, b2 = firstRight, b3 = firstRight;
			let w = strip;
			for (let p = x0, q = x1, r = x2, s = x3; p < endOfX; p += 4, q += 4, r += 4, s += 4) {
				const left = v128.load(w);
				const right = v128.load(w, 16);
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
				w += rowOfKernel;
			}
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
			to += rowOfZ;
		}
		strip += stripOfKernel;
	}
	if (j == stride) return;
	const first = start ? v128.load(at(start, j)) : f32x4.splat(0);
	let to = at(z, j);
	for (let x0 = x; x0 < endOfRows; x0 += rowOfX * 4) {
		const endOfX = at(x0, depth);
		const x1 = x0 + rowOfX;
		const x2 = x1 + rowOfX;
		const x3 = x2 + rowOfX;
		let a0 = first, a1 = first, a2 = first, a3 = first;
		let w = strip;
		for (let p = x0, q = x1, r = x2, s = x3; p < endOfX; p += 4, q += 4, r += 4, s += 4) {
			const values = v128.load(w);
			a0 = plusProduct(a0, v128.load32_splat(p), values);
			a1 = plusProduct(a1, v128.load32_splat(q), values);
			a2 = plusProduct(a2, v128.load32_splat(r), values);
			a3 = plusProduct(a3, v128.load32_splat(s), values);
			w += rowOfKernel;
		}
		v128.store(to, a0);
		v128.store(to + rowOfZ, a1);
		v128.store(to + rowOfZ * 2, a2);
		v128.store(to + rowOfZ * 3, a3);
		to += rowOfZ * 4;
	}
}

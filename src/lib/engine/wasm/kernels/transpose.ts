/**
 * A kernel with its rows as columns, in strips of eight columns that lie one after another: the rows
 * of a wide matrix are a power of two apart, and push each other out of the cache.
 */
import { at } from './network';

/** strips[⌊i / 8⌋, j, i mod 8] = kernel[i, j]. Columns beyond `inputs` are left as they are. */
export function transpose(
	kernel: usize, // [inputs, stride]
	inputs: i32,
	stride: i32,
	strips: usize // [⌈inputs / 8⌉, stride, 8]
): void {
	const rowOfKernel = <usize>stride << 2;
	for (let i = 0; i < inputs; i += 4) {
		const from = at(kernel, i * stride);
		const to = at(strips, (i >> 3) * (stride << 3) + (i & 4));
		if (i + 4 > inputs) {
			transposeNumbers(from, inputs - i, stride, to);
			return;
		}
		for (let p: usize = 0; p < rowOfKernel; p += 16) {
			const a = v128.load(from + p);
			const b = v128.load(from + p + rowOfKernel);
			const c = v128.load(from + p + rowOfKernel * 2);
			const d = v128.load(from + p + rowOfKernel * 3);
			const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
			const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
			const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
			const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
			// Four numbers of the kernel's row are four rows of eight here.
			const first = to + (p << 3);
			v128.store(first, v128.shuffle<f64>(abLow, cdLow, 0, 2));
			v128.store(first, v128.shuffle<f64>(abLow, cdLow, 1, 3), 32);
			v128.store(first, v128.shuffle<f64>(abHigh, cdHigh, 0, 2), 64);
			v128.store(first, v128.shuffle<f64>(abHigh, cdHigh, 1, 3), 96);
		}
	}
}

/** The last one to three rows of a kernel. */
function transposeNumbers(from: usize, rows: i32, stride: i32, to: usize): void {
	for (let i = 0; i < rows; i++) {
		for (let j = 0; j < stride; j++) {
			store<f32>(at(to, (j << 3) + i), load<f32>(at(from, i * stride + j)));
		}
	}
}

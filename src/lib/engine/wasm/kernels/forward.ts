/** z[r, j] = b[j] + Σᵢ x[r, i] · W[i, j]. */
import { product } from './product';

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
	product(x, inputStride, rows, inputs, kernel, <usize>stride << 2, 32, bias, stride, z);
}

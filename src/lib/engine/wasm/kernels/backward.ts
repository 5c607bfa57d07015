/**
 * ∂loss/∂x[r, i] = Σⱼ δ[r, j] · W[i, j]: the product of the forward pass with the kernel transposed.
 * To transpose it is little work beside that, and leaves nothing to be summed across lanes.
 */
import { product } from './product';
import { transpose } from './transpose';

export function backward(
	delta: usize, // [rows, stride]
	rows: i32,
	units: i32,
	stride: i32,
	kernel: usize, // [inputs, stride]
	inputs: i32,
	inputStride: i32,
	strips: usize, // room for the kernel transposed
	gradient: usize // [rows, inputStride]
): void {
	transpose(kernel, inputs, stride, strips);
	product(delta, stride, rows, units, strips, 32, <usize>stride << 5, 0, inputStride, gradient);
}

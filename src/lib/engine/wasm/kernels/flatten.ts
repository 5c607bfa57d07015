/** Positions × channels as one row of numbers, and back. */
import { at } from './network';

/** outputs[r, p · channels + c] = x[r, p, c]. */
export function flatten(
	x: usize, // positions `positionStride` and rows `rowStride` numbers apart
	rowStride: i32,
	positionStride: i32,
	rows: i32,
	positions: i32,
	channels: i32,
	outputs: usize, // [rows, stride]
	stride: i32
): void {
	for (let row = 0; row < rows; row++) {
		for (let position = 0; position < positions; position++) {
			const from = at(x, row * rowStride + position * positionStride);
			const to = at(outputs, row * stride + position * channels);
			memory.copy(to, from, <usize>channels << 2);
		}
	}
}

/** to[r, p, c] = gradient[r, p · channels + c], and 0 in what pads. */
export function unflatten(
	gradient: usize, // [rows, stride]
	stride: i32,
	rows: i32,
	positions: i32,
	channels: i32,
	to: usize, // as `x` above
	rowStride: i32,
	positionStride: i32
): void {
	memory.fill(to, 0, <usize>(rows * rowStride) << 2);
	for (let row = 0; row < rows; row++) {
		for (let position = 0; position < positions; position++) {
			const from = at(gradient, row * stride + position * channels);
			memory.copy(at(to, row * rowStride + position * positionStride), from, <usize>channels << 2);
		}
	}
}

/** The largest value of each channel over all positions, and the way back to it. */
import { at, clearPadding } from './network';

/** outputs[r, c] = max over p of x[r, p, c]; largest[r, c] is the first such p, as int32. */
export function poolLargest(
	x: usize, // positions `positionStride` and rows `rowStride` numbers apart
	rowStride: i32,
	positionStride: i32,
	rows: i32,
	positions: i32,
	units: i32,
	stride: i32,
	outputs: usize, // [rows, stride]
	largest: usize // [rows, stride]
): void {
	const nextPosition = <usize>positionStride << 2;
	for (let row = 0; row < rows; row++) {
		for (let j = 0; j < stride; j += 4) {
			let p = at(x, row * rowStride + j);
			let best = v128.load(p);
			let place = i32x4.splat(0);
			for (let position = 1; position < positions; position++) {
				p += nextPosition;
				const value = v128.load(p);
				const isLarger = f32x4.gt(value, best);
				best = v128.bitselect(value, best, isLarger);
				place = v128.bitselect(i32x4.splat(position), place, isLarger);
			}
			v128.store(at(outputs, row * stride + j), best);
			v128.store(at(largest, row * stride + j), place);
		}
	}
	// Beyond the last channel may lie those of the next position.
	clearPadding(outputs, rows, units, stride);
}

/** to[r, largest[r, c], c] = gradient[r, c], and 0 elsewhere. */
export function backToLargest(
	gradient: usize, // [rows, stride]
	largest: usize, // [rows, stride]
	rows: i32,
	units: i32,
	stride: i32,
	to: usize, // as `x` above
	rowStride: i32,
	positionStride: i32
): void {
	memory.fill(to, 0, <usize>(rows * rowStride) << 2);
	for (let row = 0; row < rows; row++) {
		for (let unit = 0; unit < units; unit++) {
			const from = row * stride + unit;
			const position = load<i32>(at(largest, from));
			const place = row * rowStride + position * positionStride + unit;
			store<f32>(at(to, place), load<f32>(at(gradient, from)));
		}
	}
}

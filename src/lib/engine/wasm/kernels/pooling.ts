/** The largest or the mean value of each channel in every window over the positions, and the way back. */
import { at, clearPadding } from './network';

// Place p has a window over the positions from p · step − before on, `taps` of them but for those beyond
// both ends. Positions of x are `positionStride` and rows `rowStride` numbers apart.

// @ts-ignore: decorator
@inline
function firstOf(place: i32, step: i32, before: i32): i32 {
	return max(place * step - before, 0);
}

// @ts-ignore: decorator
@inline
function endOf(place: i32, step: i32, before: i32, taps: i32, positions: i32): i32 {
	return min(place * step - before + taps, positions);
}

/** outputs[r, p, c] = max of x[r, q, c] over its window; largest[r, p, c] is the first such q, as int32. */
export function poolLargest(
	x: usize,
	rowStride: i32,
	positionStride: i32,
	rows: i32,
	positions: i32,
	taps: i32,
	step: i32,
	before: i32,
	places: i32,
	units: i32,
	stride: i32,
	outputs: usize, // [rows, places, stride]
	largest: usize // [rows, places, stride]
): void {
	const nextPosition = <usize>positionStride << 2;
	for (let row = 0; row < rows; row++) {
		for (let place = 0; place < places; place++) {
			const first = firstOf(place, step, before);
			const end = endOf(place, step, before, taps, positions);
			const to = (row * places + place) * stride;
			for (let j = 0; j < stride; j += 4) {
				let p = at(x, row * rowStride + first * positionStride + j);
				let best = v128.load(p);
				let found = i32x4.splat(first);
				for (let position = first + 1; position < end; position++) {
					p += nextPosition;
					const value = v128.load(p);
					const isLarger = f32x4.gt(value, best);
					best = v128.bitselect(value, best, isLarger);
					found = v128.bitselect(i32x4.splat(position), found, isLarger);
				}
				v128.store(at(outputs, to + j), best);
				v128.store(at(largest, to + j), found);
			}
		}
	}
	// Beyond the last channel may lie those of the next position.
	clearPadding(outputs, rows * places, units, stride);
}

/** to[r, q, c] = Σ gradient[r, p, c] over the places whose largest value is there. */
export function backToLargest(
	gradient: usize, // [rows, places, stride]
	largest: usize, // [rows, places, stride]
	rows: i32,
	places: i32,
	units: i32,
	stride: i32,
	to: usize,
	rowStride: i32,
	positionStride: i32
): void {
	memory.fill(to, 0, <usize>(rows * rowStride) << 2);
	for (let row = 0; row < rows; row++) {
		for (let place = 0; place < places; place++) {
			for (let unit = 0; unit < units; unit++) {
				const from = (row * places + place) * stride + unit;
				const position = load<i32>(at(largest, from));
				const there = at(to, row * rowStride + position * positionStride + unit);
				store<f32>(there, load<f32>(there) + load<f32>(at(gradient, from)));
			}
		}
	}
}

/** outputs[r, p, c] = mean of x[r, q, c] over its window. */
export function poolMean(
	x: usize,
	rowStride: i32,
	positionStride: i32,
	rows: i32,
	positions: i32,
	taps: i32,
	step: i32,
	before: i32,
	places: i32,
	units: i32,
	stride: i32,
	outputs: usize // [rows, places, stride]
): void {
	for (let row = 0; row < rows; row++) {
		for (let place = 0; place < places; place++) {
			const first = firstOf(place, step, before);
			const end = endOf(place, step, before, taps, positions);
			const count = f32x4.splat(<f32>(end - first));
			for (let j = 0; j < stride; j += 4) {
				let sum = f32x4.splat(0);
				for (let position = first; position < end; position++) {
					sum = f32x4.add(sum, v128.load(at(x, row * rowStride + position * positionStride + j)));
				}
				v128.store(at(outputs, (row * places + place) * stride + j), f32x4.div(sum, count));
			}
		}
	}
	clearPadding(outputs, rows * places, units, stride);
}

/** to[r, q, c] = Σ gradient[r, p, c] / count of p over the places whose windows cover q. */
export function backFromMean(
	gradient: usize, // [rows, places, stride]
	rows: i32,
	positions: i32,
	taps: i32,
	step: i32,
	before: i32,
	places: i32,
	units: i32,
	stride: i32,
	to: usize,
	rowStride: i32,
	positionStride: i32
): void {
	memory.fill(to, 0, <usize>(rows * rowStride) << 2);
	for (let row = 0; row < rows; row++) {
		for (let place = 0; place < places; place++) {
			const first = firstOf(place, step, before);
			const end = endOf(place, step, before, taps, positions);
			const count = <f32>(end - first);
			for (let unit = 0; unit < units; unit++) {
				const share = load<f32>(at(gradient, (row * places + place) * stride + unit)) / count;
				for (let position = first; position < end; position++) {
					const there = at(to, row * rowStride + position * positionStride + unit);
					store<f32>(there, load<f32>(there) + share);
				}
			}
		}
	}
}

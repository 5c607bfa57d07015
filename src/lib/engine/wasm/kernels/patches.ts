/**
 * A convolution as a product: of each place the numbers that its kernel sees, one after another, are a
 * row. What comes back for them is added up where they came from, place by place.
 */
import { at } from './network';

/**
 * patches[r · places + p, t · channels + c] = x[r, p · step − before + t, c], or 0 beyond both ends, for
 * t in [0, taps). What pads a row is left as it is.
 */
export function gatherPatches(
	x: usize, // positions `positionStride` and rows `rowStride` numbers apart
	rowStride: i32,
	positionStride: i32,
	rows: i32,
	positions: i32,
	channels: i32,
	taps: i32,
	step: i32,
	before: i32,
	places: i32,
	patches: usize, // [rows · places, patchStride]
	patchStride: i32
): void {
	const isDense = positionStride == channels;
	for (let row = 0; row < rows; row++) {
		const from = at(x, row * rowStride);
		for (let place = 0; place < places; place++) {
			const to = at(patches, (row * places + place) * patchStride);
			const first = place * step - before;
			if (isDense && first >= 0 && first + taps <= positions) {
				copy(at(from, first * channels), to, taps * channels);
				continue;
			}
			for (let tap = 0; tap < taps; tap++) {
				const position = first + tap;
				const own = at(to, tap * channels);
				if (position < 0 || position >= positions) {
					memory.fill(own, 0, <usize>channels << 2);
				} else copy(at(from, position * positionStride), own, channels);
			}
		}
	}
}

/** gradient[r, p · step − before + t, c] = Σ patches[r · places + p, t · channels + c] over p and t. */
export function scatterPatches(
	patches: usize, // [rows · places, patchStride]
	patchStride: i32,
	rows: i32,
	positions: i32,
	channels: i32,
	taps: i32,
	step: i32,
	before: i32,
	places: i32,
	gradient: usize, // as `x` above
	rowStride: i32,
	positionStride: i32
): void {
	memory.fill(gradient, 0, <usize>(rows * rowStride) << 2);
	for (let row = 0; row < rows; row++) {
		const to = at(gradient, row * rowStride);
		for (let place = 0; place < places; place++) {
			const from = at(patches, (row * places + place) * patchStride);
			const first = place * step - before;
			for (let tap = 0; tap < taps; tap++) {
				const position = first + tap;
				if (position < 0 || position >= positions) continue;
				add(at(from, tap * channels), at(to, position * positionStride), channels);
			}
		}
	}
}

// @ts-ignore: decorator
@inline
function copy(from: usize, to: usize, count: i32): void {
	let i: i32 = 0;
	for (; i + 4 <= count; i += 4) v128.store(at(to, i), v128.load(at(from, i)));
	for (; i < count; i++) store<f32>(at(to, i), load<f32>(at(from, i)));
}

// @ts-ignore: decorator
@inline
function add(from: usize, to: usize, count: i32): void {
	let i: i32 = 0;
	for (; i + 4 <= count; i += 4) {
		v128.store(at(to, i), f32x4.add(v128.load(at(to, i)), v128.load(at(from, i))));
	}
	for (; i < count; i++) store<f32>(at(to, i), load<f32>(at(to, i)) + load<f32>(at(from, i)));
}

/**
 * Rounds an array of weights to codes times a scale, in the same steps and to the same bits as
 * `network/compression/quantize.ts`, which has the formulas. The optimizer goes on from the weights before.
 */
import { at } from './network';

/** Kinds of rounding, which `networkMemory.ts` tells: to a grid, or by sign with or without a threshold. */
export const toGrid = 1;
const ternary = 2;

/**
 * `[rows, stride]` from `from` to `to`. With `isPerUnit` each column has a scale of its own, otherwise
 * all have one. `scales` and `thresholds` are room for `[stride]` each.
 */
export function roundWeights(
	from: usize,
	to: usize,
	rows: i32,
	units: i32,
	stride: i32,
	kind: i32,
	largestCode: f32,
	isPerUnit: i32,
	scales: usize,
	thresholds: usize
): void {
	const step = isPerUnit ? 1 : units;
	for (let unit = 0; unit < units; unit += step) {
		let threshold: f32 = 0;
		let scale: f32;
		if (kind == toGrid) {
			scale = largest(from, rows, unit, unit + step, stride) / largestCode;
		} else {
			if (kind == ternary) {
				const mean = meanAbove(0, from, rows, unit, unit + step, stride);
				threshold = <f32>(0.7 * <f64>mean);
			}
			scale = meanAbove(threshold, from, rows, unit, unit + step, stride);
		}
		for (let i = unit; i < unit + step; i++) {
			store<f32>(at(scales, i), scale);
			store<f32>(at(thresholds, i), threshold);
		}
	}
	const zero = f32x4.splat(0);
	const one = f32x4.splat(1);
	for (let column = 0; column < stride; column += 4) {
		const scale = v128.load(at(scales, column));
		const threshold = v128.load(at(thresholds, column));
		const isScaled = f32x4.ne(scale, zero);
		for (let row = 0; row < rows; row++) {
			const place = row * stride + column;
			const w = v128.load(at(from, place));
			let code: v128;
			if (kind == toGrid) {
				code = v128.and(f32x4.nearest(f32x4.div(w, scale)), isScaled);
			} else {
				const positive = v128.and(f32x4.gt(w, threshold), one);
				const negative = v128.and(f32x4.lt(w, f32x4.neg(threshold)), one);
				code = f32x4.sub(positive, negative);
			}
			// Plus 0, so that no zero has a sign.
			v128.store(at(to, place), f32x4.add(f32x4.mul(code, scale), zero));
		}
	}
}

/** max|w| over the columns from `start` to before `end`. */
function largest(from: usize, rows: i32, start: i32, end: i32, stride: i32): f32 {
	let result: f32 = 0;
	for (let row = 0; row < rows; row++) {
		for (let unit = start; unit < end; unit++) {
			result = max<f32>(result, abs<f32>(load<f32>(at(from, row * stride + unit))));
		}
	}
	return result;
}

/** The mean of those sizes that are above a threshold, 0 of none. NaN counts, so that it spreads. */
function meanAbove(
	threshold: f32,
	from: usize,
	rows: i32,
	start: i32,
	end: i32,
	stride: i32
): f32 {
	let sum: f64 = 0;
	let count = 0;
	for (let row = 0; row < rows; row++) {
		for (let unit = start; unit < end; unit++) {
			const size = abs<f32>(load<f32>(at(from, row * stride + unit)));
			if (size <= threshold) continue;
			sum += <f64>size;
			count++;
		}
	}
	return count == 0 ? 0 : <f32>(sum / <f64>count);
}

/**
 * ∂loss/∂z of the mean loss over `count` rows, each in closed form. The numbers are those of `losses`.
 *
 * - mean squared error: 2 (z − y) / (count · units)
 * - binary cross-entropy: (σ(z) − y) / (count · units)
 * - softmax cross-entropy: (softmax(z) − y) / count
 */
import { exp4, sigmoid4 } from './elementary/exponential';
import { at, clearPadding, clearRows } from './network';

const meanSquaredError = 0;
const binaryCrossEntropy = 1;

export function lossGradient(
	loss: i32,
	outputs: usize, // [rows, stride]
	targets: usize, // [rows, stride]
	count: i32,
	units: i32,
	stride: i32,
	delta: usize // [rows, stride]; may be `outputs`
): void {
	const size = <usize>(count * stride) << 2;
	if (loss == meanSquaredError) {
		const scale = f32x4.splat(<f32>(2.0 / (<f64>count * <f64>units)));
		for (let p: usize = 0; p < size; p += 16) {
			const difference = f32x4.sub(v128.load(outputs + p), v128.load(targets + p));
			v128.store(delta + p, f32x4.mul(difference, scale));
		}
	} else if (loss == binaryCrossEntropy) {
		const scale = f32x4.splat(<f32>(1.0 / (<f64>count * <f64>units)));
		for (let p: usize = 0; p < size; p += 16) {
			const difference = f32x4.sub(sigmoid4(v128.load(outputs + p)), v128.load(targets + p));
			v128.store(delta + p, f32x4.mul(difference, scale));
		}
		clearPadding(delta, count, units, stride);
	} else {
		const scale = f32x4.splat(<f32>(1.0 / <f64>count));
		for (let row = 0; row < count; row++) {
			const start = at(0, row * stride);
			softmax(outputs + start, units, stride, delta + start);
			for (let p = start; p < at(start, stride); p += 16) {
				const difference = f32x4.sub(v128.load(delta + p), v128.load(targets + p));
				v128.store(delta + p, f32x4.mul(difference, scale));
			}
		}
	}
	// Rows that pad the batch teach nothing.
	clearRows(delta, count, stride);
}

/** Of one row. */
function softmax(row: usize, units: i32, stride: i32, to: usize): void {
	let largest = load<f32>(row);
	for (let j = 1; j < units; j++) largest = max<f32>(largest, load<f32>(at(row, j)));
	for (let p: usize = 0; p < at(0, stride); p += 16) {
		v128.store(to + p, exp4(f32x4.sub(v128.load(row + p), f32x4.splat(largest))));
	}
	clearPadding(to, 1, units, stride);
	let sum: f32 = 0;
	for (let j = 0; j < units; j++) sum += load<f32>(at(to, j));
	for (let p: usize = 0; p < at(0, stride); p += 16) {
		v128.store(to + p, f32x4.div(v128.load(to + p), f32x4.splat(sum)));
	}
}

/** to ← by · from, of `count` numbers; `to` may be `from`. */
export function scale(from: usize, count: i32, by: f32, to: usize): void {
	const factor = f32x4.splat(by);
	for (let p: usize = 0; p < at(0, count); p += 16) {
		v128.store(to + p, f32x4.mul(v128.load(from + p), factor));
	}
}

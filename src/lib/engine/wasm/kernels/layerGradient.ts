/** One layer of each kind, from ∂loss/∂outputs to ∂loss/∂inputs. */
import { throughActivation } from './activation';
import { backward } from './backward';
import { unflatten } from './flatten';
import { gradientOfBias, gradientOfKernel } from './gradient';
import {
	convolution,
	flat,
	Layer,
	lengthOf,
	maxPooling,
	meanPooling,
	residual
} from './network';
import { scatterPatches } from './patches';
import { backFromMean, backToLargest } from './pooling';
import { joinGradients, splitGradient } from './residual';

/** From ∂loss/∂outputs, in its `delta`, to ∂loss/∂z there. */
export function enterLayer(layer: Layer, rows: i32): void {
	const length = lengthOf(layer, rows);
	if (layer.kind == residual) splitGradient(layer.delta, layer.past, length);
	throughActivation(layer.activation, layer.delta, layer.sums, length);
}

/** ∂loss/∂ its parameters; `x` is what came in. */
export function differentiate(layer: Layer, x: usize, rows: i32): void {
	if (!layer.kernel) return;
	const isConvolution = layer.kind == convolution;
	const from = isConvolution ? layer.patches : x;
	const count = isConvolution ? rows * layer.places : rows;
	const delta = layer.delta;
	const stride = layer.stride;
	gradientOfKernel(from, layer.inputStride, count, delta, layer.inputs, stride, layer.kernelGradient);
	if (layer.bias) gradientOfBias(delta, count, stride, layer.biasGradient);
}

/** ∂loss/∂inputs into `to`. The patches of a convolution give way to what comes back for them. */
export function passBack(layer: Layer, rows: i32, to: usize): void {
	const kind = layer.kind;
	if (kind == maxPooling) return poolBack(layer, rows, to);
	if (kind == meanPooling) return averageBack(layer, rows, to);
	if (kind == flat) return unflattenLayer(layer, rows, to);
	const isConvolution = kind == convolution;
	backward(
		layer.delta,
		isConvolution ? rows * layer.places : rows,
		layer.units,
		layer.stride,
		layer.kernel,
		layer.inputs,
		layer.inputStride,
		layer.strips,
		isConvolution ? layer.patches : to
	);
	if (isConvolution) scatter(layer, rows, to);
	if (kind == residual) joinGradients(to, layer.past, lengthOf(layer, rows));
}

function poolBack(layer: Layer, rows: i32, to: usize): void {
	backToLargest(
		layer.delta,
		layer.largest,
		rows,
		layer.places,
		layer.units,
		layer.stride,
		to,
		layer.rowStride,
		layer.positionStride
	);
}

function averageBack(layer: Layer, rows: i32, to: usize): void {
	backFromMean(
		layer.delta,
		rows,
		layer.positions,
		layer.taps,
		layer.step,
		layer.before,
		layer.places,
		layer.units,
		layer.stride,
		to,
		layer.rowStride,
		layer.positionStride
	);
}

function unflattenLayer(layer: Layer, rows: i32, to: usize): void {
	unflatten(
		layer.delta,
		layer.stride,
		rows,
		layer.positions,
		layer.channels,
		to,
		layer.rowStride,
		layer.positionStride
	);
}

function scatter(layer: Layer, rows: i32, to: usize): void {
	scatterPatches(
		layer.patches,
		layer.inputStride,
		rows,
		layer.positions,
		layer.channels,
		layer.taps,
		layer.step,
		layer.before,
		layer.places,
		to,
		layer.rowStride,
		layer.positionStride
	);
}

/** One layer of each kind, forward and backward. The numbers are those of `kernelKinds`. */
import { activate, gelu, throughActivation } from './activation';
import { backward } from './backward';
import { flatten, unflatten } from './flatten';
import { forward } from './forward';
import { gradientOfBias, gradientOfKernel } from './gradient';
import { Layer } from './network';
import { gatherPatches, scatterPatches } from './patches';
import { backFromMean, backToLargest, poolLargest, poolMean } from './pooling';
import { addToInputs, joinGradients, splitGradient } from './residual';

const residual = 1;
const convolution = 2;
const maxPooling = 3;
const flat = 4;
const meanPooling = 5;

/** Numbers that `rows` rows of its outputs take. */
// @ts-ignore: decorator
@inline
function lengthOf(layer: Layer, rows: i32): i32 {
	return rows * layer.places * layer.stride;
}

/** Its outputs from its inputs `x`. `shift` is the way to the parameters that are meant. */
export function computeLayer(layer: Layer, x: usize, rows: i32, shift: isize): void {
	const kind = layer.kind;
	if (kind == maxPooling) return pool(layer, x, rows);
	if (kind == meanPooling) return average(layer, x, rows);
	if (kind == flat) return flattenLayer(layer, x, rows);
	const stride = layer.stride;
	const kernel = layer.kernel + shift;
	const bias = layer.bias ? layer.bias + shift : 0;
	const sums = layer.sums;
	let from = x;
	let count = rows;
	if (kind == convolution) {
		gather(layer, x, rows);
		from = layer.patches;
		count = rows * layer.places;
	}
	forward(from, layer.inputStride, count, kernel, bias, layer.inputs, stride, sums);
	// The slope of gelu and of those after it needs the sums themselves.
	const activated = layer.activation < gelu ? sums : layer.outputs;
	activate(layer.activation, sums, activated, count, layer.units, stride);
	if (kind == residual) addToInputs(x, activated, layer.outputs, lengthOf(layer, rows));
}

function pool(layer: Layer, x: usize, rows: i32): void {
	poolLargest(
		x,
		layer.rowStride,
		layer.positionStride,
		rows,
		layer.positions,
		layer.taps,
		layer.step,
		layer.before,
		layer.places,
		layer.units,
		layer.stride,
		layer.outputs,
		layer.largest
	);
}

function average(layer: Layer, x: usize, rows: i32): void {
	poolMean(
		x,
		layer.rowStride,
		layer.positionStride,
		rows,
		layer.positions,
		layer.taps,
		layer.step,
		layer.before,
		layer.places,
		layer.units,
		layer.stride,
		layer.outputs
	);
}

function flattenLayer(layer: Layer, x: usize, rows: i32): void {
	flatten(
		x,
		layer.rowStride,
		layer.positionStride,
		rows,
		layer.positions,
		layer.channels,
		layer.outputs,
		layer.stride
	);
}

function gather(layer: Layer, x: usize, rows: i32): void {
	gatherPatches(
		x,
		layer.rowStride,
		layer.positionStride,
		rows,
		layer.positions,
		layer.channels,
		layer.taps,
		layer.step,
		layer.before,
		layer.places,
		layer.patches,
		layer.inputStride
	);
}

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

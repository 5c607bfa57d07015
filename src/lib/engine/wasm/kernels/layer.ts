/** One layer of each kind, forward; `layerGradient.ts` goes the other way. */
import { activate, gelu } from './activation';
import { flatten } from './flatten';
import { forward } from './forward';
import {
	convolution,
	flat,
	Layer,
	lengthOf,
	maxPooling,
	meanPooling,
	residual
} from './network';
import { gatherPatches } from './patches';
import { poolLargest, poolMean } from './pooling';
import { addToInputs } from './residual';

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

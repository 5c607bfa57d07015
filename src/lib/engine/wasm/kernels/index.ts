/** What a member asks of the module: all steps of a burst in one call, outputs of rows, an order. */
import { dropUnits } from './dropout';
import { gather } from './gather';
import { computeLayer } from './layer';
import { differentiate, enterLayer, passBack } from './layerGradient';
import { gradientOfLowRank } from './lowRank';
import { lossGradient, scale } from './lossGradient';
import { at, Layer, layerAt, Network, padded, Step } from './network';
import { advance } from './optimizer';
import { prepare } from './prepare';
export { prepare } from './prepare';
export { shuffle } from './shuffle';

/** Memory from here on is free, from the beginning of a cache line. */
export function firstFree(): usize {
	return (__heap_base + 63) & ~63;
}

/**
 * The outputs of every layer for `rows` rows (a multiple of four), dropout off. `shift` is the way in
 * bytes from the parameters that the network uses to those that are meant.
 */
export function predict(network: Network, inputs: usize, rows: i32, shift: isize): void {
	if (shift == 0) prepare(network);
	let x = inputs;
	for (let index = 0; index < network.layerCount; index++) {
		const layer = layerAt(network, index);
		computeLayer(layer, x, rows, shift);
		x = layer.outputs;
	}
}

/** The `count` steps that begin at `steps`. */
export function train(network: Network, steps: usize, count: i32): void {
	for (let index = 0; index < count; index++) {
		trainStep(network, changetype<Step>(steps + <usize>index * offsetof<Step>()));
	}
}

function trainStep(network: Network, step: Step): void {
	const rows = step.count;
	const last = network.layerCount - 1;
	const first = layerAt(network, 0);
	const final = layerAt(network, last);
	prepare(network);
	let inputs = step.inputs;
	let targets = step.targets;
	if (step.rows) {
		gather(inputs, step.rows, step.count, first.rowStride, network.batchInputs);
		gather(targets, step.rows, step.count, final.stride, network.batchTargets);
		inputs = network.batchInputs;
		targets = network.batchTargets;
	}
	let x = inputs;
	for (let index = 0; index <= last; index++) {
		const layer = layerAt(network, index);
		computeLayer(layer, x, rows, 0);
		x = layer.outputs;
		if (layer.drops) {
			drop(network, layer, index, step, layer.outputs, layer.passedOn, rows);
			x = layer.passedOn;
		}
	}
	const outputs = final.outputs;
	differentiateLoss(network, final, outputs, targets, step.count);
	enterLayer(final, rows);
	for (let index = last; index >= 0; index--) {
		const layer = layerAt(network, index);
		differentiate(layer, index == 0 ? inputs : layerAt(network, index - 1).passedOn, rows);
		if (layer.rank) differentiateUpdate(layer);
		if (index == 0) break;
		const below = layerAt(network, index - 1);
		passBack(layer, rows, below.delta);
		enterBelow(network, below, index - 1, step, rows);
	}
	update(network, step);
}

/** At temperature T it is T times the gradient at z / T. */
function differentiateLoss(
	network: Network,
	layer: Layer,
	outputs: usize,
	targets: usize,
	count: i32
): void {
	const delta = layer.delta;
	const stride = layer.stride;
	const temperature = network.temperature;
	if (temperature == 1) {
		lossGradient(network.loss, outputs, targets, count, layer.units, stride, delta);
		return;
	}
	const size = padded(count) * stride;
	scale(outputs, size, 1 / temperature, delta);
	lossGradient(network.loss, delta, targets, count, layer.units, stride, delta);
	scale(delta, size, temperature, delta);
}

/** From the gradient of a kernel to that of its low-rank update. */
function differentiateUpdate(layer: Layer): void {
	gradientOfLowRank(
		layer.down,
		layer.up,
		layer.rank,
		layer.inputs,
		layer.stride,
		layer.kernelGradient,
		layer.downGradient,
		layer.upGradient
	);
}

/** What a layer passes back is ∂loss/∂ what the one below passed on: to its ∂loss/∂z. */
function enterBelow(network: Network, below: Layer, index: i32, step: Step, rows: i32): void {
	if (below.drops) drop(network, below, index, step, below.delta, below.delta, rows);
	enterLayer(below, rows);
}

function drop(
	network: Network,
	layer: Layer,
	index: i32,
	step: Step,
	from: usize,
	to: usize,
	rows: i32
): void {
	const hash = step.dropoutHash;
	const threshold = network.dropoutThreshold;
	const scale = network.dropoutScale;
	const units = layer.units;
	dropUnits(from, to, hash, index, rows, layer.places, units, layer.stride, threshold, scale);
}

/** Kernels are told from biases only where there is something that biases have not. Low-rank updates
 * follow them, and are as kernels. */
function update(network: Network, step: Step): void {
	const all = <usize>network.size << 2;
	if (network.l1 == 0 && network.l2 == 0 && network.weightDecay == 0) {
		advance(network, step, 0, all, false);
		return;
	}
	let updates: usize = 0;
	for (let index = 0; index < network.layerCount; index++) {
		const layer = layerAt(network, index);
		if (!layer.kernel) continue;
		const kernel = layer.kernelGradient - network.gradient;
		updates = kernel + at(0, layer.inputs * layer.stride);
		advance(network, step, kernel, updates, true);
		if (!layer.bias) continue;
		const bias = layer.biasGradient - network.gradient;
		updates = at(bias, layer.stride);
		advance(network, step, bias, updates, false);
	}
	advance(network, step, updates, all, true);
}

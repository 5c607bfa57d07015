/** What the passes of a network compute with, where that is not what its optimizer adjusts. */
import { addProduct } from './lowRank';
import { layerAt, Layer, Network } from './network';
import { roundWeights, toGrid } from './rounding';

/** Writes the parameters that are used from those that are trained, where the two lie apart. */
export function prepare(network: Network): void {
	if (network.used == network.parameters) return;
	memory.copy(network.used, network.parameters, <usize>network.size << 2);
	for (let index = 0; index < network.layerCount; index++) {
		const layer = layerAt(network, index);
		if (!layer.kernel) continue;
		if (network.rounding) roundLayer(network, layer);
		if (!layer.rank) continue;
		addProduct(layer.down, layer.up, layer.rank, layer.inputs, layer.stride, layer.kernel);
	}
}

function roundLayer(network: Network, layer: Layer): void {
	const units = layer.units;
	const stride = layer.stride;
	const scales = network.scales;
	const thresholds = network.thresholds;
	const way = network.parameters - network.used;
	const kernel = layer.kernel;
	roundWeights(
		kernel + way,
		kernel,
		layer.inputs,
		units,
		stride,
		network.rounding,
		network.largestCode,
		network.isPerUnit,
		scales,
		thresholds
	);
	const largest = network.largestBiasCode;
	const bias = layer.bias;
	if (largest == 0 || !bias) return;
	roundWeights(bias + way, bias, 1, units, stride, toGrid, largest, 0, scales, thresholds);
}

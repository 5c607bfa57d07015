/** What the passes of a network compute with, where that is not what its optimizer adjusts. */
import { layerAt, Network } from './network';
import { roundWeights, toGrid } from './rounding';

/** Writes the parameters that are used from those that are trained, where the two lie apart. */
export function prepare(network: Network): void {
	if (network.used == network.parameters) return;
	memory.copy(network.used, network.parameters, <usize>network.size << 2);
	if (!network.rounding) return;
	const scales = network.scales;
	const thresholds = network.thresholds;
	for (let index = 0; index < network.layerCount; index++) {
		const layer = layerAt(network, index);
		if (!layer.kernel) continue;
		const units = layer.units;
		const stride = layer.stride;
		const way = network.parameters - network.used;
		roundWeights(
			layer.kernel + way,
			layer.kernel,
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
		if (largest == 0 || !bias) continue;
		roundWeights(bias + way, bias, 1, units, stride, toGrid, largest, 0, scales, thresholds);
	}
}

/** The order in which keys go through a network's parameters, and the layer that each belongs to. */
import type { LayerMatrix } from '$lib/network/matrices.ts';

/** The position of a parameter in the order of the squares: units in turn, each with its bias last. */
export function positionOf(layers: readonly LayerMatrix[], index: number): number {
	const { inputs, outputs, kernelStart, biasStart } = layerOf(layers, index);
	if (index >= biasStart) return kernelStart + (index - biasStart) * (inputs + 1) + inputs;
	const weight = index - kernelStart;
	return kernelStart + (weight % outputs) * (inputs + 1) + Math.floor(weight / outputs);
}

/** The inverse of `positionOf`. */
export function parameterAt(layers: readonly LayerMatrix[], position: number): number {
	const { inputs, outputs, kernelStart, biasStart } = layerOf(layers, position);
	const unit = Math.floor((position - kernelStart) / (inputs + 1));
	const from = (position - kernelStart) % (inputs + 1);
	return from === inputs ? biasStart + unit : kernelStart + from * outputs + unit;
}

/** The layer of a parameter, or of a number of its update. */
export function layerOf(layers: readonly LayerMatrix[], index: number): LayerMatrix {
	const own = layers.find(({ end }) => index < end);
	const updated = layers.find(({ update }) => update && index < update.end);
	return own ?? updated ?? layers[layers.length - 1];
}

/** How many numbers the squares show: the network's own, and then those of an update. */
export function countShown(layers: readonly LayerMatrix[]): number {
	return Math.max(...layers.map(({ end, update }) => update?.end ?? end));
}

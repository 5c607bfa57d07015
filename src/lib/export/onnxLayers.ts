/**
 * A network's layers in ONNX's operators. Between convolutions the numbers of an example are `[channels,
 * positions]`, as Conv and its like have them; a network's own order is positions first.
 */
import { layersOf, type NetworkSpec } from '../network/spec.ts';
import { writerOf } from './layers/index.ts';
import { kerasArrays, swapped, type NamedArray } from './namedArrays.ts';
import type { Nodes } from './onnxNodes.ts';

/** Throws a `RangeError` for a kind that no network of the page has. */
export function addLayers(nodes: Nodes, network: NetworkSpec): void {
	if (network.input.length === 2) {
		nodes.reshape(network.input);
		nodes.add('Transpose', [nodes.last], { perm: [0, 2, 1] });
	}
	for (const layer of layersOf(network)) writerOf(layer).onnx(nodes, layer);
}

/** The layers' arrays by the names that the nodes take: a convolution's kernel is `[filters, channels, kernel]`. */
export function layerArrays(network: NetworkSpec, parameters: Float32Array): NamedArray[] {
	return kerasArrays(network, parameters).map((array) =>
		array.shape.length === 3 ? swapped(array) : array
	);
}

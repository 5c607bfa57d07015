/**
 * One point at a time, as a device does that has one question: every array is laid out beforehand, and a
 * prediction multiplies every weight, those that are 0 among them.
 */
import { activate } from './activation.ts';
import { denseLayersOf, type NetworkSpec } from './spec.ts';

/** Takes a point's inputs and gives the outputs, in an array that the next prediction writes anew. */
export type Predictor = (inputs: ArrayLike<number>) => Float64Array;

/** Of a stack of dense layers. `parameters` are flat, as in `spec`. */
export function predictorOf(network: NetworkSpec, parameters: Float32Array): Predictor {
	const layers = denseLayersOf(network).map((layer) => ({
		...layer,
		kernel: parameters.slice(layer.kernelStart, layer.biasStart),
		biases: parameters.slice(layer.biasStart, layer.end),
		sums: new Float64Array(layer.outputs)
	}));
	return (inputs) => {
		let values = inputs;
		for (const { kernel, biases, sums, outputs, activation } of layers) {
			sums.set(biases);
			for (let from = 0; from < values.length; from++) {
				const value = values[from];
				for (let to = 0, at = from * outputs; to < outputs; to++, at++) {
					sums[to] += value * kernel[at];
				}
			}
			for (let to = 0; to < outputs; to++) sums[to] = activate(activation, sums[to]);
			values = sums;
		}
		return layers[layers.length - 1].sums;
	};
}

import { ownParameters, passes, trainableOf } from './forward.ts';
import { lossGradient, type Loss } from './loss.ts';
import { sizeOf } from './shape.ts';
import { layersOf, outputsOf, type NetworkSpec } from './spec.ts';

/**
 * The gradient of the mean loss over all rows with respect to every parameter, by the chain rule from
 * the last layer to the first. In plain float64: what every faster one is checked against.
 */
export function gradientOf(
	network: NetworkSpec,
	loss: Loss,
	parameters: ArrayLike<number>,
	inputs: ArrayLike<number>, // [rows, inputs]
	targets: ArrayLike<number> // [rows, outputs]
): Float64Array {
	const rows = inputs.length / sizeOf(network.input);
	const done = passes(network, parameters, inputs);
	const layers = layersOf(network);
	const result = new Float64Array(layers.at(-1)!.end);
	let gradient = lossGradient(loss, done.at(-1)!.outputs, targets, outputsOf(network));
	for (const layer of layers.toReversed()) {
		const { spec, input, index } = layer;
		const own = ownParameters(layer, parameters);
		const back = trainableOf(layer).backward(spec, input, own, done[index], gradient, rows);
		result.set(back.parameters, layer.start);
		gradient = back.inputs;
	}
	return result;
}

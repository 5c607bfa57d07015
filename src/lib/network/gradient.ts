import { dropped, ownParameters, passes, trainableOf, type DropoutFactors } from './forward.ts';
import type { LayerPass } from './layers/kind.ts';
import { lossGradient, type Loss } from './loss.ts';
import { layersOf, outputsOf, type NetworkSpec } from './spec.ts';
import { sizeOf } from './shape.ts';

/** What comes back through one layer. */
export interface BackwardPass {
	/** `∂loss/∂` what the next layer takes in, after dropout, `[rows, …output]`. */
	handedOn: Float64Array;
	/** `∂loss/∂outputs`, before dropout. */
	outputs: Float64Array;
	/** `∂loss/∂parameters` of the layer's own, flat. */
	parameters: Float64Array;
}

/**
 * The chain rule from the last layer to the first, for the mean loss over all rows; in the order of the
 * layers. `done` are the passes of the same rows, with the same `factors`.
 */
export function backwardPasses(
	network: NetworkSpec,
	loss: Loss,
	parameters: ArrayLike<number>,
	done: readonly LayerPass[],
	targets: ArrayLike<number>, // [rows, outputs]
	factors: DropoutFactors = [],
	temperature = 1
): BackwardPass[] {
	const rows = done[0].inputs.length / sizeOf(network.input);
	const layers = layersOf(network);
	const result: BackwardPass[] = [];
	const logits = done.at(-1)!.outputs;
	let gradient = lossGradient(loss, logits, targets, outputsOf(network), temperature);
	for (const layer of layers.toReversed()) {
		const { spec, input, index } = layer;
		const own = ownParameters(layer, parameters);
		const outputs = dropped(gradient, factors[index]);
		const back = trainableOf(layer).backward(spec, input, own, done[index], outputs, rows);
		result.unshift({ handedOn: gradient, outputs, parameters: back.parameters });
		gradient = back.inputs;
	}
	return result;
}

/**
 * The gradient of the mean loss over all rows with respect to every parameter, flat. In plain float64:
 * what every faster one is checked against.
 */
export function gradientOf(
	network: NetworkSpec,
	loss: Loss,
	parameters: ArrayLike<number>,
	inputs: ArrayLike<number>, // [rows, inputs]
	targets: ArrayLike<number>, // [rows, outputs]
	factors: DropoutFactors = [],
	temperature = 1
): Float64Array {
	const done = passes(network, parameters, inputs, factors);
	const back = backwardPasses(network, loss, parameters, done, targets, factors, temperature);
	return Float64Array.from(back.flatMap((layer) => [...layer.parameters]));
}

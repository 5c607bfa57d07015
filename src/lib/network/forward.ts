import { kindOf } from './layers/index.ts';
import type { LayerPass, Trainable } from './layers/kind.ts';
import { sizeOf } from './shape.ts';
import { layersOf, type Layer, type NetworkSpec } from './spec.ts';

/** What a layer needs to be computed; throws where its kind is counted only. */
export function trainableOf({ index, spec }: Layer): Trainable<Layer['spec']> {
	const { trainable } = kindOf(spec);
	if (trainable === null)
		throw new RangeError(`Layer ${index + 1} (${spec.kind}) is only counted.`);
	return trainable;
}

/** The layers whose units dropout may silence: every layer with an activation but the last. */
export function droppedLayersOf(layers: readonly Layer[]): Layer[] {
	return layers.slice(0, -1).filter((layer) => trainableOf(layer).activation(layer.spec) !== null);
}

/** A layer's own part of the flat parameters. */
export function ownParameters({ start, end }: Layer, parameters: ArrayLike<number>): Float64Array {
	return Float64Array.from({ length: end - start }, (_, i) => parameters[start + i]);
}

/**
 * The plain forward pass in float64, one layer after another. Slow, and what every faster one is
 * checked against. `parameters` are flat, as in `spec`.
 */
export function forward(
	network: NetworkSpec,
	parameters: ArrayLike<number>,
	inputs: ArrayLike<number> // [rows, inputs]
): Float64Array {
	return passes(network, parameters, inputs).at(-1)!.outputs; // [rows, outputs]
}

/**
 * For each layer what dropout multiplies its outputs by before the next one takes them in, `[rows, …output]`;
 * null where it leaves them as they are.
 */
export type DropoutFactors = readonly (ArrayLike<number> | null)[];

/** Of every layer what went in and what came out, before dropout. */
export function passes(
	network: NetworkSpec,
	parameters: ArrayLike<number>,
	inputs: ArrayLike<number>, // [rows, inputs]
	factors: DropoutFactors = []
): LayerPass[] {
	const rows = inputs.length / sizeOf(network.input);
	let values: Float64Array = Float64Array.from(inputs);
	return layersOf(network).map((layer) => {
		const { spec, input } = layer;
		const own = ownParameters(layer, parameters);
		const outputs = trainableOf(layer).forward(spec, input, own, values, rows);
		const pass = { inputs: values, outputs };
		values = dropped(outputs, factors[layer.index]);
		return pass;
	});
}

/** What dropout leaves of these values, or of what comes back for them. */
export function dropped(
	values: Float64Array,
	factors: ArrayLike<number> | null | undefined
): Float64Array {
	return factors ? values.map((value, i) => value * factors[i]) : values;
}

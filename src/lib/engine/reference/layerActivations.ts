/**
 * A network in tfjs operations. The flat parameters of a member are cut into the arrays of its layers;
 * the gradient with respect to those is joined again, so that an optimizer works on one flat tensor
 * whatever the layers.
 */
import { mul, reshape, slice } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import type { Layer } from '../../network/spec.ts';
import { referenceLayerOf } from './layers/index.ts';

/** The arrays of each layer in turn, in their shapes. */
export function cutParameters(layers: readonly Layer[], flat: Tensor1D): Tensor[] {
	return layers.flatMap(({ arrays }) =>
		arrays.map(({ array, start, end }) =>
			reshape(slice(flat, start, end - start), [...array.shape])
		)
	);
}

/** Every layer's activations; `scales` holds the dropout factors of the layers that have any. */
export function layerActivations(
	layers: readonly Layer[],
	parameters: readonly Tensor[],
	inputs: Tensor, // [rows, …input]
	scales?: ReadonlyMap<number, Tensor>
): Tensor[] {
	let values = inputs;
	let first = 0;
	return layers.map(({ index, spec, arrays, output }) => {
		const own = parameters.slice(first, (first += arrays.length));
		values = referenceLayerOf(spec)(spec, own, values, output);
		const scale = scales?.get(index);
		if (scale) values = mul(values, scale);
		return values; // [rows, …output]
	});
}

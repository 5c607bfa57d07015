/** A network's parameters as named arrays, in the layouts of PyTorch and of Keras. */
import type { Shape } from '../network/shape.ts';
import { layersOf, type NetworkSpec } from '../network/spec.ts';

export interface NamedArray {
	name: string;
	shape: Shape;
	values: Float32Array; // row-major
}

/**
 * As the `state_dict` of `nn.Sequential(Linear, activation, Linear, …)` has them: a dense layer's number
 * counts the activations too, and its weight is `[outputs, inputs]`.
 */
export function torchArrays(network: NetworkSpec, parameters: Float32Array): NamedArray[] {
	return layersOf(network).flatMap(({ index, arrays }) =>
		arrays.map(({ array, start, end }) => {
			const values = parameters.slice(start, end);
			const name = `${2 * index}.${array.isKernel ? 'weight' : array.name}`;
			if (!array.isKernel) return { name, shape: array.shape, values };
			const [inputs, outputs] = array.shape;
			return { name, shape: [outputs, inputs], values: transposed(values, inputs, outputs) };
		})
	);
}

/** In the order of Keras' `get_weights`, kernels `[inputs, outputs]`. */
export function kerasArrays(network: NetworkSpec, parameters: Float32Array): NamedArray[] {
	return layersOf(network).flatMap(({ index, arrays }) =>
		arrays.map(({ array, start, end }) => ({
			name: `layer${index + 1}.${array.name}`,
			shape: array.shape,
			values: parameters.slice(start, end)
		}))
	);
}

/** `values` are `[rows, columns]`; the result is `[columns, rows]`. */
export function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
	const result = new Float32Array(values.length);
	for (let row = 0; row < rows; row++) {
		for (let column = 0; column < columns; column++) {
			result[column * rows + row] = values[row * columns + column];
		}
	}
	return result;
}

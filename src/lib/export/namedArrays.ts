/** A network's parameters as named arrays, in the layouts of PyTorch and of Keras. */
import type { Shape } from '../network/shape.ts';
import { layersOf, type NetworkSpec } from '../network/spec.ts';

export interface NamedArray {
	name: string;
	shape: Shape;
	values: Float32Array; // row-major
}

/**
 * As the `state_dict` of `nn.Sequential(Linear, activation, Linear, …)` has them: a layer's number counts
 * the activations too, a dense one's weight is `[outputs, inputs]`, a convolution's `[filters, channels,
 * kernel]`.
 */
export function torchArrays(network: NetworkSpec, parameters: Float32Array): NamedArray[] {
	return layersOf(network).flatMap(({ index, arrays }) =>
		arrays.map(({ array, start, end }) => {
			const values = parameters.slice(start, end);
			const name = `${2 * index}.${array.isKernel ? 'weight' : array.name}`;
			const own = { name, shape: array.shape, values };
			return array.isKernel ? swapped(own) : own;
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

/** With its sides in the opposite order, as PyTorch and ONNX have kernels: of two or three. */
export function swapped({ name, shape, values }: NamedArray): NamedArray {
	if (shape.length === 2) {
		const [rows, columns] = shape;
		return { name, shape: [columns, rows], values: transposed(values, rows, columns) };
	}
	const [deep, rows, columns] = shape;
	const result = new Float32Array(values.length);
	for (let i = 0; i < values.length; i++) {
		const column = i % columns;
		const row = Math.floor(i / columns) % rows;
		const layer = Math.floor(i / (columns * rows));
		result[(column * rows + row) * deep + layer] = values[i];
	}
	return { name, shape: [columns, rows, deep], values: result };
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

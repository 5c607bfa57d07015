/**
 * Between flat row-major matrices and texels of four columns each.
 *
 * - A matrix of rows (activations, batches, targets) lies in an array texture of `rowsPerBlock`
 *   layers: row r is in array layer r mod `rowsPerBlock`.
 * - The inputs of a layer have a 1 after their last column, so that the bias is one more row of the
 *   kernel.
 * - A kernel lies in a plain texture, padded to a multiple of four rows so that no product reads
 *   beyond it.
 * - The kernel of a single output, a column, is turned into a row, four weights a texel. The outputs
 *   of such a column lie two blocks abreast.
 *
 * Padding is zero and stays zero.
 */
import { denseLayersOf, type DenseLayer, type NetworkSpec } from '../../../network/spec.ts';
import type { Place } from './atlas.ts';
import { columnLayers } from '../programs/forward.ts';

export const quadruples = (count: number) => Math.ceil(count / 4);
/** Texels that a row of so many inputs takes with its 1. */
export const inputTexels = (inputs: number) => quadruples(inputs + 1);

export interface TexelLayer extends DenseLayer {
	/** Whether it is the output layer of a network with one output. */
	isColumn: boolean;
}

export function texelLayersOf(network: NetworkSpec): TexelLayer[] {
	return denseLayersOf(network).map((layer, index, { length }) => ({
		...layer,
		isColumn: index === length - 1 && layer.outputs === 1
	}));
}

export interface Size {
	width: number;
	height: number;
}

/** Size of a layer's kernel with its bias, in texels. */
export function parameterSize({ inputs, outputs, isColumn }: TexelLayer): Size {
	if (isColumn) return { width: inputTexels(inputs), height: 1 };
	return { width: quadruples(outputs), height: 4 * inputTexels(inputs) };
}

/**
 * Size of a layer's outputs in each array layer, in texels. A column's blocks lie two abreast, because
 * four fragments, two by two, run together.
 */
export function outputSize({ outputs, isColumn }: TexelLayer, blocks: number): Size {
	if (isColumn) return { width: 2, height: Math.ceil(blocks / 2) };
	return { width: quadruples(outputs), height: blocks };
}

/** Array layers that a layer's outputs take. */
export function outputLayers({ isColumn }: TexelLayer, rowsPerBlock: number): number {
	return isColumn ? columnLayers(rowsPerBlock) : rowsPerBlock;
}

/** Size of a layer's gradient in each array layer, in texels; its rows lie in blocks too. */
export function gradientSize(layer: TexelLayer, rowsPerBlock: number): Size {
	const { width, height } = parameterSize(layer);
	return { width, height: Math.ceil(height / rowsPerBlock) };
}

/** A place among the texels of an array texture, `[layers, height, width, 4]`. */
export interface RowsPlace {
	texels: Float32Array;
	/** Size of each array layer, in texels. */
	width: number;
	height: number;
	/** Where the first row begins. */
	x: number;
	y: number;
	/** Whether each row has a 1 after its last column. */
	hasOne: boolean;
}

/** Puts the `chosen` rows, or all of them, of a flat `[rows, columns]` matrix where `place` says. */
export function packRows(
	values: Float32Array,
	rows: number,
	chosen: Int32Array | null,
	rowsPerBlock: number,
	{ texels, width, height, x, y, hasOne }: RowsPlace
): void {
	const columns = values.length / rows;
	const count = chosen ? chosen.length : rows;
	for (let position = 0; position < count; position++) {
		const block = y + Math.floor(position / rowsPerBlock);
		const start = 4 * (((position % rowsPerBlock) * height + block) * width + x);
		const from = (chosen ? chosen[position] : position) * columns;
		for (let column = 0; column < columns; column++) texels[start + column] = values[from + column];
		if (hasOne) texels[start + columns] = 1;
	}
}

/** Outputs `[rows, outputs]` from where `forward` has drawn them; a column's rows lie four a texel. */
export function unpackRows(
	texels: Float32Array, // [layers, height, stride, 4]
	stride: number,
	height: number,
	place: Place,
	rows: number,
	{ outputs: columns, isColumn }: TexelLayer,
	rowsPerBlock: number
): Float32Array {
	const values = new Float32Array(rows * columns); // [rows, columns]
	for (let row = 0; row < rows; row++) {
		const block = Math.floor(row / rowsPerBlock);
		const within = row % rowsPerBlock;
		if (isColumn) {
			const x = place.x + (block & 1);
			const y = place.y + (block >> 1);
			values[row] = texels[4 * (((within >> 2) * height + y) * stride + x) + (within & 3)];
			continue;
		}
		const start = 4 * ((within * height + place.y + block) * stride + place.x);
		for (let column = 0; column < columns; column++) {
			values[row * columns + column] = texels[start + column];
		}
	}
	return values;
}

/** Calls `visit` with each parameter's flat index and its float's index in rows of `width` texels. */
function visitParameters(
	{ inputs, outputs, kernelStart, isColumn }: TexelLayer,
	width: number,
	visit: (flat: number, padded: number) => void
): void {
	const stride = isColumn ? 1 : 4 * width;
	// The bias follows the kernel in the flat array and in the texture.
	for (let from = 0; from <= inputs; from++) {
		for (let to = 0; to < outputs; to++) {
			visit(kernelStart + from * outputs + to, from * stride + to);
		}
	}
}

/** One layer's parameters as the texels of its rectangle. */
export function packParameters<T extends Float32Array | Uint8Array>(flat: T, layer: TexelLayer): T {
	const { width, height } = parameterSize(layer);
	const texels = new (flat.constructor as new (length: number) => T)(4 * width * height);
	visitParameters(layer, width, (index, padded) => {
		texels[padded] = flat[index];
	});
	return texels;
}

/** Writes one layer's parameters into `flat` from texels in rows of `width`. */
export function unpackParameters(
	texels: Float32Array,
	width: number,
	layer: TexelLayer,
	flat: Float32Array
): void {
	visitParameters(layer, width, (index, padded) => {
		flat[index] = texels[padded];
	});
}

/**
 * Between flat row-major matrices and texels of four columns each.
 *
 * A matrix of rows (activations, batches, targets) is an array of `rowsPerBlock` layers, row r in
 * layer r mod `rowsPerBlock`; a kernel with its bias is a plain rectangle, padded to a multiple of
 * four inputs so that no product reads beyond it. Padding is zero and stays zero.
 */
import type { Layer } from '../../network/spec.ts';
import type { Place } from './atlas.ts';

export const quadruples = (count: number) => Math.ceil(count / 4);

/** Texels of a layer's kernel and, below it, its bias. */
export function parameterSize({ inputs, outputs }: Layer): { width: number; height: number } {
	return { width: quadruples(outputs), height: 4 * quadruples(inputs) + 1 };
}

/** `rows` (all of them without it) of a flat `[…, columns]` matrix as layers of texels. */
export function packRows(
	values: Float32Array,
	columns: number,
	rowsPerBlock: number,
	rows: Int32Array | null,
	into: Float32Array, // [layers, height, width, 4]
	at: { blocks: number; firstBlock: number }
): void {
	const width = 4 * quadruples(columns);
	const count = rows ? rows.length : values.length / columns;
	for (let position = 0; position < count; position++) {
		const block = at.firstBlock + Math.floor(position / rowsPerBlock);
		const start = ((position % rowsPerBlock) * at.blocks + block) * width;
		const from = (rows ? rows[position] : position) * columns;
		for (let column = 0; column < columns; column++) into[start + column] = values[from + column];
	}
}

/** The inverse, from a reading of the rectangle's layers that begins `offset` texels into each. */
export function unpackRows(
	texels: Float32Array, // [layers, height, stride, 4]
	stride: number,
	height: number,
	place: Place,
	rows: number,
	columns: number,
	rowsPerBlock: number
): Float32Array {
	const values = new Float32Array(rows * columns); // [rows, columns]
	for (let row = 0; row < rows; row++) {
		const y = place.y + Math.floor(row / rowsPerBlock);
		const start = 4 * (((row % rowsPerBlock) * height + y) * stride + place.x);
		for (let column = 0; column < columns; column++) {
			values[row * columns + column] = texels[start + column];
		}
	}
	return values;
}

/** Calls `visit` with each parameter's flat index and its float's index in rows of `width` texels. */
function visitParameters(
	layer: Layer,
	width: number,
	visit: (flat: number, padded: number) => void
): void {
	const { inputs, outputs, kernelStart, biasStart } = layer;
	for (let from = 0; from < inputs; from++) {
		for (let to = 0; to < outputs; to++) {
			visit(kernelStart + from * outputs + to, from * 4 * width + to);
		}
	}
	const bias = 4 * quadruples(inputs) * 4 * width;
	for (let to = 0; to < outputs; to++) visit(biasStart + to, bias + to);
}

/** One layer's parameters as the texels of its rectangle. */
export function packParameters<T extends Float32Array | Uint8Array>(flat: T, layer: Layer): T {
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
	layer: Layer,
	flat: Float32Array
): void {
	visitParameters(layer, width, (index, padded) => {
		flat[index] = texels[padded];
	});
}

/**
 * NumPy's files (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html): an array is a
 * magic word, a header that Python can read, and the numbers; a zip of arrays is an `.npz`.
 */
import { zipSync } from 'fflate';
import { bytesOfArray, joined, textBytes } from './bytes.ts';

export interface NpyArray {
	shape: readonly number[];
	/** A text is an array of no dimension. */
	values: Float32Array | Float64Array | Int32Array | Uint16Array | string;
}

/** The header ends at a multiple of this. */
const alignment = 64;

function typeOf(values: NpyArray['values'], length: number): string {
	if (typeof values === 'string') return `<U${Math.max(1, length)}`;
	if (values instanceof Float32Array) return '<f4';
	if (values instanceof Float64Array) return '<f8';
	return values instanceof Int32Array ? '<i4' : '<u2';
}

function writeNpy({ shape, values }: NpyArray): Uint8Array {
	const numbers =
		typeof values === 'string'
			? Uint32Array.from([...values].map((character) => character.codePointAt(0)!))
			: values;
	const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
	const type = typeOf(values, numbers.length);
	const header = `{'descr': '${type}', 'fortran_order': False, 'shape': (${sides}), }`;
	const before = 10; // Magic word, version and length.
	const padding = -(before + header.length + 1) & (alignment - 1);
	const text = textBytes(`${header}${' '.repeat(padding)}\n`);
	const magic = Uint8Array.of(0x93, ...textBytes('NUMPY'), 1, 0);
	return joined([magic, bytesOfArray(Uint16Array.of(text.length)), text, bytesOfArray(numbers)]);
}

/** Every file of ours has this date, so that the same content is the same bytes. */
export const zipDate = '2020-01-01T00:00:00';

export function writeNpz(arrays: Readonly<Record<string, NpyArray>>): Uint8Array<ArrayBuffer> {
	const files = Object.entries(arrays).map(([name, array]) => [`${name}.npy`, writeNpy(array)]);
	return zipSync(Object.fromEntries(files), { level: 6, mtime: zipDate });
}

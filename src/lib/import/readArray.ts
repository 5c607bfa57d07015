/** Arrays of numbers as files hold them. */

export interface ReadArray {
	name: string;
	shape: readonly number[];
	values: Float32Array; // row-major
}

/** What a file holds, or what is wrong with it, in a sentence that begins with “It” or its like. */
export type ReadArrays =
	| {
			arrays: ReadArray[];
			/** What the file says of itself. */
			facts: Record<string, string>;
	  }
	| { problem: string };

const bytesEach: Readonly<Record<string, number>> = { f2: 2, bf2: 2, f4: 4, f8: 8 };

/** Little-endian numbers of a type as float32; null where there are not as many as the shape has. */
export function readNumbers(
	bytes: Uint8Array,
	type: string,
	shape: readonly number[]
): Float32Array | null {
	const count = shape.reduce((size, side) => size * side, 1);
	if (bytes.length !== count * bytesEach[type]) return null;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const values = new Float32Array(count);
	const read = readers[type];
	for (let i = 0; i < count; i++) values[i] = read(view, i);
	return values;
}

const readers: Readonly<Record<string, (view: DataView, i: number) => number>> = {
	f2: (view, i) => halfOf(view.getUint16(2 * i, true)),
	bf2: (view, i) => brainOf(view.getUint16(2 * i, true)),
	f4: (view, i) => view.getFloat32(4 * i, true),
	f8: (view, i) => view.getFloat64(8 * i, true)
};

/** IEEE 754 binary16: sign, five bits of exponent, ten of fraction. */
function halfOf(bits: number): number {
	const sign = bits & 0x8000 ? -1 : 1;
	const exponent = (bits >> 10) & 0x1f;
	const fraction = bits & 0x3ff;
	if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
	if (exponent === 0) return sign * fraction * 2 ** -24;
	return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const word = new DataView(new ArrayBuffer(4));

/** bfloat16: the upper half of a float32. */
function brainOf(bits: number): number {
	word.setUint32(0, bits << 16);
	return word.getFloat32(0);
}

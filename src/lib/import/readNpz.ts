/** NumPy's arrays (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html). */
import { readNumbers, type ReadArray, type ReadArrays } from './readArray.ts';
import { shortened } from './readSafetensors.ts';
import { unpack } from './unpack.ts';

interface Npy {
	type: string;
	isFortran: boolean;
	shape: number[];
	content: Uint8Array;
}

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

function parseNpy(bytes: Uint8Array): Npy | null {
	if (bytes.length < 12 || magic.some((byte, at) => bytes[at] !== byte)) return null;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const isFirst = bytes[6] === 1;
	const start = isFirst ? 10 : 12;
	const end = start + (isFirst ? view.getUint16(8, true) : view.getUint32(8, true));
	if (end > bytes.length) return null;
	const header = new TextDecoder('latin1').decode(bytes.subarray(start, end));
	const type = /'descr'\s*:\s*'([^']*)'/.exec(header)?.[1];
	const order = /'fortran_order'\s*:\s*(True|False)/.exec(header)?.[1];
	const sides = /'shape'\s*:\s*\(([\d,\sL]*)\)/.exec(header)?.[1];
	if (type === undefined || order === undefined || sides === undefined) return null;
	const shape = sides.match(/\d+/g)?.map(Number) ?? [];
	return { type, isFortran: order === 'True', shape, content: bytes.subarray(end) };
}

/** A text that stands alone, as our files say what they are; null for anything else. */
function textIn({ type, shape, content }: Npy): string | null {
	const length = Number(/^<U(\d+)$/.exec(type)?.[1]);
	if (!(4 * length === content.length) || shape.length > 0) return null;
	const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
	let text = '';
	for (let i = 0; i < length; i++) {
		const code = view.getUint32(4 * i, true);
		if (code > 0x10ffff) return null;
		if (code > 0) text += String.fromCodePoint(code);
	}
	return text;
}

export function readNpz(bytes: Uint8Array): ReadArrays {
	const files = unpack(bytes, (name) => name.endsWith('.npy'));
	if (files === null) return { problem: 'It is damaged or was cut short.' };
	const arrays: ReadArray[] = [];
	const facts: Record<string, string> = {};
	for (const [file, content] of files) {
		const name = file.slice(0, -'.npy'.length);
		const npy = parseNpy(content);
		if (npy === null) return { problem: `Its array “${shortened(name)}” is damaged.` };
		const text = textIn(npy);
		if (text !== null) facts[name] = text;
		const type = /^[<|=](f[248])$/.exec(npy.type)?.[1];
		if (type === undefined) continue;
		const values = readNumbers(npy.content, type, npy.shape);
		if (values === null) {
			return { problem: `Its array “${shortened(name)}” is not as long as its shape.` };
		}
		arrays.push({ name, shape: npy.shape, values: inRows(values, npy) });
	}
	return { arrays, facts };
}

/** Row-major, whichever way a matrix was written. */
function inRows(values: Float32Array, { isFortran, shape }: Npy): Float32Array {
	if (!isFortran || shape.length !== 2) return values;
	const [rows, columns] = shape;
	return values.map((_, i) => values[(i % columns) * rows + Math.floor(i / columns)]);
}

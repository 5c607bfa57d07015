/** Safetensors (https://huggingface.co/docs/safetensors), as any library writes it. */
import { readNumbers, type ReadArray, type ReadArrays } from './readArray.ts';

const dtypes: Readonly<Record<string, string>> = { F32: 'f4', F64: 'f8', F16: 'f2', BF16: 'bf2' };
const lengthBytes = 8;

interface Entry {
	dtype?: unknown;
	shape?: unknown;
	data_offsets?: unknown;
}

/** Whether a file begins as one: the header's length, and then the header. */
export function looksLikeSafetensors(bytes: Uint8Array): boolean {
	const length = headerLength(bytes);
	return length !== null && length > 1 && bytes[lengthBytes] === 0x7b;
}

function headerLength(bytes: Uint8Array): number | null {
	if (bytes.length <= lengthBytes) return null;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const length = Number(view.getBigUint64(0, true));
	return length <= 1e8 ? length : null;
}

export function readSafetensors(bytes: Uint8Array): ReadArrays {
	const length = headerLength(bytes);
	if (length === null || lengthBytes + length > bytes.length)
		return { problem: 'It was cut short.' };
	const start = lengthBytes + length;
	let header: unknown;
	try {
		header = JSON.parse(new TextDecoder().decode(bytes.subarray(lengthBytes, start)));
	} catch {
		return { problem: 'Its header is damaged.' };
	}
	if (typeof header !== 'object' || header === null) return { problem: 'Its header is damaged.' };
	const arrays: ReadArray[] = [];
	for (const [name, entry] of Object.entries(header as Record<string, Entry | null>)) {
		if (name === '__metadata__') continue;
		const place = placeOf(entry, bytes.length - start);
		if (place === null) return { problem: `What it says of “${shortened(name)}” is damaged.` };
		const type = dtypes[place.dtype];
		if (type === undefined) {
			return {
				problem: `“${shortened(name)}” holds numbers of the kind ${shortened(place.dtype)}; F32, F64, F16 and BF16 are read.`
			};
		}
		const own = bytes.subarray(start + place.start, start + place.end);
		const values = readNumbers(own, type, place.shape);
		if (values === null) return { problem: `“${shortened(name)}” is not as long as its shape.` };
		arrays.push({ name, shape: place.shape, values });
	}
	return { arrays, facts: factsIn((header as { __metadata__?: unknown }).__metadata__) };
}

function placeOf(entry: Entry | null, room: number) {
	const { dtype, shape, data_offsets: offsets } = entry ?? {};
	if (typeof dtype !== 'string' || !isCounts(shape) || !isCounts(offsets)) return null;
	const [start, end] = offsets;
	if (offsets.length !== 2 || start > end || end > room) return null;
	return { dtype, shape, start, end };
}

function isCounts(value: unknown): value is number[] {
	return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

const longestName = 40;

export const shortened = (name: string) =>
	name.length > longestName ? `${name.slice(0, longestName)}…` : name;

/** Those that are texts. */
export function factsIn(value: unknown): Record<string, string> {
	if (typeof value !== 'object' || value === null) return {};
	return Object.fromEntries(
		Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
	);
}

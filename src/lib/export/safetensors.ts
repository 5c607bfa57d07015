/**
 * Safetensors (https://huggingface.co/docs/safetensors): eight bytes with the header's length, the header
 * in JSON, then the numbers.
 */
import { bytesOfArray, joined, textBytes } from './bytes.ts';
import type { NamedArray } from './namedArrays.ts';

/** Numbers begin at a multiple of this. */
const alignment = 8;

export function writeSafetensors(
	arrays: readonly NamedArray[],
	facts: Readonly<Record<string, string>>
): Uint8Array<ArrayBuffer> {
	let at = 0;
	const entries = arrays.map(({ name, shape, values }) => {
		const start = at;
		at += values.byteLength;
		return [name, { dtype: 'F32', shape, data_offsets: [start, at] }];
	});
	const metadata = { format: 'pt', ...facts };
	const header = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
	const text = textBytes(header);
	const padded = textBytes(header + ' '.repeat(-text.length & (alignment - 1)));
	const length = bytesOfArray(BigUint64Array.of(BigInt(padded.length)));
	return joined([length, padded, ...arrays.map(({ values }) => bytesOfArray(values))]);
}

/** npz: a zip of NumPy arrays, each a file `NAME.npy`, of which the head alone is read. */
import { counted } from '../../../format.ts';
import { Refusal } from '../../../network/exact.ts';
import { mostBytesRead, type FileBytes } from '../fileBytes.ts';
import { npyHeadBytes, readNpyHeader } from './npyHeader.ts';
import { shownName } from '../names.ts';
import type { Contents, Tensor } from '../tensor.ts';
import { readZipEntry, type ZipEntry } from './zip.ts';

/** What is read of an array first: most heads are 128 bytes. */
const firstBytes = 512;

export async function readNpz(bytes: FileBytes, entries: readonly ZipEntry[]): Promise<Contents> {
	const arrays = entries.filter(({ name }) => name.endsWith('.npy'));
	if (arrays.length * firstBytes > mostBytesRead / 4) {
		throw new Refusal(`It holds ${counted(arrays.length, 'array')}, more than are read here.`);
	}
	const tensors: Tensor[] = [];
	for (const entry of arrays) tensors.push(await readArray(bytes, entry));
	const notes = [];
	const others = entries.length - arrays.length;
	if (others > 0)
		notes.push(`${counted(others, 'other file')} in it ${others === 1 ? 'is' : 'are'} not read.`);
	const packed = arrays.filter(({ packedBytes, bytes }) => packedBytes < bytes);
	if (packed.length > 0)
		notes.push('Its arrays are packed: the bytes below are those of the numbers unpacked.');
	return { tensors, notes };
}

async function readArray(bytes: FileBytes, entry: ZipEntry): Promise<Tensor> {
	const name = entry.name.replace(/\.npy$/, '');
	const start = await readZipEntry(bytes, entry, firstBytes);
	const length = npyHeadBytes(name, start);
	const head = length > start.length ? await readZipEntry(bytes, entry, length) : start;
	const tensor = readNpyHeader(name, head);
	if (tensor.bytes !== null && tensor.bytes > entry.bytes) {
		throw new Refusal(
			`${shownName(name)} should hold ${counted(tensor.bytes, 'byte')} by its shape and type, and the zip has ${counted(entry.bytes, 'byte')} for it.`
		);
	}
	return tensor;
}

/** A single array in a file of its own. */
export async function readNpy(bytes: FileBytes): Promise<Contents> {
	const name = bytes.name.replace(/\.npy$/i, '');
	const start = await bytes.read(0, Math.min(bytes.size, firstBytes), 'its head');
	const head = await bytes.read(0, npyHeadBytes(name, start), 'its head');
	const tensor = readNpyHeader(name, head);
	if (tensor.bytes !== null && tensor.bytes > bytes.size) {
		throw new Refusal(
			`Its shape and type need ${counted(tensor.bytes, 'byte')}, and the file has ${counted(bytes.size, 'byte')}: it is cut off.`
		);
	}
	return { tensors: [tensor], notes: [] };
}

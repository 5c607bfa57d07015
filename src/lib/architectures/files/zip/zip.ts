/**
 * Zip: the files of an archive, from the directory at its end. Nothing but the directory is read, and of a
 * file in it no more than is asked for. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
import { Inflate } from 'fflate';
import { formatCount } from '../../../format.ts';
import { Refusal } from '../../../network/exact.ts';
import { Cursor } from '../cursor.ts';
import type { FileBytes } from '../fileBytes.ts';
import { shownName } from '../names.ts';
import { checkTensorCount } from '../tensor.ts';
import { findDirectory } from './zipEnd.ts';

export interface ZipEntry {
	name: string;
	method: number;
	isEncrypted: boolean;
	packedBytes: number;
	bytes: number;
	/** Where its own header lies. */
	start: number;
}

const [stored, deflated] = [0, 8];
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const localHeaderBytes = 30;
/** In place of a number that stands in an extra field of eight bytes. */
const elsewhere = 0xffffffff;
const zip64Extra = 1;

export async function readZipDirectory(bytes: FileBytes): Promise<ZipEntry[]> {
	const { start, end, count } = await findDirectory(bytes);
	checkTensorCount(count);
	const cursor = new Cursor(bytes, start, end);
	const entries: ZipEntry[] = [];
	for (let at = 0; at < count; at++) entries.push(await readEntry(cursor));
	return entries;
}

async function readEntry(cursor: Cursor): Promise<ZipEntry> {
	const what = 'the directory of the zip';
	const at = cursor.position;
	if ((await cursor.u32(what)) !== entrySignature) {
		throw new Refusal(`Byte ${formatCount(at)}, in ${what}, begins no entry: it is damaged.`);
	}
	cursor.skip(4, what);
	const flags = await cursor.u16(what);
	const method = await cursor.u16(what);
	cursor.skip(8, what);
	const sizes = { packedBytes: await cursor.u32(what), bytes: await cursor.u32(what) };
	const nameLength = await cursor.u16(what);
	const extraLength = await cursor.u16(what);
	const commentLength = await cursor.u16(what);
	cursor.skip(8, what);
	const entry = { ...sizes, start: await cursor.u32(what) };
	const name = await cursor.text(nameLength, what);
	await readLargeSizes(cursor, extraLength, entry);
	cursor.skip(commentLength, what);
	return { name, method, isEncrypted: flags % 2 === 1, ...entry };
}

/** Sizes beyond four bytes stand in an extra field, in this order, those that need it. */
async function readLargeSizes(
	cursor: Cursor,
	length: number,
	entry: Pick<ZipEntry, 'bytes' | 'packedBytes' | 'start'>
) {
	const what = 'the directory of the zip';
	let left = length;
	while (left >= 4) {
		const kind = await cursor.u16(what);
		const size = await cursor.u16(what);
		left -= 4 + size;
		if (left < 0)
			throw new Refusal(`Before byte ${formatCount(cursor.position)}, ${what} is damaged.`);
		const end = cursor.position + size;
		for (const key of ['bytes', 'packedBytes', 'start'] as const) {
			const isHere = kind === zip64Extra && entry[key] === elsewhere;
			if (isHere && cursor.position + 8 <= end) entry[key] = await cursor.u64(what);
		}
		cursor.skip(end - cursor.position, what);
	}
	cursor.skip(left, what);
}

/** The first bytes of a file in the archive, unpacked: no more than `most`. */
export async function readZipEntry(
	bytes: FileBytes,
	entry: ZipEntry,
	most: number
): Promise<Uint8Array> {
	const name = shownName(entry.name);
	if (entry.isEncrypted) throw new Refusal(`${name} in the zip is locked with a password.`);
	if (entry.method !== stored && entry.method !== deflated) {
		throw new Refusal(`${name} in the zip is packed in a way that is not read here.`);
	}
	const local = new Cursor(bytes, entry.start);
	if ((await local.u32(name)) !== localSignature) {
		throw new Refusal(`Byte ${formatCount(entry.start)} should begin ${name}: the zip is damaged.`);
	}
	local.skip(localHeaderBytes - 8, name);
	const nameAndExtra = (await local.u16(name)) + (await local.u16(name));
	local.skip(nameAndExtra, name);
	const isStored = entry.method === stored;
	const packed = await local.bytes(Math.min(entry.packedBytes, isStored ? most : 2 * most), name);
	return isStored ? packed : inflated(packed, most, name);
}

const pieceBytes = 4096;

/** A piece at a time, so that little that unpacks to much is left packed. */
function inflated(packed: Uint8Array, most: number, name: string): Uint8Array {
	const unpacked = new Uint8Array(most);
	let length = 0;
	const inflate = new Inflate((piece) => {
		const room = piece.subarray(0, most - length);
		unpacked.set(room, length);
		length += room.length;
	});
	try {
		for (let at = 0; at < packed.length && length < most; at += pieceBytes) {
			inflate.push(packed.slice(at, at + pieceBytes));
		}
	} catch {
		throw new Refusal(`${name} in the zip cannot be unpacked: it is damaged.`);
	}
	return unpacked.subarray(0, length);
}

/** Where the directory of a zip lies, which the archive says at its end. */
import { formatCount } from '../../../format.ts';
import { Refusal } from '../../../network/exact.ts';
import { Cursor } from '../cursor.ts';
import type { FileBytes } from '../fileBytes.ts';

export interface ZipDirectory {
	start: number;
	end: number;
	/** Of entries. */
	count: number;
}

const endBytes = 22;
const longestComment = 65_535;
const endSignature = [0x50, 0x4b, 5, 6];
/** Beyond four gigabytes or 65,535 entries a larger record stands before it, and says where it is. */
const locatorBytes = 20;
const locatorSignature = 0x07064b50;
const largeSignature = 0x06064b50;
const what = 'the end of the zip';

export async function findDirectory(bytes: FileBytes): Promise<ZipDirectory> {
	const at = await findEnd(bytes);
	const cursor = new Cursor(bytes, at + 10);
	const count = await cursor.u16(what);
	const size = await cursor.u32(what);
	const start = await cursor.u32(what);
	const large = await findLarge(bytes, at);
	return checked(large ?? { start, end: start + size, count }, at);
}

async function findEnd(bytes: FileBytes): Promise<number> {
	for (const length of [endBytes, endBytes + longestComment]) {
		const start = Math.max(0, bytes.size - length);
		const tail = await bytes.read(start, bytes.size, what);
		for (let at = tail.length - endBytes; at >= 0; at--) {
			if (endSignature.every((byte, index) => tail[at + index] === byte)) return start + at;
		}
	}
	throw new Refusal(
		`It begins as a zip, and the directory that ends a zip is not there at byte ${formatCount(bytes.size)}: it is cut off.`
	);
}

async function findLarge(bytes: FileBytes, end: number): Promise<ZipDirectory | null> {
	if (end < locatorBytes) return null;
	const locator = new Cursor(bytes, end - locatorBytes);
	if ((await locator.u32(what)) !== locatorSignature) return null;
	locator.skip(4, what);
	const at = await locator.u64(what);
	const cursor = new Cursor(bytes, at);
	if ((await cursor.u32(what)) !== largeSignature) return null;
	cursor.skip(28, what);
	const count = await cursor.u64(what);
	const size = await cursor.u64(what);
	const start = await cursor.u64(what);
	return { start, end: start + size, count };
}

function checked(directory: ZipDirectory, end: number): ZipDirectory {
	if (directory.end <= end) return directory;
	throw new Refusal(
		`The directory of the zip should end at byte ${formatCount(directory.end)}, and only ${formatCount(end)} bytes lie before its end: it is cut off or damaged.`
	);
}

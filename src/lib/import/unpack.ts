/** Files in a zip, by their names. */
import { unzipSync } from 'fflate';

/** The most bytes that are unpacked of one zip. */
const mostBytes = 2 ** 28;

export const looksLikeZip = (bytes: Uint8Array) =>
	bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

const endBytes = 22;
const longestComment = 65_535;
const endSignature = [0x50, 0x4b, 5, 6];

/** Whether it goes on to the end of a directory: of a zip that is cut, one within it may have its end. */
function hasItsEnd(bytes: Uint8Array): boolean {
	const last = bytes.length - endBytes;
	for (let at = last; at >= Math.max(0, last - longestComment); at--) {
		const isEnd = endSignature.every((byte, index) => bytes[at + index] === byte);
		if (isEnd && at + endBytes + bytes[at + 20] + 256 * bytes[at + 21] === bytes.length)
			return true;
	}
	return false;
}

/** Those that are wanted; null where the zip is damaged or too large. */
export function unpack(
	bytes: Uint8Array,
	isWanted: (name: string) => boolean
): Map<string, Uint8Array> | null {
	if (!hasItsEnd(bytes)) return null;
	let total = 0;
	try {
		const files = unzipSync(bytes, {
			filter({ name, originalSize }) {
				if (!isWanted(name)) return false;
				total += originalSize;
				if (total > mostBytes) throw new RangeError('Too large.');
				return true;
			}
		});
		return new Map(Object.entries(files));
	} catch {
		return null;
	}
}

/** The names of all files in it. */
export function namesIn(bytes: Uint8Array): string[] | null {
	const names: string[] = [];
	const files = unpack(bytes, (name) => {
		names.push(name);
		return false;
	});
	return files === null ? null : names;
}

/**
 * A table small enough for a link: its text, deflated (RFC 1951), in letters, digits, `-` and `~`, six bits
 * a character, as base64url writes them but for `~`.
 */
import { deflateSync, Inflate, strToU8 } from 'fflate';
import type { OwnTable } from './ownTable.ts';
import { readTable, writeTable } from './tableText.ts';

/** Characters of a packed table that a link has room for, beside all else that it says. */
export const longestPacked = 14_800;
/** Bytes of text that a packed table may unfold to. */
const mostBytes = 8_000_000;

/** Null where it is too long for a link. */
export function packTable(table: OwnTable): string | null {
	const packed = lettersOf(deflateSync(strToU8(writeTable(table)), { level: 9 }));
	return packed.length <= longestPacked ? packed : null;
}

/** Null where it is no whole table. Never throws. */
export function unpackTable(packed: string): OwnTable | null {
	const bytes = bytesOf(packed);
	const text = bytes && inflated(bytes);
	return text === null ? null : readTable(text);
}

/** Stops as soon as it is more than a table may be. */
function inflated(bytes: Uint8Array): string | null {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let text = '';
	let length = 0;
	let isWhole = false;
	try {
		const inflate = new Inflate((chunk, isLast) => {
			length += chunk.length;
			if (length > mostBytes) throw new RangeError('This is more than a table may be.');
			text += decoder.decode(chunk, { stream: !isLast });
			isWhole ||= isLast;
		});
		inflate.push(bytes, true);
	} catch {
		return null;
	}
	return isWhole ? text : null;
}

function lettersOf(bytes: Uint8Array): string {
	let binary = '';
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '~').replace(/=+$/, '');
}

function bytesOf(letters: string): Uint8Array | null {
	if (!/^[\w~-]+$/.test(letters) || letters.includes('_')) return null;
	try {
		const binary = atob(letters.replaceAll('-', '+').replaceAll('~', '/'));
		return Uint8Array.from(binary, (character) => character.charCodeAt(0));
	} catch {
		return null;
	}
}

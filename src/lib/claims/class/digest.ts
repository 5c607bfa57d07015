/** A short check of a text: FNV-1a over its UTF-16 units, 32 bits, as seven letters and digits. */
export function digest(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
	}
	return hash.toString(36).padStart(7, '0');
}

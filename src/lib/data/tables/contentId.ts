/** A short name for a text, 64 bits of two unlike FNV-1a hashes over its UTF-16 units, in letters and digits. */
export function contentId(text: string): string {
	let one = 0x811c9dc5;
	let other = 0x9e3779b9;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		one = Math.imul(one ^ unit, 0x01000193);
		other = Math.imul(other ^ unit, 0x85ebca6b);
		other ^= other >>> 15;
	}
	return [one, other].map((hash) => (hash >>> 0).toString(36).padStart(7, '0')).join('');
}

const longest = 80;

/** A name out of a file, in quotes: without signs that are not seen, and cut where it is long. */
export function shownName(name: string): string {
	return `“${cleanName(name)}”`;
}

/** Without signs that are not seen or turn the line around, and cut in the middle where it is long. */
export function cleanName(name: string): string {
	const seen = name.slice(0, 4 * longest).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
	if (seen.length <= longest && name.length <= longest) return seen;
	return `${seen.slice(0, longest / 2)}…${name.slice(-longest / 2 + 1).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�')}`;
}

/** `.gguf`, in small letters; empty where there is none. */
export function endingOf(name: string): string {
	return /\.\w+$/.exec(name.toLowerCase())?.[0] ?? '';
}

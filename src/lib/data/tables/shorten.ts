const longest = 80;

/** A cell or a name as it is quoted in a sentence, and as a table keeps it: in one line, and not too long. */
export function shorten(text: string): string {
	const line = text.trim().replace(/\s+/g, ' ');
	return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

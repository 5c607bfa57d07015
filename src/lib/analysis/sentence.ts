/** A piece of a sentence, so that the page can set its numbers bold and its asides quieter. */
export interface Part {
	text: string;
	strong?: true;
	muted?: true;
}

export function plainText(parts: readonly Part[]): string {
	return parts.map((part) => part.text).join('');
}

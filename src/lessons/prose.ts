/** A piece of a lesson's text: plain, a word that is explained here, or a formula. */
export interface ProsePart {
	kind: 'text' | 'word' | 'formula';
	text: string;
}

/** Parts `_words_` and `$formulas$` from the text around them. */
export function readProse(text: string): ProsePart[] {
	return text
		.split(/(\$[^$]+\$|(?<!\w)_[^_]+_(?!\w))/)
		.filter((part) => part !== '')
		.map((part) => {
			if (/^\$.+\$$/.test(part)) return { kind: 'formula', text: part.slice(1, -1) };
			if (/^_.+_$/.test(part)) return { kind: 'word', text: part.slice(1, -1) };
			return { kind: 'text', text: part };
		});
}

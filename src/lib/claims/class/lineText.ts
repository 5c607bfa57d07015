/** Free texts in the lines that students hand in, and lines that were wrapped on their way. */
import { oneLine } from '../../experiment/assignment.ts';

/** Percent-encoded, with all that a chat program takes for emphasis. */
export function writeText(text: string): string {
	return encodeURIComponent(text.toWellFormed()).replace(
		/[!'()*_~]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
}

/** Null where it is none that this page writes. */
export function readText(written: string, longest: number): string | null {
	try {
		const text = decodeURIComponent(written);
		return oneLine(text, longest) === text ? text : null;
	} catch {
		return null; // a % that encodes nothing
	}
}

/** How many further lines a mail program makes of one. */
const mostWraps = 4;

/**
 * What `read` makes of the first of these lines, with those into which it was wrapped. `mark` is what each
 * line begins with that is handed in.
 */
export function readWrapped<T extends object>(
	[first, ...next]: readonly string[],
	mark: string,
	read: (line: string) => T | string
): { result: T | string; wraps: number } {
	const result = read(first);
	if (typeof result !== 'string' || !first.includes(mark)) return { result, wraps: 0 };
	for (let wraps = 1; wraps <= Math.min(mostWraps, next.length); wraps++) {
		const line = next[wraps - 1];
		if (line === '' || line.includes(mark)) break;
		const whole = read([first, ...next.slice(0, wraps)].join(' '));
		if (typeof whole !== 'string') return { result: whole, wraps };
	}
	return { result, wraps: 0 };
}

/** As many lines as there are, without what marks them as quoted. */
export function writtenLines(text: string): string[] {
	return text.split(/\r\n|\r|\n/).map((line) => line.replace(/^[>\s]+/, ''));
}

const longestQuote = 40;

export function quote(text: string): string {
	const characters = Array.from(text.replace(/[\s\p{C}]+/gu, ' ').trim());
	const cut = characters.length > longestQuote;
	return `“${characters.slice(0, longestQuote).join('')}${cut ? '…' : ''}”`;
}

/** A text that should be a JSON object, or the sentence that says what it is instead. */
import { formatCount } from '../../format.ts';
import { jsonFault } from '../files/jsonFault.ts';
import { ConfigRefusal } from './keys.ts';

const mostLetters = 4_000_000;
const lettersShown = 20;

/** What `JSON.parse` did not take, with the line and the sign at which it stops being JSON. */
function faultOf(text: string): string {
	const bytes = new TextEncoder().encode(text);
	const { at, isCut } = jsonFault(bytes);
	if (isCut) return 'The text ends before its last bracket closes: it may be cut off.';
	const before = new TextDecoder().decode(bytes.subarray(0, at));
	const line = before.split('\n');
	const [rest] = text.slice(before.length).split(/\r?\n/);
	const letters = Array.from(rest.trim());
	const shown =
		letters.length > lettersShown ? `${letters.slice(0, lettersShown).join('')}…` : rest;
	const place = `line ${formatCount(line.length)}, sign ${formatCount(line.at(-1)!.length + 1)}`;
	const found = shown.trim() === '' ? 'the end of the line' : `\`${shown.trim()}\``;
	return `This is not JSON: at ${place}, ${found} does not fit. Paste the file as it is, with double quotes, without comments and without a comma after the last value.`;
}

export function jsonObject(text: string): Record<string, unknown> {
	if (text.length > mostLetters) {
		throw new ConfigRefusal('That is longer than any config.json: paste the file alone.');
	}
	if (!text.trimStart().startsWith('{')) {
		throw new ConfigRefusal('A config.json begins with { and this does not: paste the whole file.');
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new ConfigRefusal(faultOf(text));
	}
	return value as Record<string, unknown>;
}

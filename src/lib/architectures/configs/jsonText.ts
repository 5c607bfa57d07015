/** A text that should be a JSON object, or the sentence that says what it is instead. */
import { ConfigRefusal } from './keys.ts';

const mostLetters = 4_000_000;

/** Whether a bracket or a quotation is still open where the text ends. */
function isCutOff(text: string): boolean {
	let open = 0;
	let inQuotes = false;
	for (let at = 0; at < text.length; at++) {
		const letter = text[at];
		if (inQuotes) {
			if (letter === '\\') at++;
			else if (letter === '"') inQuotes = false;
		} else if (letter === '"') inQuotes = true;
		else if (letter === '{' || letter === '[') open++;
		else if (letter === '}' || letter === ']') open--;
	}
	return inQuotes || open > 0;
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
		throw new ConfigRefusal(
			isCutOff(text)
				? 'The text ends before its last bracket closes: it may be cut off.'
				: 'This is not JSON, so no key of it can be read. Paste the file as it is, with double quotes and without comments.'
		);
	}
	return value as Record<string, unknown>;
}

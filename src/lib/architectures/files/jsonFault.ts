/** Where a text stops being JSON. */
export interface JsonFault {
	/** The first byte that does not fit. */
	at: number;
	/** Whether all of it fits as far as it goes. */
	isCut: boolean;
}

/** The signs that may stand next; w is a word: a number, true, false or null. */
const allowed = {
	value: '"{[w',
	'value or end': '"{[w]',
	key: '"',
	'key or end': '"}',
	colon: ':',
	'comma or end of list': ',]',
	'comma or end of object': ',}',
	nothing: ''
};

type Awaited = keyof typeof allowed;

const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const inWord = /[\w+.-]/;
const longestWord = 400;
const escape = /^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/;
const begunEscape = /^\\(?:u[\da-fA-F]{0,3})?$/;
const longestEscape = 6;

/** Walks through a text of which `JSON.parse` has said that it is wrong, and finds where. */
export function jsonFault(text: Uint8Array): JsonFault {
	const open: ('{' | '[')[] = [];
	let awaited: Awaited = 'value';
	let at = 0;
	const behindValue = (): Awaited => {
		if (open.length === 0) return 'nothing';
		return open.at(-1) === '{' ? 'comma or end of object' : 'comma or end of list';
	};

	while (at < text.length) {
		const sign = String.fromCharCode(text[at]);
		if (' \n\r\t'.includes(sign)) {
			at++;
			continue;
		}
		const kind = inWord.test(sign) ? 'w' : sign;
		if (!allowed[awaited].includes(kind)) return { at, isCut: false };
		const start = at++;
		switch (kind) {
			case '"': {
				const isKey = awaited.startsWith('key');
				at = endOfString(text, at);
				if (text[at] !== text[start]) return { at, isCut: at === text.length };
				at++;
				awaited = isKey ? 'colon' : behindValue();
				break;
			}
			case 'w':
				while (at < text.length && inWord.test(String.fromCharCode(text[at]))) at++;
				if (at === text.length) return { at, isCut: true };
				if (!word.test(ascii(text.subarray(start, Math.min(at, start + longestWord))))) {
					return { at: start, isCut: false };
				}
				awaited = behindValue();
				break;
			case '{':
			case '[':
				open.push(kind);
				awaited = kind === '{' ? 'key or end' : 'value or end';
				break;
			case '}':
			case ']':
				open.pop();
				awaited = behindValue();
				break;
			case ':':
				awaited = 'value';
				break;
			case ',':
				awaited = open.at(-1) === '{' ? 'key' : 'value';
		}
	}
	return { at, isCut: awaited !== 'nothing' };
}

/** The byte of its second quotation mark; or that which no string holds; or the end of the text. */
function endOfString(text: Uint8Array, start: number): number {
	const [quotationMark, backslash, firstSeen] = [34, 92, 32];
	let at = start;
	while (at < text.length && text[at] !== quotationMark && text[at] >= firstSeen) {
		if (text[at] !== backslash) {
			at++;
			continue;
		}
		const rest = ascii(text.subarray(at, at + longestEscape));
		const found = escape.exec(rest);
		if (found === null) return begunEscape.test(rest) ? text.length : at;
		at += found[0].length;
	}
	return at;
}

function ascii(bytes: Uint8Array): string {
	return String.fromCharCode(...bytes);
}

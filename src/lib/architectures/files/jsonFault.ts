/** Where a text stops being JSON. */
export interface JsonFault {
	/** The first byte that does not fit. */
	at: number;
	/** Whether all of it fits as far as it goes. */
	isCut: boolean;
}

const isSpace = (byte: number) => byte === 32 || byte === 9 || byte === 10 || byte === 13;
const code = (sign: string) => sign.charCodeAt(0);
const token = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const inToken = (byte: number) =>
	(byte >= 48 && byte <= 57) ||
	(byte >= 97 && byte <= 122) ||
	byte === 43 ||
	byte === 45 ||
	byte === 46 ||
	byte === 69;

type Awaited =
	'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

/** Walks through a text of which `JSON.parse` has said that it is wrong, and finds where. */
export function jsonFault(text: Uint8Array): JsonFault {
	const open: number[] = [];
	let awaited: Awaited = 'value';
	let at = 0;
	const done = (): Awaited => (open.length === 0 ? 'nothing' : 'comma or end');

	while (at < text.length) {
		const byte = text[at];
		if (isSpace(byte)) {
			at++;
		} else if (byte === code('"') && /value|key/.test(awaited)) {
			const end = endOfString(text, at);
			if (!end.isWhole) return { at: end.at, isCut: end.at === text.length };
			at = end.at;
			awaited = awaited.startsWith('key') ? 'colon' : done();
		} else if (byte === code(':') && awaited === 'colon') {
			at++;
			awaited = 'value';
		} else if (byte === code(',') && awaited === 'comma or end') {
			at++;
			awaited = open.at(-1) === code('{') ? 'key' : 'value';
		} else if ((byte === code('}') || byte === code(']')) && / end$/.test(awaited)) {
			if (open.pop() !== (byte === code('}') ? code('{') : code('['))) return { at, isCut: false };
			at++;
			awaited = done();
		} else if ((byte === code('{') || byte === code('[')) && awaited.startsWith('value')) {
			open.push(byte);
			at++;
			awaited = byte === code('{') ? 'key or end' : 'value or end';
		} else if (awaited.startsWith('value')) {
			const start = at;
			while (at < text.length && inToken(text[at])) at++;
			const word = String.fromCharCode(...text.subarray(start, Math.min(at, start + 400)));
			if (at === text.length) return { at, isCut: true };
			if (at === start || !new RegExp(`^${token.source}`).test(word))
				return { at: start, isCut: false };
			awaited = done();
		} else {
			return { at, isCut: false };
		}
	}
	return { at, isCut: awaited !== 'nothing' };
}

/** Behind its second quotation mark; or at the byte that no string holds. */
function endOfString(text: Uint8Array, start: number): { at: number; isWhole: boolean } {
	let at = start + 1;
	while (at < text.length) {
		if (text[at] === code('"')) return { at: at + 1, isWhole: true };
		if (text[at] < 32) return { at, isWhole: false };
		at += text[at] === code('\\') ? 2 : 1;
	}
	return { at: text.length, isWhole: false };
}

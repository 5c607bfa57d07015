/**
 * The hash of a link as this site wrote it, out of what mail and chat programs made of it.
 *
 * What the site writes leaves room to see what was added on the way. Values are letters, digits and
 * `.,:~+-`, so a space, an entity or a closing bracket is not part of them, and is taken out. A task's
 * title and question are free text, percent-encoded: there a full stop, `&amp;` or `%20` may be meant, and stays.
 * What cannot be mended with certainty is told in `lost`. A link that came unharmed stays as it is.
 */
export interface MendedHash {
	/** Without the `#`. */
	hash: string;
	/** A sentence for each text that may read otherwise than it was written. */
	lost: string[];
}

/** By its key in a link, what a sentence calls it. */
const texts: ReadonlyMap<string, string> = new Map([
	['title', 'title'],
	['ask', 'question']
]);
/** How often a link may have been encoded. */
const mostTimes = 4;

const hashSigns = /^(?:[#\s]|%(?:25)*(?:23|20|0a|0d))+/i;
const ampersands = /&(?:(?:amp|#0*38|#x0*26)(?:;|%3B))+/gi;
const otherEntities = /&(lt|gt|quot|apos|nbsp|#\d{1,4}|#x[\da-f]{1,4})(?:;|%3B)/gi;
const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const lineBreak = String.raw`(?:\s|%0[ad])+`;
/** Of quoted-printable: an encoded `=`, or the `=` that ends a line which goes on. */
const quotedPrintable = new RegExp(`=3D|=(?:${lineBreak})?`, 'gi');
const softBreak = new RegExp(`=${lineBreak}`, 'gi');
/** Where the first `=` is encoded, or there is none, all may be; another `=` then only ends a line. */
const encodedSign = /^[^=&]*(?:%(?:25)*3D|$)/i;
const anyBreak = new RegExp(`=(?:${lineBreak})?`, 'gi');
const blanks = /[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g;
const afterLink = new Set('.,;:!?)]}>([{<"\'`*_|\\=”“’‘»«›‹…');

export function mendedHash(text: string): MendedHash {
	const parts = separated(unwrapped(text)).flatMap(mendedPart);
	const last = parts.findLastIndex((part) => withoutEnd(part) !== '');
	const kept = parts.slice(0, last + 1);
	if (last >= 0) kept[last] = withoutEnd(kept[last]);
	return mendedTexts(kept);
}

/** Without what encodes it all, and without leading `#`. */
function unwrapped(text: string): string {
	let hash = text;
	for (let time = 0; time < mostTimes && encodedSign.test(hash); time++) {
		hash = decoded(hash.replace(anyBreak, ''));
	}
	return hash.replace(hashSigns, '');
}

function separated(hash: string): string[] {
	const whole = hash.replace(ampersands, '&').replace(otherEntities, character);
	const parts = whole.split('&').filter((part) => part !== '');
	if (!parts.every((part) => /=3D/i.test(part))) return parts;
	return parts.map((part) =>
		part.replace(quotedPrintable, (sign) => (/3D/i.test(sign) ? '=' : ''))
	);
}

function character(entity: string, name: string): string {
	const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
	const text = name.startsWith('#') ? String.fromCharCode(code) : named[name.toLowerCase()];
	return encodeURIComponent(text.toWellFormed());
}

/** Several where its separators were encoded. */
function mendedPart(part: string): string[] {
	const signs = part.match(/=/g)?.length ?? 0;
	const [, rawKey, rest] = /^([^=]*)(.*)$/s.exec(signs > 1 ? part.replace(softBreak, '') : part)!;
	const key = plain(rawKey);
	if (texts.has(key)) return [key + rest];
	return plain(rawKey + rest).split('&');
}

/** Decoded as often as it was encoded, without blanks. */
function plain(text: string): string {
	let read = text;
	for (let time = 0; time < mostTimes; time++) read = decoded(read);
	return read.replace(blanks, '');
}

function isText(part: string): boolean {
	return texts.has(part.slice(0, Math.max(0, part.indexOf('='))));
}

/** A link at the end of a sentence, or in brackets, takes with it what follows. */
function withoutEnd(part: string): string {
	if (isText(part)) return part;
	let end = part.length;
	while (end > 0 && afterLink.has(part[end - 1])) end--;
	return part.slice(0, end);
}

/** Texts were encoded again where every `%` of theirs was: `textForm` never writes `%25` before a hex digit. */
function mendedTexts(parts: readonly string[]): MendedHash {
	const lost: string[] = [];
	let mended = [...parts];
	for (let time = 0; time < mostTimes && isEncodedAgain(mended.filter(isText)); time++) {
		mended = mended.map((part) => (isText(part) ? part.replace(/%25/g, '%') : part));
	}
	mended = mended.map((part) => {
		if (!isText(part)) return part;
		const at = part.indexOf('=');
		const [key, value] = [part.slice(0, at), part.slice(at + 1)];
		if (/=|%25[\da-f]{2}|%(?![\da-f]{2})/i.test(value)) {
			lost.push(
				`The link's ${texts.get(key)} was changed on its way: it may read otherwise than it was written.`
			);
		}
		return `${key}=${value.replace(/%(?![\da-f]{2})/gi, '%25')}`;
	});
	return { hash: mended.join('&'), lost };
}

function isEncodedAgain(parts: readonly string[]): boolean {
	const all = parts.join('&');
	return /%25[\da-f]{2}/i.test(all) && !/%(?!25[\da-f]{2})/i.test(all);
}

function decoded(text: string): string {
	if (!text.includes('%')) return text;
	try {
		return decodeURIComponent(text);
	} catch {
		return text; // a % that encodes nothing
	}
}

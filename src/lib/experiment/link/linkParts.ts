import type { Form } from '../form.ts';
import { mendedHash } from './mendedHash.ts';

/** Longer than any link that the page writes. */
const longest = 16_384;
const mostComplaints = 12;
const longestQuote = 32;

/** Text from a link, fit to be shown: short, and without control characters. */
function quote(text: string): string {
	const characters = Array.from(text.slice(0, 4 * longestQuote), (character) =>
		/\p{C}/u.test(character) ? '\ufffd' : character
	);
	const cut = characters.length > longestQuote;
	return `“${characters.slice(0, longestQuote).join('')}${cut ? '…' : ''}”`;
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text; // a % that encodes nothing
	}
}

/** The `key=value` parts of a hash, each taken once, and what is wrong with them. */
export class LinkParts {
	#values = new Map<string, string>();
	#complaints: string[] = [];
	#missingTables = new Set<string>();
	/** Whether the hash said nothing at all. */
	readonly isEmpty: boolean;
	/** What its keys begin with in the hash. */
	#prefix = '';

	constructor(hash: string) {
		const { hash: text, lost } = mendedHash(hash.slice(0, 8 * longest));
		if (text.length > longest) {
			this.complain('The link is longer than any this page writes: its end was left out.');
		}
		for (const part of text.slice(0, longest).split('&')) {
			if (part === '') continue;
			const [, key, value] = /^([^=]*)=?(.*)$/s.exec(part)!;
			this.#add(decode(key), decode(value));
		}
		for (const sentence of lost) this.complain(sentence);
		this.isEmpty = this.#values.size === 0 && this.#complaints.length === 0;
	}

	/** The parts whose keys begin with this, without it: they are taken, and complained of, here too. */
	below(prefix: string): LinkParts {
		const parts = new LinkParts('');
		parts.#values = this.#values;
		parts.#complaints = this.#complaints;
		parts.#missingTables = this.#missingTables;
		parts.#prefix = this.#prefix + prefix;
		return parts;
	}

	/** Whether there are any whose keys begin with its prefix. */
	get hasAny(): boolean {
		return [...this.#values.keys()].some((key) => key.startsWith(this.#prefix));
	}

	#add(key: string, value: string) {
		if (!this.#values.has(key)) this.#values.set(key, value);
		else this.complain(`The link names ${quote(key)} more than once: the first was used.`);
	}

	has(key: string): boolean {
		return this.#values.has(this.#prefix + key);
	}

	/** Every key with its value, none taken yet. */
	get entries(): readonly (readonly [key: string, value: string])[] {
		return [...this.#values];
	}

	/** Without taking it. */
	peek(key: string): string | undefined {
		return this.#values.get(this.#prefix + key);
	}

	take(key: string): string | undefined {
		const whole = this.#prefix + key;
		const value = this.#values.get(whole);
		this.#values.delete(whole);
		return value;
	}

	/** Of every key of this form. */
	takeAll(form: RegExp): string[] {
		const begin = this.#prefix.length;
		return [...this.#values.keys()]
			.filter((key) => key.startsWith(this.#prefix) && form.test(key.slice(begin)))
			.map((key) => this.take(key.slice(begin))!);
	}

	/** The value of this key, the nearest one allowed, or `usual` where there is none. */
	read<T>(key: string, form: Form<T>, usual: T): T {
		const text = this.take(key);
		if (text === undefined) return usual;
		const value = form.read(text);
		if (value !== undefined && form.accepts(value)) return value;
		const instead = value === undefined ? usual : form.nearest(value);
		this.replaced(key, text, form.show(instead), `${form.name} ${form.mustBe}`);
		return instead;
	}

	/** Whether data that the link names are not here: much of what it says of them cannot be, either. */
	get lacksTable(): boolean {
		return this.#missingTables.size > 0;
	}

	/** Complains of each table once, wherever the link names it. */
	missTable(name: string, sentence: string) {
		if (!this.#missingTables.has(name)) this.complain(sentence);
		this.#missingTables.add(name);
	}

	complain(sentence: string) {
		this.#complaints.push(sentence);
	}

	replaced(key: string, text: string, instead: string, reason: string) {
		this.complain(
			`The link's ${quote(`${this.#prefix}${key}=${text}`)} became ${instead}: ${reason}.`
		);
	}

	/** One sentence each, those never taken included; at most a dozen, then how many more. */
	complaints(): string[] {
		const unknown = [...this.#values].map(
			([key, value]) =>
				`The link's ${quote(value === '' ? key : `${key}=${value}`)} means nothing here.`
		);
		const all = [...this.#complaints, ...unknown];
		if (all.length <= mostComplaints) return all;
		const more = all.length - mostComplaints + 1;
		return [...all.slice(0, mostComplaints - 1), `${more} more parts of the link were left out.`];
	}
}

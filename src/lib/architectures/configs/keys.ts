/**
 * The keys of a `config.json`, each asked for by name with the value that the format's own library
 * takes where it is missing. What was asked for is remembered: it is all that the count depends on.
 */
import { formatCount } from '../../format.ts';

/** Why a config cannot be counted, as a sentence for the reader. */
export class ConfigRefusal extends Error {}

export type KeyValue = number | boolean | string | null | readonly number[];

export interface AskedKey {
	/** With the section before it: `text_config.hidden_size`. */
	path: string;
	value: KeyValue;
	/** Whether the config did not say, and the library's value was taken. */
	isDefault: boolean;
}

interface Limits {
	minimum?: number;
	maximum?: number;
}

export const largestWidth = 1_000_000;
export const mostEntries = 100_000_000;
export const mostLayers = 10_000;

/** A value as it stands in the config, short enough for a sentence. */
function quoted(value: unknown): string {
	const text = JSON.stringify(value) ?? String(value);
	const letters = Array.from(text);
	return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : text;
}

export class Keys {
	readonly #record: Readonly<Record<string, unknown>>;
	readonly #section: string;
	readonly asked: AskedKey[];

	constructor(record: Readonly<Record<string, unknown>>, section = '', asked: AskedKey[] = []) {
		this.#record = record;
		this.#section = section;
		this.asked = asked;
	}

	/**
	 * A whole number from 1 up. Of several names the first that is there counts, as the library has
	 * them. `usual` undefined: the library knows no value either.
	 */
	whole(names: string | readonly string[], usual: number | undefined, limits: Limits = {}): number {
		const [name, value] = this.#find(names);
		if (value === undefined) {
			if (usual !== undefined) return this.#take(name, usual, true);
			throw new ConfigRefusal(`The config does not say \`${this.#path(name)}\`, which it must.`);
		}
		return this.#take(name, this.#checked(name, value, limits), false);
	}

	width(names: string | readonly string[], usual: number): number {
		return this.whole(names, usual, { maximum: largestWidth });
	}

	/** As a width. Null in the config, or as its default, means that there is none. */
	widthOrNone(name: string, usual: number | null): number | null {
		if (!Object.hasOwn(this.#record, name)) return this.#take(name, usual, true);
		const value = this.#record[name];
		if (value === null) return this.#take(name, null, false);
		return this.#take(name, this.#checked(name, value, { maximum: largestWidth }), false);
	}

	layers(names: string | readonly string[], usual: number): number {
		return this.whole(names, usual, { maximum: mostLayers });
	}

	vocabulary(usual: number | undefined, name = 'vocab_size'): number {
		return this.whole(name, usual);
	}

	flag(name: string, usual: boolean): boolean {
		const value = this.#record[name] ?? undefined;
		if (value === undefined) return this.#take(name, usual, true);
		if (typeof value === 'boolean') return this.#take(name, value, false);
		throw new ConfigRefusal(
			`\`${this.#path(name)}\` must be true or false, and is ${quoted(value)}.`
		);
	}

	choice<const Text extends string>(name: string, texts: readonly Text[], usual: Text): Text {
		const value = this.#record[name] ?? undefined;
		if (value === undefined) return this.#take(name, usual, true);
		if (texts.includes(value as Text)) return this.#take(name, value as Text, false);
		const list = texts.map((text) => `“${text}”`).join(', ');
		throw new ConfigRefusal(
			`\`${this.#path(name)}\` must be one of ${list}, and is ${quoted(value)}.`
		);
	}

	/** Numbers of layers, from 0. */
	layerList(name: string): readonly number[] {
		const value = this.#record[name] ?? undefined;
		if (value === undefined) return this.#take(name, [], true);
		const isList =
			Array.isArray(value) &&
			value.length <= mostLayers &&
			value.every((layer) => Number.isInteger(layer) && layer >= 0 && layer < mostLayers);
		if (isList) return this.#take(name, value as number[], false);
		throw new ConfigRefusal(
			`\`${this.#path(name)}\` must be a list of layers, as [0, 1], and is ${quoted(value)}.`
		);
	}

	/** Classes of a classifier: as many as it names, or as `num_labels` says. */
	labels(): number {
		const names = this.#record.id2label;
		if (this.#record.num_labels === undefined && typeof names === 'object' && names !== null) {
			const count = Object.keys(names).length;
			if (count > 0) return this.#take('num_labels', count, false);
		}
		return this.whole('num_labels', 2);
	}

	/** The class for which the weights were kept; null where the config names none. */
	architecture(): string | null {
		const value = this.#record.architectures;
		const first: unknown = Array.isArray(value) ? value[0] : null;
		return typeof first === 'string' ? first : null;
	}

	/** Refuses what this switch adds: better no count than a wrong one. */
	without(name: string) {
		if ((this.#record[name] ?? false) === false) return;
		throw new ConfigRefusal(
			`\`${this.#path(name)}\` adds layers that are not known here, so nothing is counted.`
		);
	}

	/** The keys below the first of these keys that is there, all of them missing where none is. */
	section(names: string | readonly string[]): Keys {
		const [name, value = {}] = this.#find(names);
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
			return new Keys(value as Record<string, unknown>, this.#path(name), this.asked);
		}
		throw new ConfigRefusal(
			`\`${this.#path(name)}\` must hold keys in braces, and is ${quoted(value)}.`
		);
	}

	/** Remembers a value that was read otherwise. */
	note(name: string, value: KeyValue, isDefault = false) {
		this.#take(name, value, isDefault);
	}

	/** Of one head; where the config does not say, the width shared out. Throws where that is uneven. */
	headWidth(name: string, width: number, heads: number, headsName: string): number {
		const given = this.#record[name] ?? undefined;
		if (given !== undefined) return this.width(name, 0);
		return this.#take(name, this.sharedOut(width, heads, headsName), true);
	}

	/** Heads that have keys and values of their own. Throws where the others do not share them evenly. */
	keyValueHeads(names: string | readonly string[], usual: number, heads: number): number {
		const kept = this.whole(names, usual);
		if (heads % kept === 0) return kept;
		const [name] = this.#find(names);
		throw new ConfigRefusal(
			`\`${this.#path(name)}\`: ${formatCount(heads)} heads do not share the keys and values of ${formatCount(kept)} out evenly.`
		);
	}

	sharedOut(width: number, heads: number, headsName: string): number {
		if (width % heads === 0) return width / heads;
		throw new ConfigRefusal(
			`\`${this.#path(headsName)}\`: ${formatCount(heads)} heads do not share a width of ${formatCount(width)} out evenly.`
		);
	}

	#path(name: string): string {
		return this.#section === '' ? name : `${this.#section}.${name}`;
	}

	#find(names: string | readonly string[]): [name: string, value: unknown] {
		const list = typeof names === 'string' ? [names] : names;
		const there = list.find((name) => (this.#record[name] ?? undefined) !== undefined) ?? list[0];
		return [there, this.#record[there] ?? undefined];
	}

	#checked(name: string, value: unknown, { minimum = 1, maximum = mostEntries }: Limits): number {
		if (Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum) {
			return value as number;
		}
		throw new ConfigRefusal(
			`\`${this.#path(name)}\` must be a whole number from ${formatCount(minimum)} to ${formatCount(maximum)}, and is ${quoted(value)}.`
		);
	}

	#take<Value extends KeyValue>(name: string, value: Value, isDefault: boolean): Value {
		const path = this.#path(name);
		if (!this.asked.some((key) => key.path === path)) this.asked.push({ path, value, isDefault });
		return value;
	}
}

/**
 * A config as links carry it: its kind, then each key that the count depends on and that the config
 * says, `llama~hidden-size:288~tie-word-embeddings:true~text-config.head-dim:64`. Keys are written
 * with `-` for `_` and texts with `.` for it, a list begins with a comma, and `null` is null.
 */
import type { KeyValue } from './keys.ts';
import type { ReadConfig } from './index.ts';

type Section = Record<string, unknown>;

/** Longer ones are left out of links. */
const mostLetters = 3000;
const plainText = /^[A-Za-z][A-Za-z0-9.-]{0,79}$/;

function writeValue(value: KeyValue): string {
	if (typeof value === 'object' && value !== null) return `,${value.join(',')}`;
	return String(value).replaceAll('_', '.');
}

/** Null where it is too long for a link. */
export function writeCompactConfig({ type, asked }: ReadConfig): string | null {
	const parts = asked
		.filter(({ isDefault }) => !isDefault)
		.map(({ path, value }) => `${path.replaceAll('_', '-')}:${writeValue(value)}`);
	const text = [type.replaceAll('_', '.'), ...parts].join('~');
	return text.length <= mostLetters ? text : null;
}

function readValue(key: string, text: string): unknown {
	if (/^\d{1,16}$/.test(text)) return Number(text);
	if (text === 'true' || text === 'false') return text === 'true';
	if (text === 'null') return null;
	if (/^,(\d{1,9}(,\d{1,9})*)?$/.test(text)) {
		return text === ',' ? [] : text.slice(1).split(',').map(Number);
	}
	if (!plainText.test(text)) return undefined;
	const value = text.replaceAll('.', '_');
	return key === 'architectures' ? [value] : value;
}

/** A `config.json` with these keys, or undefined for what `writeCompactConfig` does not write. */
export function readCompactConfig(text: string): string | undefined {
	if (text.length > mostLetters) return undefined;
	const [type, ...parts] = text.split('~');
	if (!/^[a-z0-9.-]{1,40}$/.test(type)) return undefined;
	const config: Section = { model_type: type.replaceAll('.', '_') };
	for (const part of parts) {
		const [, section, name, written] = /^(?:([a-z-]+)\.)?([a-z0-9-]+):(.*)$/.exec(part) ?? [];
		if (name === undefined) return undefined;
		const key = name.replaceAll('-', '_');
		const value = readValue(key, written);
		if (value === undefined || key === '__proto__') return undefined;
		if (section === undefined) config[key] = value;
		else {
			const below = section.replaceAll('-', '_');
			if (below === '__proto__') return undefined;
			config[below] = { ...(config[below] as Section | undefined), [key]: value };
		}
	}
	return JSON.stringify(config, null, 2);
}

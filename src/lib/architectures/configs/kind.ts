import type { Block } from '../block.ts';
import type { Keys } from './keys.ts';

/** What a config says of a model, as layers. */
export interface ConfigModel {
	blocks: Block[];
	/** What one pass through the layers is made for. Default: a token. Null where parts differ in it. */
	unit?: 'token' | 'image' | null;
	/** What is kept for each token of a context; left out where no text is continued. */
	cache?: KeysAndValues;
	/** What a reader should know about this count. */
	notes?: string[];
}

export interface KeysAndValues {
	layers: number;
	/** Heads that have keys and values of their own. */
	heads: number;
	headWidth: number;
}

/** A family of configs that say the same things by the same keys. */
export interface ConfigKind {
	/** The name of each `model_type` that it reads. */
	types: Readonly<Record<string, string>>;
	/** Throws a `ConfigRefusal` where a key says what cannot be. */
	read(keys: Keys, type: string): ConfigModel;
}

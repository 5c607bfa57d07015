import { writeCompactConfig } from '$lib/architectures/configs/compactConfig.ts';
import { readConfig, type ReadConfig } from '$lib/architectures/configs/index.ts';

/** A `config.json` that the reader pasted, and what was last understood of it. */
export class PastedConfig {
	#text = $state('');
	#reading = $state.raw<ReadConfig | null>(null);
	#refusal = $state<string | null>(null);

	readonly #onread: () => void;

	constructor(onread: () => void = () => {}) {
		this.#onread = onread;
	}

	/** As a link carries it: null where there is none, or where it is too long. */
	readonly compact = $derived(this.#reading && writeCompactConfig(this.#reading));

	get text() {
		return this.#text;
	}
	get reading() {
		return this.#reading;
	}
	get refusal() {
		return this.#refusal;
	}

	/** What cannot be counted leaves what was counted before. An empty text takes it away. */
	paste(text: string) {
		this.#text = text;
		this.#refusal = null;
		if (text.trim() === '') {
			this.#reading = null;
			if (text !== '') this.#refusal = 'There is nothing in it but spaces.';
			return;
		}
		const reading = readConfig(text);
		if ('refusal' in reading) this.#refusal = reading.refusal;
		else {
			this.#reading = reading;
			this.#onread();
		}
	}
}

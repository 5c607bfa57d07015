import type { Weights } from '$lib/architectures/files/weights.ts';

/** The file of weights that the reader opened last, and why the one after it was not opened. */
export class WeightsFile {
	#weights = $state.raw<Weights | null>(null);
	#problem = $state<string | null>(null);
	#reading = $state.raw<AbortController | null>(null);
	#config = $state<string | null>(null);
	readonly #onopened: () => void;

	constructor(onopened: () => void = () => {}) {
		this.#onopened = onopened;
	}

	/** What is shown: it stays where another file cannot be read. */
	get weights() {
		return this.#weights;
	}
	get problem() {
		return this.#problem;
	}
	get isReading() {
		return this.#reading !== null;
	}

	/** The name of a config that came with the files, or alone: it is read elsewhere. */
	get config() {
		return this.#config;
	}

	/** One file, or the parts of one model. Those that are being read are given up. */
	async open(files: readonly File[], config: string | null = null) {
		this.stop();
		this.#problem = null;
		this.#config = config;
		if (files.length === 0 && config !== null) return;
		const reading = new AbortController();
		this.#reading = reading;
		try {
			const { openWeights } = await import('$lib/architectures/files/openWeights.ts');
			const opened = await openWeights(files, reading.signal);
			if (reading.signal.aborted) return;
			if ('refusal' in opened) this.#refuse(opened.refusal);
			else {
				this.#weights = opened.weights;
				this.#onopened();
			}
		} catch {
			if (!reading.signal.aborted) {
				this.#refuse('What reads files could not be loaded. Please try again.');
			}
		} finally {
			if (this.#reading === reading) this.#reading = null;
		}
	}

	/** A folder, which holds no bytes of its own. */
	refuseFolder(name: string) {
		this.stop();
		this.#config = null;
		this.#refuse(`“${name}” is a folder. Open it, and drop the files that are in it.`);
	}

	stop() {
		this.#reading?.abort();
		this.#reading = null;
	}

	close() {
		this.stop();
		this.#weights = null;
		this.#problem = null;
		this.#config = null;
	}

	#refuse(sentence: string) {
		const stays = this.#weights === null ? '' : ' What was open stays.';
		this.#problem = sentence + stays;
	}
}

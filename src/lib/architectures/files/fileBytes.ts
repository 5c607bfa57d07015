import { formatBytes, formatCount } from '../../format.ts';
import { Refusal } from '../../network/exact.ts';

/** What is needed of a `File`: its name, its size, and slices of it. */
export interface SlicedFile {
	readonly name: string;
	readonly size: number;
	slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** So many bytes of one file are read at most, whatever its header says: those of large models have half. */
export const mostBytesRead = 32 * 2 ** 20;

/** The bytes of a file, read by slices. What is not asked for never comes into memory. */
export class FileBytes {
	readonly #file: SlicedFile;
	readonly #signal: AbortSignal | null;
	#read = 0;

	constructor(file: SlicedFile, signal: AbortSignal | null = null) {
		this.#file = file;
		this.#signal = signal;
	}

	get name() {
		return this.#file.name;
	}
	get size() {
		return this.#file.size;
	}

	/** From `start` to before `end`; `what` says what they are, for the sentence that says they are not there. */
	async read(start: number, end: number, what: string): Promise<Uint8Array> {
		if (end > this.size) {
			throw new Refusal(
				`The file ends at byte ${formatCount(this.size)}, and ${what} should go on to byte ${formatCount(end)}: it is cut off, or its header is damaged.`
			);
		}
		this.#read += end - start;
		if (this.#read > mostBytesRead) {
			throw new Refusal(
				`Up to byte ${formatCount(start)} its header has no end: no more than ${formatBytes(mostBytesRead)} of a file are read here.`
			);
		}
		this.#signal?.throwIfAborted();
		const bytes = new Uint8Array(await this.#slice(start, end));
		if (bytes.length !== end - start) throw new Refusal(unreadable);
		return bytes;
	}

	async #slice(start: number, end: number): Promise<ArrayBuffer> {
		try {
			return await this.#file.slice(start, end).arrayBuffer();
		} catch {
			throw new Refusal(unreadable);
		}
	}
}

const unreadable =
	'The browser could not read it. Perhaps it is a folder, or it was changed or moved since it was chosen.';

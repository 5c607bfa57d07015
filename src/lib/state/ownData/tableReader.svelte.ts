import { largestFileBytes } from '$lib/data/tables/limits.ts';
import { TableProblem } from '$lib/data/tables/problem.ts';
import type { ParseOptions } from '$lib/data/tables/reading/parse.ts';
import type { TableReading } from '$lib/data/tables/reading/read.ts';
import type { Sample } from '$lib/data/tables/samples/index.ts';
import { formatBytes } from '$lib/format.ts';
import { readInWorker } from './readInWorker.ts';
import type { TableSource } from './tableWorker.ts';

export interface OpenTable {
	reading: TableReading;
	/** What it was read from, to read it anew in another way. */
	source: TableSource;
	/** Where it comes from, if it is one of the site's. */
	sample: Sample | null;
}

/** Reads one table at a time. The one that was open stays until the next has been read whole. */
export class TableReader {
	#open = $state.raw<OpenTable | null>(null);
	#progress = $state<number | null>(null);
	#problem = $state<string | null>(null);
	/** Ends the reading under way. */
	#stop: AbortController | null = null;

	/** Null until a table has been read. */
	get open(): OpenTable | null {
		return this.#open;
	}
	/** How much of a table has been read, 0–1; null while none is being read. */
	get progress(): number | null {
		return this.#progress;
	}
	/** Why the last one could not be read, in a sentence. */
	get problem(): string | null {
		return this.#problem;
	}

	async readFile(file: File): Promise<void> {
		if (file.size > largestFileBytes) {
			this.stop();
			const [size, most] = [file.size, largestFileBytes].map(formatBytes);
			this.#problem = `“${file.name}” has ${size}. Tables of up to ${most} are read here: take fewer rows or columns of it.`;
			return;
		}
		await this.#read(null, async () => ({
			content: new Uint8Array(await file.arrayBuffer()),
			options: { name: file.name }
		}));
	}

	async readText(text: string): Promise<void> {
		await this.#read(null, async () => ({ content: text, options: { name: 'Pasted table' } }));
	}

	async readSample(sample: Sample): Promise<void> {
		await this.#read(sample, async () => ({
			content: (await sample.load()).text,
			options: { name: sample.title }
		}));
	}

	/** The open table again, with its first line or its delimiter taken in another way. */
	async readAgain(options: Pick<ParseOptions, 'delimiter' | 'hasNames'>): Promise<void> {
		if (!this.#open) return;
		const { source, sample } = this.#open;
		await this.#read(sample, async () => ({
			...source,
			options: { ...source.options, ...options }
		}));
	}

	stop() {
		this.#stop?.abort();
		this.#stop = null;
		this.#progress = null;
	}

	forgetProblem() {
		this.#problem = null;
	}

	async #read(sample: Sample | null, load: () => Promise<TableSource>): Promise<void> {
		this.stop();
		const stop = new AbortController();
		const isLatest = () => this.#stop === stop;
		this.#stop = stop;
		this.#progress = 0;
		this.#problem = null;
		try {
			const source = await load();
			const reading = await readInWorker(source, {
				signal: stop.signal,
				onprogress: (share) => {
					if (isLatest()) this.#progress = share;
				}
			});
			if (isLatest()) this.#open = { reading, source, sample };
		} catch (error) {
			if (isLatest()) this.#problem = sentenceOf(error);
		}
		if (isLatest()) this.stop();
	}
}

function sentenceOf(error: unknown): string {
	if (error instanceof TableProblem) return error.message;
	return `The table could not be read: ${error instanceof Error ? error.message : String(error)}`;
}

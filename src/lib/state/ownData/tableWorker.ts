/** Reads a table in a worker, so that the page stays smooth meanwhile. */
import { TableProblem } from '$lib/data/tables/problem.ts';
import type { ParseOptions } from '$lib/data/tables/reading/parse.ts';
import { readTable, type TableReading } from '$lib/data/tables/reading/read.ts';

export interface TableSource {
	/** A file's bytes, or a text that was pasted. */
	content: Uint8Array<ArrayBuffer> | string;
	options: Omit<ParseOptions, 'onprogress'>;
}

export type TableMessage =
	| { type: 'ready' }
	| { type: 'progress'; share: number }
	| { type: 'read'; reading: TableReading }
	/** A sentence for the reader. */
	| { type: 'problem'; message: string }
	/** Whatever else went wrong. */
	| { type: 'failed'; message: string };

function post(message: TableMessage, transfer: Transferable[] = []): void {
	self.postMessage(message, { transfer });
}

function buffersOf({ raw, columns }: TableReading): Transferable[] {
	const cells = raw.columns.map((column) => column.cells.buffer);
	const readings = columns.flatMap(({ numbers, categories, counts }) => [
		numbers.buffer,
		categories.buffer,
		counts.buffer
	]);
	return [...cells, ...readings] as ArrayBuffer[];
}

self.onmessage = async ({ data }: MessageEvent<TableSource>) => {
	try {
		const onprogress = (share: number) => post({ type: 'progress', share });
		const reading = await readTable(data.content, { ...data.options, onprogress });
		post({ type: 'read', reading }, buffersOf(reading));
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		post({ type: error instanceof TableProblem ? 'problem' : 'failed', message });
	}
};

post({ type: 'ready' });

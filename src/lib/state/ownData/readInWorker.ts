import { TableProblem } from '$lib/data/tables/problem.ts';
import { readTable, type TableReading } from '$lib/data/tables/reading/read.ts';
import { startTableWorker } from './startTableWorker.ts';
import type { TableMessage, TableSource } from './tableWorker.ts';

export interface Reading {
	/** Hears the share of the text that has been read, 0–1. */
	onprogress: (share: number) => void;
	/** Ends it, and the promise is rejected with the signal's reason. */
	signal: AbortSignal;
}

/**
 * A table, read in a worker; where there is none, or it dies before it begins, on the main thread, which
 * is let go between the parts. Rejects with a `TableProblem` where it is no table.
 */
export async function readInWorker(source: TableSource, reading: Reading): Promise<TableReading> {
	const worker = createWorker();
	if (!worker) return readOnPage(source, reading);
	try {
		return (await readBy(worker, source, reading)) ?? (await readOnPage(source, reading));
	} finally {
		worker.terminate();
	}
}

function createWorker(): Worker | null {
	try {
		return startTableWorker();
	} catch {
		return null;
	}
}

/** Null where the worker did not begin. */
function readBy(
	worker: Worker,
	source: TableSource,
	{ onprogress, signal }: Reading
): Promise<TableReading | null> {
	return new Promise((resolve, reject) => {
		let isReady = false;
		const stop = () => reject(signal.reason as Error);
		if (signal.aborted) return stop();
		signal.addEventListener('abort', stop);
		worker.onerror = (event) => {
			event.preventDefault();
			if (isReady) reject(new Error(event.message));
			else resolve(null);
		};
		worker.onmessage = ({ data }: MessageEvent<TableMessage>) => {
			if (data.type === 'ready') {
				isReady = true;
				worker.postMessage(source);
			} else if (data.type === 'progress') onprogress(data.share);
			else if (data.type === 'read') resolve(data.reading);
			else if (data.type === 'problem') reject(new TableProblem(data.message));
			else reject(new Error(data.message));
		};
	});
}

function readOnPage({ content, options }: TableSource, reading: Reading): Promise<TableReading> {
	return readTable(content, {
		...options,
		async onprogress(share) {
			reading.onprogress(share);
			await new Promise((resolve) => setTimeout(resolve));
			reading.signal.throwIfAborted();
		}
	});
}

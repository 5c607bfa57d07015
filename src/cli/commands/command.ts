import { availableParallelism } from 'node:os';
import { isOnDisk, print, writeWhole } from '../files/output.ts';
import { readThreads } from '../commandLine.ts';
import type { Circumstances, Finished } from '../jobs/job.ts';
import { startThread } from '../jobs/startThread.ts';

/** Of the options that every command has which trains. */
export function circumstancesOf(
	{ threads, quiet = false }: { threads?: string; quiet?: boolean },
	file: string | undefined
): Circumstances {
	return {
		threads: readThreads(threads, availableParallelism()),
		quiet,
		keptBeside: file !== undefined && isOnDisk(file) ? file : null,
		startWorker: startThread
	};
}

/** Writes the file, or prints it where none is named; then nothing has to be kept of the way to it. */
export async function deliver(
	text: string,
	file: string | undefined,
	forget: Finished<unknown>['forget'] = () => {}
): Promise<void> {
	if (file === undefined) await print(text);
	else writeWhole(file, text);
	forget();
}

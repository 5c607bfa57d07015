/** Threads that do pieces of work, each one at a time, in order. */
import type { Outcome, Task } from './task.ts';

export type Answer =
	| { type: 'share'; share: number }
	| { type: 'done'; outcome: unknown }
	| { type: 'failed'; message: string };

/** A thread as the one that started it sees it. */
export interface WorkerLike {
	postMessage(task: Task): void;
	on(event: 'message', hear: (answer: Answer) => void): unknown;
	on(event: 'error', hear: (error: Error) => void): unknown;
	on(event: 'exit', hear: (code: number) => void): unknown;
	terminate(): Promise<number>;
}

export interface PoolOptions<T extends Task> {
	threads: number;
	startWorker(): WorkerLike;
	/** Called as each piece is done, whichever was first. */
	onDone(index: number, outcome: Outcome<T>): void;
	/** How much of a piece is done, 0–1. */
	onShare?(index: number, share: number): void;
}

/** How often one piece may take its thread down with it. */
const mostCrashes = 2;

/** Does all pieces, or rejects with what the first one failed with. A thread that crashes is replaced, and
 * its piece begins again. */
export async function doAll<T extends Task>(
	tasks: readonly T[],
	{ threads, startWorker, onDone, onShare }: PoolOptions<T>
): Promise<void> {
	const waiting = [...tasks.keys()];
	const crashes = new Map<number, number>();
	const running = new Set<WorkerLike>();
	let isOver = false;

	/** One thread, from its first piece to its last. */
	const work = (): Promise<void> =>
		new Promise((resolve, reject) => {
			const worker = startWorker();
			running.add(worker);
			let present: number | undefined;
			const next = () => {
				present = waiting.shift();
				if (present !== undefined) return worker.postMessage(tasks[present]);
				running.delete(worker);
				void worker.terminate();
				resolve();
			};
			const fail = (problem: Error) => {
				running.delete(worker);
				if (present === undefined || isOver) return resolve();
				const count = (crashes.get(present) ?? 0) + 1;
				crashes.set(present, count);
				if (count >= mostCrashes) return reject(problem);
				waiting.unshift(present);
				resolve(work());
			};
			worker.on('message', (answer) => {
				if (present === undefined || isOver) return;
				if (answer.type === 'share') return onShare?.(present, answer.share);
				if (answer.type === 'failed') return reject(new Error(answer.message));
				try {
					onDone(present, answer.outcome as Outcome<T>);
				} catch (error) {
					return reject(error as Error);
				}
				next();
			});
			worker.on('error', fail);
			worker.on('exit', () => {
				if (running.has(worker)) fail(new Error('A thread ended before its work was done.'));
			});
			next();
		});

	const count = Math.min(threads, tasks.length);
	try {
		await Promise.all(Array.from({ length: count }, work));
	} finally {
		isOver = true;
		for (const worker of running) void worker.terminate();
	}
}

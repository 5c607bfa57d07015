/** A thread of the pool. */
import { parentPort } from 'node:worker_threads';
import type { Answer } from './pool.ts';
import { carryOut, type Task } from './task.ts';

/** The time between two reports of how much is done. */
const gapMs = 100;
const port = parentPort!;
const post = (answer: Answer) => port.postMessage(answer);

port.on('message', async (task: Task) => {
	let reportedMs = performance.now();
	try {
		const outcome = await carryOut(task, (share) => {
			const nowMs = performance.now();
			if (nowMs - reportedMs < gapMs) return;
			reportedMs = nowMs;
			post({ type: 'share', share });
		});
		post({ type: 'done', outcome });
	} catch (error) {
		post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
	}
});

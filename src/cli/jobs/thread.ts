/** A thread of the pool. */
import { parentPort, workerData } from 'node:worker_threads';
import '../../lib/experiment/parts/everyPart.ts';
import { knowTable } from '../../lib/data/tables/tableSets.ts';
import type { OwnTable } from '../../lib/data/tables/ownTable.ts';
import type { Answer } from './pool.ts';
import { carryOut, type Task } from './task.ts';

/** The time between two reports of how much is done. */
const gapMs = 100;
const port = parentPort!;
const post = (answer: Answer) => port.postMessage(answer);

/** What the links of the command carried, which no thread has read. */
for (const table of workerData as OwnTable[]) knowTable(table, null);

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

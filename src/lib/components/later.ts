import { flushSync } from 'svelte';

/** What a page leaves until the rest of it is there: in the order asked for, a few parts a task. */
const waiting: (() => void)[] = [];
let isScheduled = false;

/** No further part begins in a task that has taken so long. */
const budgetMs = 3;

function schedule() {
	isScheduled = true;
	setTimeout(work);
}

function work() {
	const start = performance.now();
	try {
		while (waiting.length > 0 && performance.now() - start < budgetMs) {
			waiting.shift()!();
			flushSync(); // What the part has the page draw is its work, too.
		}
	} finally {
		isScheduled = false;
		if (waiting.length > 0) schedule();
	}
}

/** Returns what withdraws it. */
export function later(part: () => void): () => void {
	waiting.push(part);
	if (!isScheduled) schedule();
	return () => {
		const at = waiting.indexOf(part);
		if (at >= 0) waiting.splice(at, 1);
	};
}

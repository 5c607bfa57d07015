import type { Run } from './route.ts';

/** Browsers round the clock to a tenth of a millisecond; less than this would say nothing. */
const shortestMs = 1;

export interface Timed {
	run: Run;
	/** How many steps to time next. */
	steps: number;
}

/** Steps per second of one timing; the next one is to take as long as was asked for. */
export async function timeRate(timed: Timed, milliseconds: number): Promise<number> {
	const { run, steps } = timed;
	const start = performance.now();
	await run.train(steps);
	const elapsed = performance.now() - start;
	const rate = (1000 * steps) / Math.max(elapsed, shortestMs);
	const wanted = Math.round((rate * milliseconds) / 1000);
	timed.steps = Math.max(2, Math.min(wanted, 8 * steps));
	return rate;
}

/** Trains until programs are compiled and the number of steps that fill a timing is known. */
export async function warmUp(run: Run, milliseconds: number): Promise<Timed> {
	await run.train(2);
	const timed = { run, steps: 2 };
	for (let full = 0; full < 2;) {
		const { steps } = timed;
		const rate = await timeRate(timed, milliseconds);
		if ((1000 * steps) / rate >= milliseconds / 2 || steps === timed.steps) full++;
	}
	return timed;
}

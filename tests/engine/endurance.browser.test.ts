import { cdp } from 'vitest/browser';
import { describe, expect, test } from 'vitest';
import { webglContext } from '../../src/lib/engine/device/backends.ts';
import type { Trainer } from '../../src/lib/engine/trainer.ts';
import { createWebglTrainer } from '../../src/lib/engine/webgl/webglTrainer.ts';
import { nextEvaluatedStep } from '../../src/lib/network/evaluatedSteps.ts';
import { smallMember } from '../support/smallMembers.ts';
import { changedCounts, countObjects } from './webgl/countObjects.ts';

/** Trains to `end` as a run does: losses at every evaluated step, handed over without waiting. */
async function trainTo(end: number, trainer: Trainer): Promise<void> {
	let evaluated: Promise<unknown> = Promise.resolve();
	let next = 0;
	while (next <= trainer.step) next = nextEvaluatedStep(next);
	for (; trainer.step < end; next = nextEvaluatedStep(next)) {
		await trainer.train(Math.min(next, end) - trainer.step);
		await evaluated;
		evaluated = trainer.evaluate();
	}
	await evaluated;
}

/** Bytes of live objects, in all threads that share this page's heap. */
async function heapBytes(): Promise<number> {
	const session = cdp() as { send(method: string): Promise<unknown> };
	await session.send('HeapProfiler.collectGarbage');
	const usage = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
	return usage.usedSize;
}

/** A leak of one number, 12 bytes, at every step would grow the heap more than this. */
const mostBytesPerStep = 10;

describe('createWebglTrainer(members): train(steps)', () => {
	test.each([
		{ hidden: [8, 8], training: {}, from: 10_000, to: 100_000 },
		{ hidden: [32, 32], training: { batchSize: 8, dropout: 0.1 }, from: 500, to: 20_000 }
	])('leaves nothing behind in $to steps of $hidden units', async (run) => {
		const { hidden, training, from, to } = run;
		const trainer = await createWebglTrainer([smallMember({ network: { hidden }, training })]);
		await trainTo(from, trainer);
		const { counts, restore } = countObjects(webglContext()!);
		const before = await heapBytes();
		await trainTo(to, trainer);
		const after = await heapBytes();
		restore();
		expect((await trainer.evaluate())[0]).toMatchObject({ step: to, diverged: false });
		trainer.dispose();
		expect(changedCounts(counts)).toEqual({});
		expect(after - before).toBeLessThan(mostBytesPerStep * (to - from));
	});
});

import { beforeAll, describe, expect, test } from 'vitest';
import { startOnMainThread } from '../../src/lib/engine/mainThread.ts';
import type { Event, Plan } from '../../src/lib/engine/protocol.ts';
import type { Executor } from '../../src/lib/network/executor.ts';
import type { Evaluation } from '../../src/lib/network/loss.ts';
import { smallMember } from '../support/smallMembers.ts';

type Paused = Extract<Event, { type: 'paused' }>;

const members = [
	smallMember({ training: { learningRate: 0.05, batchSize: 8, dropout: 0.1 } }),
	smallMember({ network: { hidden: [16, 16] }, training: { learningRate: 0.05 }, seed: 2 })
];
const plan: Plan = { stopAt: 0, stopAtBest: true, pace: 'full' };

interface Course {
	history: Evaluation[][];
	ends: Paused[];
}

let executor: Executor;

/** Trains on the real engine to each of these limits in turn. */
function trainTo(limits: number[], stopAtBest = true): Promise<Course> {
	const course: Course = { history: [], ends: [] };
	return new Promise((resolve, reject) => {
		const goOn = () => {
			const stopAt = limits[course.ends.length];
			send({ type: 'plan', run: 1, plan: { ...plan, stopAt, stopAtBest } });
			send({ type: 'train', run: 1 });
		};
		const send = startOnMainThread((event) => {
			if ('history' in event) course.history.push(...event.history);
			if (event.type === 'failed') reject(new Error(event.message));
			if (event.type === 'built') goOn();
			if (event.type !== 'paused') return;
			course.ends.push(event);
			if (course.ends.length < limits.length) return goOn();
			send({ type: 'dispose' });
			resolve(course);
		});
		const probe = Float32Array.of(0, 0, 1, 1);
		send({ type: 'build', run: 1, members, probe, plan, executor });
	});
}

describe.each(['webgl', 'wasm'] as const)('startOnMainThread(onEvent), by %s', (name) => {
	beforeAll(() => {
		executor = name;
	});

	test('takes up a run cut short as one that was never cut, to the last bit', async () => {
		const whole = await trainTo([160]);
		const cut = await trainTo([37, 90, 160]);
		expect(cut.history).toEqual(whole.history);
		expect(cut.ends[2]).toEqual(whole.ends[0]);
		const plain = await trainTo([160], false);
		expect(cut.history).toEqual(plain.history);
		expect(cut.ends[2].snapshot).toEqual(plain.ends[0].snapshot);
	});

	test('shows of a best what the network was there', async () => {
		const [{ frame, evaluations }] = (await trainTo([160])).ends;
		const backs = frame.evaluations.filter(({ step }, i) => step < evaluations[i].step);
		expect(backs.length).toBeGreaterThan(0);
		for (const [i, { step }] of frame.evaluations.entries()) {
			const [there] = (await trainTo([step], false)).ends;
			expect(frame.members[i]).toEqual(there.frame.members[i]);
			expect(frame.evaluations[i]).toEqual(there.frame.evaluations[i]);
		}
	});
});

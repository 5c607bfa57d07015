import { beforeEach, describe, expect, test, vi } from 'vitest';
import { startOnMainThread } from '../../src/lib/engine/mainThread.ts';
import type { Command, Event, Snapshot } from '../../src/lib/engine/protocol.ts';
import type { Member } from '../../src/lib/engine/trainer.ts';
import { FakeClock, fakeStatus, FakeTrainer } from '../support/fakes/fakeTrainer.ts';
import { smallMember } from '../support/smallMembers.ts';
import { waitUntil } from '../support/waiting.ts';

vi.mock('../../src/lib/engine/createTrainer.ts', () => ({
	openTrainer: async (members: readonly Member[]) => {
		const clock = new FakeClock();
		const device = { clock, msPerStep: 1, msPerFrame: 0, loss: () => 1, isLost: false };
		return { trainer: new FakeTrainer(members, device), status: fakeStatus };
	}
}));

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

describe('startOnMainThread(onEvent)', () => {
	let events: Event[];
	let send: (command: Command) => void;

	async function next<T extends Event['type']>(type: T): Promise<Of<T>> {
		const seen = events.length;
		const found = () => events.slice(seen).find((event) => event.type === type);
		await waitUntil(found);
		return found() as Of<T>;
	}

	/** The state at step 10, as the page keeps it. */
	async function kept(): Promise<Snapshot> {
		send({
			type: 'build',
			run: 1,
			members: [smallMember()],
			probe: Float32Array.of(0, 0, 1, 1),
			plan: { stopAt: 60, stopAtBest: false, pace: 'full' }
		});
		await next('built');
		send({ type: 'step', run: 1, steps: 10 });
		return (await next('paused')).snapshot;
	}

	beforeEach(() => {
		events = [];
		send = startOnMainThread((event) => events.push(event));
		return () => send({ type: 'dispose' });
	});

	test('shows a kept step twice, and goes back to it: what the page keeps stays whole', async () => {
		const snapshot = await kept();
		const before = structuredClone(snapshot);
		for (const request of [1, 2]) {
			send({ type: 'show', run: 1, request, snapshot });
			const { frame } = await next('shown');
			expect(frame.members[0].parameters).toEqual(before.members[0].parameters);
			expect(snapshot).toEqual(before);
		}
		send({ type: 'restore', run: 1, snapshot });
		expect((await next('changed')).snapshot).toEqual(before);
	});

	test('shows the best of a run again after it has shown it once', async () => {
		const members = [smallMember()];
		const plan = { stopAt: 20, stopAtBest: true, pace: 'full' } as const;
		send({ type: 'build', run: 1, members, probe: null, plan });
		await next('built');
		for (const stopAt of [20, 30]) {
			send({ type: 'plan', run: 1, plan: { ...plan, stopAt } });
			send({ type: 'train', run: 1 });
			const { frame } = await next('paused');
			expect(frame.evaluations[0].step).toBe(0);
			expect([...frame.members[0].parameters]).toEqual([0, 0]);
		}
	});

	test('takes commands as they were when they were sent', async () => {
		const snapshot = await kept();
		send({ type: 'restore', run: 1, snapshot });
		snapshot.members[0].parameters.fill(NaN);
		const { frame } = await next('changed');
		expect(frame.members[0].parameters[0]).toBeCloseTo(0.1);
	});
});

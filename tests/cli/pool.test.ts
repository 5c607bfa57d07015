import { describe, expect, it } from 'vitest';
import { doAll, type Answer, type WorkerLike } from '../../src/cli/jobs/pool.ts';
import type { Task } from '../../src/cli/jobs/task.ts';

type Behaviour = (seed: number, attempt: number) => 'done' | 'failed' | 'crash' | 'exit';

/** Threads that answer in their turn; each task is known by its seed. */
function threadsThat(behave: Behaviour) {
	const state = { started: 0, ended: 0, running: 0, most: 0, attempts: new Map<number, number>() };
	const startWorker = (): WorkerLike => {
		const hear = new Map<string, (value: never) => void>();
		const tell = (event: string, value: unknown) =>
			setTimeout(() => hear.get(event)?.(value as never));
		const answer = (value: Answer) => tell('message', value);
		state.started++;
		state.most = Math.max(state.most, ++state.running);
		return {
			on: (event: string, listener: (value: never) => void) => hear.set(event, listener),
			terminate: async () => {
				state.running--;
				return ++state.ended;
			},
			postMessage(task: Task) {
				const seed = task.kind === 'claim' ? task.seed : NaN;
				const attempt = (state.attempts.get(seed) ?? 0) + 1;
				state.attempts.set(seed, attempt);
				const end = behave(seed, attempt);
				if (end === 'crash') return void tell('error', new Error(`crash of ${seed}`));
				if (end === 'exit') return void tell('exit', 1);
				answer({ type: 'share', share: 0.5 });
				answer(
					end === 'done'
						? { type: 'done', outcome: [seed > 0] }
						: { type: 'failed', message: `no ${seed}` }
				);
			}
		};
	};
	return { state, startWorker };
}

const tasks = (count: number) =>
	Array.from({ length: count }, (_, seed) => ({ kind: 'claim', claim: 'x', seed }) as const);

describe('doAll(tasks, options)', () => {
	it('does each task once, in so many threads, and ends them', async () => {
		const { state, startWorker } = threadsThat(() => 'done');
		const done: [number, boolean[]][] = [];
		const shares: number[] = [];
		await doAll(tasks(7), {
			threads: 3,
			startWorker,
			onDone: (index, outcome) => done.push([index, outcome]),
			onShare: (index) => shares.push(index)
		});
		expect(done.sort(([a], [b]) => a - b)).toEqual(
			Array.from({ length: 7 }, (_, i) => [i, [i > 0]])
		);
		expect(shares.sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
		expect(state).toMatchObject({ started: 3, ended: 3, most: 3 });
	});

	it('starts no thread for nothing', async () => {
		const { state, startWorker } = threadsThat(() => 'done');
		await doAll([], { threads: 3, startWorker, onDone: () => {} });
		expect(state.started).toBe(0);
	});

	it.each(['crash', 'exit'] as const)(
		'begins a task again whose thread ends by %s',
		async (end) => {
			const { state, startWorker } = threadsThat((seed, attempt) =>
				seed === 2 && attempt === 1 ? end : 'done'
			);
			const done: number[] = [];
			await doAll(tasks(4), { threads: 2, startWorker, onDone: (index) => done.push(index) });
			expect(done.sort()).toEqual([0, 1, 2, 3]);
			expect(state.attempts.get(2)).toBe(2);
		}
	);

	it('gives up a task that takes its threads down again and again', async () => {
		const { startWorker } = threadsThat((seed) => (seed === 1 ? 'crash' : 'done'));
		const all = doAll(tasks(4), { threads: 2, startWorker, onDone: () => {} });
		await expect(all).rejects.toThrow('crash of 1');
	});

	it('rejects with what a task failed with, or what is made of its outcome', async () => {
		const failing = threadsThat((seed) => (seed === 1 ? 'failed' : 'done'));
		const all = doAll(tasks(4), { threads: 2, ...failing, onDone: () => {} });
		await expect(all).rejects.toThrow('no 1');
		const { startWorker } = threadsThat(() => 'done');
		const onDone = () => {
			throw new Error('the disk is full');
		};
		await expect(doAll(tasks(4), { threads: 2, startWorker, onDone })).rejects.toThrow(
			'the disk is full'
		);
	});
});

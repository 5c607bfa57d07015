import { describe, expect, it, vi } from 'vitest';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import { Runs, standingCurves, type Run } from '../../../src/lib/state/playground/runs.svelte.ts';
import { history } from '../../analysis/curves.ts';

const stored = vi.hoisted(() => ({ runs: undefined as unknown, canWrite: true }));
vi.mock('idb-keyval', () => ({
	get: async () => stored.runs,
	update: async (_key: string, change: (runs: unknown) => unknown) => {
		await new Promise((resolve) => setTimeout(resolve));
		if (!stored.canWrite) throw new Error('denied');
		stored.runs = change(stored.runs);
	}
}));

const run: Run = { id: 'a', finishedAt: 1, experiment: firstScreen, histories: [], marks: [] };

describe('Runs.load()', () => {
	it('brings back what was stored', async () => {
		stored.runs = [run];
		const runs = new Runs();
		await runs.load();
		expect(runs.list).toEqual([run]);
	});

	it('leaves out runs of experiments that it cannot read', async () => {
		const { executor: _, ...view } = firstScreen.view;
		const unreadable = [{ ...firstScreen, view }, { ...firstScreen, networks: [] }, 'text', null];
		stored.runs = [
			...unreadable.map((experiment, at) => ({ ...run, id: `${at}`, experiment })),
			run
		];
		const runs = new Runs();
		await runs.load();
		expect(runs.list.map(({ id }) => id)).toEqual(['a']);
		expect(runs.warning).toBeNull();
	});
});

describe('Runs.remove()', () => {
	it('shows a run until it is forgotten in the store as well', async () => {
		stored.runs = [run];
		const runs = new Runs();
		await runs.load();
		runs.remove('a');
		await vi.waitUntil(() => runs.list.length === 0);
		expect(stored.runs).toEqual([]);
	});

	it('forgets on the page what the store does not let go of, and warns', async () => {
		stored.runs = [run];
		stored.canWrite = false;
		const runs = new Runs();
		await runs.load();
		runs.remove('a');
		await vi.waitUntil(() => runs.list.length === 0);
		expect(runs.warning).toContain('does not let the page store runs');
	});
});

describe('standingCurves(run)', () => {
	const histories = [history([1, 1], [0.9, 0.4], [0.8, 0.7]), history([1, 1], [0.9, 0.9])];
	const experiment = { ...firstScreen, stopAtBest: true };
	const stepsOf = (kept: Partial<Run>) =>
		standingCurves({ ...run, histories, ...kept }).map((curve) => curve.at(-1)?.step);

	it('end where each network stood at the end', () => {
		expect(stepsOf({ experiment, standsAt: [0, 1] })).toEqual([0, 1]);
	});

	it('of a run from before that was kept end at the best, if it stopped there, else at the end', () => {
		expect(stepsOf({ experiment })).toEqual([1, 1]);
		expect(stepsOf({})).toEqual([2, 1]);
	});
});

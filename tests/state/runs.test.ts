import { describe, expect, it, vi } from 'vitest';
import { firstScreen } from '../../src/lib/experiment/presets.ts';
import { Runs, type Run } from '../../src/lib/state/runs.svelte.ts';

const stored = vi.hoisted(() => ({ runs: undefined as unknown }));
vi.mock('idb-keyval', () => ({ get: async () => stored.runs, update: async () => {} }));

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

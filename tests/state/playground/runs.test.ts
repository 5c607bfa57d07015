import { describe, expect, it, vi } from 'vitest';
import { firstScreen } from '../../../src/lib/experiment/presets.ts';
import {
	keptParameters,
	standingCurves,
	type Run
} from '../../../src/lib/state/playground/keptRun.ts';
import { Runs } from '../../../src/lib/state/playground/runs.svelte.ts';
import { history } from '../../analysis/curves.ts';
import { waitUntil } from '../../support/waiting.ts';

const stored = vi.hoisted(() => ({ runs: undefined as unknown, canWrite: true }));
vi.mock('idb-keyval', () => ({
	get: async () => stored.runs,
	update: async (_key: string, change: (runs: unknown) => unknown) => {
		await new Promise((resolve) => setTimeout(resolve));
		if (!stored.canWrite) throw new Error('denied');
		stored.runs = change(stored.runs);
	}
}));

const curves = firstScreen.networks.map(() => history([1, 1], [0.9, 0.4]));
const run: Run = {
	id: 'a',
	finishedAt: 1,
	experiment: firstScreen,
	histories: curves,
	marks: []
};

describe('Runs.load()', () => {
	it('brings back what was stored', async () => {
		stored.runs = [run];
		const runs = new Runs();
		await runs.load();
		expect(runs.list).toEqual([run]);
	});

	it('counts the runs that it cannot read whole, and shows all others', async () => {
		const { smoothing: _, ...view } = firstScreen.view;
		const experiments = [{ ...firstScreen, view }, { ...firstScreen, networks: [] }, 'text', null];
		stored.runs = [
			null,
			'text',
			{ ...run, id: 7 },
			...experiments.map((experiment, at) => ({ ...run, id: `${at}`, experiment })),
			{ ...run, id: 'b', histories: undefined },
			{ ...run, id: 'c', histories: [[null]] },
			{ ...run, id: 'd', histories: run.histories.slice(1) },
			{ ...run, id: 'e', marks: [{ step: 3 }] },
			{ ...run, id: 'f', standsAt: ['1'] },
			run
		];
		const runs = new Runs();
		await runs.load();
		expect(runs.list.map(({ id }) => id)).toEqual(['a']);
		expect(runs.unreadable).toBe(12);
		expect(runs.warning).toBeNull();
	});

	it('brings back parameters that fit the networks, and leaves others out', async () => {
		const small = new Float32Array(25);
		const parameters = [small, new Float32Array(4417)];
		stored.runs = [
			{ ...run, id: 'a', parameters },
			{ ...run, id: 'b', parameters: [small] },
			{ ...run, id: 'c', parameters: [small, small] },
			{ ...run, id: 'd', parameters: 'text' }
		];
		const runs = new Runs();
		await runs.load();
		expect(runs.list.map((one) => one.parameters)).toEqual([
			parameters,
			undefined,
			undefined,
			undefined
		]);
		expect(runs.unreadable).toBe(0);
	});

	it('leaves in the store what it cannot read', async () => {
		const other = { ...run, id: 'b', experiment: 'text' };
		stored.runs = [null, other, run];
		const runs = new Runs();
		await runs.load();
		runs.remove('a');
		await waitUntil(() => runs.list.length === 0);
		expect(stored.runs).toEqual([other, null]);
		runs.add({ experiment: firstScreen, histories: run.histories, marks: [] });
		await waitUntil(() => runs.list.length === 1);
		expect(stored.runs).toEqual([runs.list[0], other, null]);
	});

	it('takes a store that holds something else for an empty one', async () => {
		stored.runs = 'text';
		const runs = new Runs();
		await runs.load();
		expect([runs.list, runs.unreadable, runs.warning]).toEqual([[], 0, null]);
	});
});

describe('Runs.remove()', () => {
	it('shows a run until it is forgotten in the store as well', async () => {
		stored.runs = [run];
		const runs = new Runs();
		await runs.load();
		runs.remove('a');
		await waitUntil(() => runs.list.length === 0);
		expect(stored.runs).toEqual([]);
	});

	it('forgets on the page what the store does not let go of, and warns', async () => {
		stored.runs = [run];
		stored.canWrite = false;
		const runs = new Runs();
		await runs.load();
		runs.remove('a');
		await waitUntil(() => runs.list.length === 0);
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

describe('keptParameters(parameters)', () => {
	const few = new Float32Array(25);

	it('keeps them where they are few, and all of them are known', () => {
		expect(keptParameters([few, few])).toEqual([few, few]);
		expect(keptParameters([few, undefined])).toBeUndefined();
		expect(keptParameters([few, new Float32Array(2 ** 16)])).toBeUndefined();
	});
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromSweepLink, toSweepLink } from '../../../src/lib/experiment/link/sweepLink.ts';
import { planSweep } from '../../../src/lib/experiment/sweep/sweepPlan.ts';
import type { KeptSweep, Shelf } from '../../../src/lib/state/sweep/keptSweeps.svelte.ts';
import { newRecords } from '../../../src/lib/state/sweep/sweepRecord.ts';
import { SweepStudy } from '../../../src/lib/state/sweep/sweepStudy.svelte.ts';
import { FakeEngine, row } from '../../support/fakes/fakeEngine.ts';
import { fakeStatus } from '../../support/fakes/fakeTrainer.ts';
import { waitUntil } from '../../support/waiting.ts';

const stand = vi.hoisted(() => ({ engine: null as unknown }));
vi.mock('../../../src/lib/engine/client.ts', () => ({
	connectEngine: (listener: never) => (stand.engine as FakeEngine).connect(listener)
}));
const database = vi.hoisted(() => new Map<string, unknown>());
vi.mock('idb-keyval', () => ({
	get: async (key: string) => database.get(key),
	set: async (key: string, value: unknown) => void database.set(key, value),
	update: async (key: string, change: (value: unknown) => unknown) =>
		void database.set(key, change(database.get(key))),
	del: async (key: string) => void database.delete(key)
}));

const { sweep } = fromSweepLink('n=20&new=40&values=1,2,4&seeds=2&stop=60&v=1');
const link = toSweepLink(sweep);
const other = { ...sweep, steps: 50 };
const networks = planSweep(sweep).map((_, index) => index);
const keyOf = (shelf: Shelf) => `wiggle-room:${shelf}:${link}`;

/** The sweep trained to its end. */
const whole: KeptSweep = {
	version: 1,
	link,
	savedAt: 1,
	phase: 'finished',
	records: newRecords([networks]).map((record) => ({ ...record, end: row(networks.length, 60) }))
};

let engine: FakeEngine;
let study: SweepStudy;

beforeEach(() => {
	vi.useFakeTimers();
	engine = new FakeEngine();
	stand.engine = engine;
	database.clear();
});

afterEach(() => {
	study.dispose();
	vi.useRealTimers();
});

async function opened(shelf: Shelf = 'sweep') {
	study = new SweepStudy(shelf);
	study.open(link);
	await waitUntil(() => study.training.phase !== 'idle');
}

/** Leaves the sweep for another one, and waits until that one is taken up. */
async function left() {
	study.choose(other);
	await vi.advanceTimersByTimeAsync(1000);
	expect(study.training.phase).toBe('measuring');
}

/** The engine cannot build any part of the sweep. */
function failed() {
	for (let parts = 0; study.training.phase !== 'failed'; parts++) {
		expect(parts).toBeLessThan(networks.length);
		engine.say({ type: 'failed', message: 'too large' });
	}
}

/** What the engine does until the sweep is trained. */
async function trained() {
	engine.built();
	engine.pause(60, 'stopAt');
	await waitUntil(() => study.training.phase === 'finished');
}

describe('SweepStudy.open()', () => {
	it('takes up what was kept', async () => {
		database.set(keyOf('sweep'), whole);
		await opened();
		expect(study.training.phase).toBe('finished');
		expect(study.view.points.map(({ value }) => value)).toEqual([1, 2, 4]);
		expect(study.isUnreadable).toBe(false);
	});

	it('takes up what a lesson has trained', async () => {
		database.set(keyOf('lesson-sweep'), whole);
		await opened();
		expect(study.training.phase).toBe('finished');
		expect(study.isUnreadable).toBe(false);
	});

	it('has nothing to say where nothing was kept', async () => {
		await opened();
		expect(study.training.phase).toBe('measuring');
		expect(study.isUnreadable).toBe(false);
	});
});

describe('what trained a sweep', () => {
	const half: KeptSweep = { ...whole, phase: 'paused', records: newRecords([networks]) };

	it('is kept with it', async () => {
		await opened();
		engine.say({ type: 'engine', status: fakeStatus });
		study.train();
		await trained();
		await waitUntil(() => study.kept.list.length > 0);
		expect(database.get(keyOf('sweep'))).toMatchObject({ executor: 'wasm' });
	});

	it.each([
		['wasm', { ...half, executor: 'wasm' }],
		['webgl', half]
	])('goes on with it: %s', async (executor, kept) => {
		database.set(keyOf('sweep'), kept);
		await opened();
		study.train();
		expect(engine.build.executor).toBe(executor);
	});
});

describe('a kept sweep that cannot be read', () => {
	const damaged: [string, unknown][] = [
		['nothing in it', null],
		['text', 'text'],
		['a later version', { ...whole, version: 2 }],
		['another sweep', { ...whole, link: 'b' }],
		['an unknown phase', { ...whole, phase: 'resting' }],
		['an unknown executor', { ...whole, executor: 'abacus' }],
		['no records', { ...whole, records: [] }],
		['losses of fewer networks', { ...whole, records: [{ ...whole.records[0], end: row(2, 60) }] }]
	];

	it.each(damaged)('with %s is said, and stays when the page is left', async (_, stored) => {
		database.set(keyOf('sweep'), stored);
		await opened();
		expect(study.isUnreadable).toBe(true);
		expect(study.training.phase).toBe('measuring');
		await left();
		expect(study.isUnreadable).toBe(false);
		expect([...database]).toEqual([[keyOf('sweep'), stored]]);
	});

	it('stays where the device cannot train', async () => {
		database.set(keyOf('sweep'), 'text');
		await opened();
		failed();
		await left();
		expect(database.get(keyOf('sweep'))).toBe('text');
	});

	it('stays when the sweep is to be trained from its beginning, until it is', async () => {
		database.set(keyOf('lesson-sweep'), 'text');
		await opened('lesson-sweep');
		await study.startOver();
		await waitUntil(() => study.isUnreadable);
		expect(database.get(keyOf('lesson-sweep'))).toBe('text');
	});

	it('does not let a press go through that came before it was known', async () => {
		database.set(keyOf('sweep'), 'text');
		study = new SweepStudy();
		study.open(link);
		study.train();
		await waitUntil(() => study.training.phase !== 'idle');
		expect(study.training.phase).toBe('measuring');
		expect(database.get(keyOf('sweep'))).toBe('text');
	});

	it('gives way when the reader trains', async () => {
		database.set(keyOf('sweep'), 'text');
		await opened();
		study.train();
		expect(study.isUnreadable).toBe(false);
		await trained();
		await waitUntil(() => study.kept.list.length > 0);
		expect(database.get(keyOf('sweep'))).toMatchObject({ version: 1, link, phase: 'finished' });
	});

	it('hides nothing that a lesson has trained, and is not overwritten by it', async () => {
		database.set(keyOf('sweep'), 'text');
		database.set(keyOf('lesson-sweep'), { ...whole, phase: 'training' });
		await opened();
		expect(study.isUnreadable).toBe(true);
		expect(study.training.phase).toBe('finished');
		await left();
		expect(database.get(keyOf('sweep'))).toBe('text');
	});
});

describe('the list of kept sweeps', () => {
	const list = 'wiggle-room:sweeps';
	const name = { link: 'b', savedAt: 1, phase: 'paused' };

	it('keeps what it cannot read of itself, whatever is added and forgotten', async () => {
		database.set(list, [null, { link: 7 }, name]);
		await opened();
		study.train();
		await trained();
		await waitUntil(() => study.kept.list.length === 2);
		const [added] = study.kept.list;
		expect(added).toMatchObject({ link, phase: 'finished' });
		expect(database.get(list)).toEqual([added, name, null, { link: 7 }]);
		await study.kept.forget('b');
		expect(database.get(list)).toEqual([added, null, { link: 7 }]);
		expect(study.kept.warning).toBeNull();
	});
});

describe('SweepStudy.choose()', () => {
	it('keeps nothing of a sweep of which nothing could be trained', async () => {
		await opened();
		failed();
		await left();
		expect([...database]).toEqual([]);
	});
});

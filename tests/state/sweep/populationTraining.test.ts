import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Member } from '../../../src/lib/engine/trainer.ts';
import type { PopulationPlan } from '../../../src/lib/state/sweep/populationProgress.svelte.ts';
import { PopulationTraining } from '../../../src/lib/state/sweep/populationTraining.svelte.ts';
import { FakeEngine, snapshot } from '../../support/fakes/fakeEngine.ts';
import { fakeStatus } from '../../support/fakes/fakeTrainer.ts';

const stand = vi.hoisted(() => ({ engine: null as unknown }));
vi.mock('../../../src/lib/engine/client.ts', () => ({
	connectEngine: (listener: never) => (stand.engine as FakeEngine).connect(listener)
}));

const plan: PopulationPlan = {
	executor: 'fast',
	groups: [[0, 2], [1]],
	steps: 100,
	membersOf: (networks) => networks.map((seed) => ({ seeds: { weights: seed } }) as Member),
	workOf: (networks) => networks.length,
	stepsPerEvaluation: 1
};

let engine: FakeEngine;
let kept: number;
let training: PopulationTraining;

beforeEach(() => {
	engine = new FakeEngine();
	stand.engine = engine;
	kept = 0;
	training = new PopulationTraining(() => kept++, atOnce);
});

/** Shows every change as it comes. */
const atOnce = { request: (work: () => void) => work(), flush() {}, cancel() {} };

function measured() {
	training.prepare(plan);
	engine.built();
	engine.reach(1);
	engine.pause(10);
}

const stepsOf = () => training.records.map(({ rows }) => rows.map(({ step }) => step));

describe('PopulationTraining', () => {
	it('takes a tenth of the steps to measure, and waits to be asked for the rest', () => {
		training.prepare(plan);
		expect(training.phase).toBe('measuring');
		engine.built();
		expect(engine.sent.at(-1)).toMatchObject({ type: 'step', steps: 10 });
		engine.reach(1);
		engine.pause(10);
		expect(training.phase).toBe('ready');
		expect(training.hasStarted).toBe(false);
		expect(kept).toBe(0);
	});

	it('trains group after group, keeps what each ends at, and is finished after the last', () => {
		measured();
		training.train();
		expect(engine.since.at(-1)).toBe('train');
		engine.reach(50);
		engine.pause(100, 'stopAt');
		expect(training.progress.group).toBe(1);
		expect(training.progress.share).toBeCloseTo(2 / 3);
		expect(engine.build.members).toHaveLength(1);
		engine.built();
		expect(engine.since).toEqual(['train']);
		engine.pause(100, 'stopAt');
		expect(training.phase).toBe('finished');
		expect(training.progress.share).toBe(1);
		expect(training.records.map(({ end }) => end?.step)).toEqual([100, 100]);
		expect(training.records.map(({ snapshot }) => snapshot?.members[0].moments)).toEqual([[], []]);
		expect(kept).toBe(2);
	});

	it('stands still after the groups that it is told to, is kept so, and goes on when asked', () => {
		let phaseKept = '';
		training = new PopulationTraining(() => (phaseKept = training.phase), atOnce);
		training.prepare({ ...plan, standsAfter: 1 });
		training.train();
		engine.built();
		engine.pause(100, 'stopAt');
		expect(training.phase).toBe('paused');
		expect(phaseKept).toBe('paused');
		expect(training.progress.share).toBeCloseTo(2 / 3);
		training.train();
		expect(engine.build.members).toHaveLength(1);
		engine.built();
		engine.pause(100, 'stopAt');
		expect(training.phase).toBe('finished');
	});

	it('trains every group by what trained the first, and anew by what the plan says', () => {
		training.prepare(plan);
		expect(engine.build.executor).toBe('fast');
		engine.say({ type: 'engine', status: { ...fakeStatus, executor: 'webgl' } });
		engine.built();
		expect(training.executor).toBe('webgl');
		engine.pause(10);
		training.train();
		engine.pause(100, 'stopAt');
		expect(engine.build.executor).toBe('webgl');
		engine.built();
		engine.pause(100, 'stopAt');
		training.train();
		expect(engine.build.executor).toBe('fast');
	});

	it('drops what the engine says of a group that has ended', () => {
		measured();
		training.train();
		const { run } = engine.build;
		engine.pause(100, 'stopAt');
		engine.built();
		engine.say({ type: 'losses', run, step: 100, stepsPerSecond: 1, rows: [] });
		engine.pause(100, 'stopAt');
		engine.say({ type: 'losses', step: 100, stepsPerSecond: 1, rows: [] });
		expect(training.phase).toBe('finished');
	});

	it('asked to train while it measures, goes on without a stop', () => {
		training.prepare(plan);
		training.train();
		engine.built();
		expect(engine.since).toEqual(['train']);
		expect(training.phase).toBe('training');
	});

	it('asked to train when measuring has just ended, goes on', () => {
		training.prepare(plan);
		engine.built();
		training.train();
		engine.pause(10, 'asked', 1);
		expect(engine.since).toEqual(['step', 'train']);
		expect(training.phase).toBe('training');
		training.pause();
		engine.pause(20);
		expect(training.phase).toBe('paused');
	});

	it('pauses, and goes on with the same run', () => {
		measured();
		training.train();
		training.pause();
		engine.pause(40);
		expect(training.phase).toBe('paused');
		expect(kept).toBe(1);
		training.train();
		expect(engine.since.slice(-2)).toEqual(['pause', 'train']);
	});

	it('stopped before the engine has built it, stays stopped when it has', () => {
		training.prepare(plan);
		training.train();
		training.stop();
		expect(training.phase).toBe('stopped');
		engine.built();
		expect(training.phase).toBe('stopped');
		expect(engine.since).not.toContain('train');
	});

	it('stopped while the engine is still to pause from measuring, stays stopped', () => {
		training.prepare(plan);
		engine.built();
		training.train();
		training.stop();
		engine.pause(3);
		expect(training.phase).toBe('stopped');
		engine.pause(3);
		expect(training.phase).toBe('stopped');
	});

	it('stops where it is, keeps what there is, and then begins anew', () => {
		measured();
		training.train();
		engine.reach(20);
		training.stop();
		engine.pause(25);
		expect(training.phase).toBe('stopped');
		expect(stepsOf()).toEqual([[0, 1, 20], []]);
		training.train();
		expect(engine.build.resume).toBeUndefined();
		expect(stepsOf()).toEqual([[], []]);
	});

	it('resumes an adopted sweep from its snapshot, without a row twice or missing', () => {
		measured();
		training.train();
		engine.reach(20, 30);
		engine.pause(25);
		const records = training.records.map((record, i) =>
			i === 0 ? { ...record, snapshot: snapshot(2, 25) } : record
		);
		training = new PopulationTraining(undefined, atOnce);
		training.adopt(plan, records, { wasStopped: false, executor: 'wasm' });
		expect(training.phase).toBe('paused');
		expect(training.step).toBe(25);
		training.train();
		expect(engine.build.resume).toMatchObject({ step: 25 });
		expect(engine.build.executor).toBe('wasm');
		engine.built(25);
		engine.reach(30);
		expect(stepsOf()[0]).toEqual([0, 1, 20, 25, 30]);
	});

	it('tries a group that cannot be built in halves, and says so', () => {
		training.prepare(plan);
		training.train();
		engine.say({ type: 'failed', message: 'Too large.' });
		expect(training.records.map(({ networks }) => networks)).toEqual([[0], [2], [1]]);
		expect(training.notice).toMatch(/train in groups/);
		engine.say({ type: 'failed', message: 'Too large.' });
		expect(training.phase).toBe('failed');
		expect(training.failure).toBe('Too large.');
	});

	it('goes on from the last saved state when the worker has died', () => {
		measured();
		training.train();
		engine.reach(20, 30);
		training.save();
		engine.say({ type: 'saved', snapshot: snapshot(2, 30) });
		engine.reach(40);
		engine.listener!.onCrash();
		expect(training.notice).toMatch(/from step 30/);
		expect(engine.build.resume).toMatchObject({ step: 30 });
		engine.built(30);
		expect(stepsOf()[0]).toEqual([0, 1, 20, 30]);
	});

	it('stopped just before the worker dies, is stopped once it is there again', () => {
		measured();
		training.train();
		training.stop();
		engine.listener!.onCrash();
		engine.built(10);
		expect([training.phase, kept]).toEqual(['stopped', 1]);
		expect(engine.since).toEqual([]);
	});

	it('asked to train again before the engine has paused, goes on then', () => {
		measured();
		training.train();
		training.pause();
		training.train();
		expect(training.phase).toBe('training');
		engine.pause(40);
		expect(training.phase).toBe('training');
		expect(engine.since.slice(-3)).toEqual(['train', 'pause', 'train']);
	});

	it('builds nothing when the worker dies while nothing is trained', () => {
		measured();
		const { run } = engine.build;
		engine.listener!.onCrash();
		expect([training.phase, engine.build.run]).toEqual(['ready', run]);
		training.train();
		expect(engine.build.resume).toMatchObject({ step: 10 });
	});

	it('gives up after the worker has died several times without getting further', () => {
		measured();
		training.train();
		for (let i = 0; i < 4; i++) engine.listener!.onCrash();
		expect(training.phase).toBe('failed');
		expect(training.failure).toMatch(/several times/);
	});

	it('refuses with a sentence what cannot be trained, and trains nothing then', () => {
		training.refuse('Too large.');
		training.train();
		expect(engine.sent).toEqual([]);
		expect(training).toMatchObject({ phase: 'failed', failure: 'Too large.' });
	});
});

describe('PopulationTraining of networks for which others are trained before', () => {
	/** Ends when the test says so. */
	class Stage {
		isDone = false;
		isLeft = false;
		#end: (problem: string | null) => void = () => {};
		train() {
			this.isLeft = false;
			return new Promise<string | null>((resolve) => (this.#end = resolve));
		}
		leave() {
			this.isLeft = true;
		}
		async end(problem: string | null = null) {
			this.isDone = problem === null;
			this.#end(problem);
			await Promise.resolve();
		}
	}

	let before: Stage;
	beforeEach(() => {
		before = new Stage();
		training.prepare({
			...plan,
			before,
			firstStepOf: () => 40,
			beginningOf: (networks) => snapshot(networks.length, 40)
		});
	});

	it('begins nothing by itself, and trains what comes before when asked', async () => {
		expect(training.phase).toBe('ready');
		expect(engine.sent).toEqual([]);
		training.train();
		expect(training.phase).toBe('training');
		expect(engine.sent).toEqual([]);
		await before.end();
		expect(engine.build.resume?.step).toBe(40);
		expect(training.step).toBe(40);
		engine.built(40);
		engine.reach(70);
		expect(training.progress.share).toBeCloseTo((2 / 3) * 0.5);
		engine.pause(100, 'stopAt');
		expect(training.step).toBe(40);
		engine.built(40);
		engine.pause(100, 'stopAt');
		expect(training.phase).toBe('finished');
	});

	it('leaves it where it is paused, and begins it again', async () => {
		training.train();
		training.pause();
		expect(training.phase).toBe('paused');
		expect(before.isLeft).toBe(true);
		training.train();
		await before.end();
		expect(engine.build.members).toHaveLength(2);
	});

	it('says why it cannot be had, and drops it where another plan is made', async () => {
		training.train();
		await before.end('It diverged.');
		expect(training.phase).toBe('failed');
		expect(training.failure).toBe('It diverged.');
		training.train();
		training.clear();
		await before.end();
		expect(engine.sent).toEqual([]);
	});
});

import { afterEach, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../src/lib/engine/protocol.ts';
import { nextEvaluatedStep, nextKeptStep } from '../../../src/lib/network/evaluatedSteps.ts';
import { disposeSessions, Stage, stepsTo } from '../../support/sessionStage.ts';
import { smallMember } from '../../support/smallMembers.ts';

afterEach(disposeSessions);

describe('TrainingSession: a run', () => {
	test('is shown untrained before anything is asked of it', async () => {
		const stage = new Stage();
		const built = await stage.build();
		expect(stage.events.map(({ type }) => type)).toEqual(['engine', 'built']);
		expect(built.frame.step).toBe(0);
		expect(built.frame.members.map(({ parameters }) => parameters[0])).toEqual([0, 1000]);
		expect(built.frame.members[0].training).toHaveLength(23);
		expect(built.frame.members[0].probe).toHaveLength(2);
		expect(built.kept.step).toBe(0);
		expect(stage.history).toEqual([0]);
	});

	test.each(['full', 'normal', 'slow'] as const)(
		'is evaluated and kept at the same steps at pace %s, on any device',
		async (pace) => {
			for (const msPerStep of [0.01, 1, 40]) {
				const stage = new Stage();
				stage.device.msPerStep = msPerStep;
				stage.plan = { ...stage.plan, pace };
				await stage.build();
				const paused = await stage.trainToPause();
				expect(paused.reason).toBe('stopAt');
				expect(paused.frame.step).toBe(500);
				expect(paused.snapshot.step).toBe(500);
				expect(stage.history).toEqual(stepsTo(500, nextEvaluatedStep));
				expect(stage.kept).toEqual(stepsTo(500, nextKeptStep).slice(1));
			}
		}
	);

	test('pauses when asked, and goes on to the same curve', async () => {
		const stage = new Stage();
		await stage.build();
		stage.send({ type: 'train' });
		await stage.next('progress');
		stage.send({ type: 'pause' });
		const paused = await stage.next('paused');
		expect(paused.reason).toBe('asked');
		expect(paused.frame.step).toBeLessThan(500);
		expect((await stage.trainToPause()).reason).toBe('stopAt');
		expect(stage.history).toEqual(stepsTo(500, nextEvaluatedStep));
	});

	test('takes single steps, stops them where it is to stop, and takes them beyond', async () => {
		const stage = new Stage();
		stage.plan = { ...stage.plan, stopAt: 5 };
		await stage.build();
		const pauses: [number, string][] = [];
		for (const steps of [1, 3, 4, 2]) {
			stage.send({ type: 'step', steps });
			const { frame, reason } = await stage.next('paused');
			pauses.push([frame.step, reason]);
		}
		expect(pauses).toEqual([
			[1, 'asked'],
			[4, 'asked'],
			[5, 'stopAt'],
			[7, 'asked']
		]);
		expect((await stage.trainToPause()).frame.step).toBe(7);
	});

	test('follows a plan that changes on the way', async () => {
		const stage = new Stage();
		await stage.build();
		stage.send({ type: 'train' });
		await stage.next('progress');
		stage.send({ type: 'plan', plan: { ...stage.plan, stopAt: 777 } });
		expect((await stage.next('paused')).frame.step).toBe(777);
	});

	test('goes on from a snapshot it is built with', async () => {
		const stage = new Stage();
		stage.plan = { ...stage.plan, stopAt: 20 };
		await stage.build();
		const { snapshot } = await stage.trainToPause();
		const other = new Stage();
		other.plan = { ...stage.plan, stopAt: 25 };
		const built = await other.build({ resume: snapshot });
		expect(built.frame.step).toBe(20);
		await other.trainToPause();
		expect(other.history).toEqual([20, 21, 22, 23, 24, 25]);
	});

	test('gives way at once to a new one, and drops what was asked of the old one', async () => {
		const stage = new Stage();
		await stage.build();
		stage.send({ type: 'train' });
		await stage.next('progress');
		const built = stage.next('built');
		stage.send({ type: 'step', steps: 5 });
		void stage.build({ run: 2, members: [smallMember()] });
		expect((await built).run).toBe(2);
		expect(stage.trainers.map(({ isDisposed }) => isDisposed)).toEqual([true, false]);
		stage.send({ type: 'train', run: 1 });
		stage.send({ type: 'step', steps: 1, run: 2 });
		const paused = await stage.next('paused');
		expect(paused).toMatchObject({ run: 2, frame: { step: 1 } });
	});

	test('ends when all its networks have diverged', async () => {
		const stage = new Stage();
		stage.device.loss = (member, step) => (step >= 30 + 10 * member ? NaN : 1);
		await stage.build();
		const { reason, frame } = await stage.trainToPause();
		expect(reason).toBe('diverged');
		expect(frame.evaluations.map(({ diverged }) => diverged)).toEqual([true, true]);
		expect(frame.step).toBeLessThan(100);
		expect(Math.max(...stage.history)).toBe(40);
	});

	test('ends when every network has reached its own end', async () => {
		const stage = new Stage();
		const members = [10, 20].map((steps) => smallMember({ rest: { steps } }));
		await stage.build({ members });
		const { reason, frame } = await stage.trainToPause();
		expect(reason).toBe('stopAt');
		expect(frame.step).toBe(20);
		expect(frame.evaluations.map(({ step }) => step)).toEqual([10, 20]);
	});
});

describe('TrainingSession: the pace of a run', () => {
	test.each([
		{ pace: 'normal', seconds: 10 },
		{ pace: 'slow', seconds: 30 }
	] as const)('takes about $seconds seconds when $pace', async ({ pace, seconds }) => {
		const stage = new Stage();
		stage.device.msPerStep = 0.5;
		stage.plan = { ...stage.plan, pace };
		await stage.build();
		const startMs = stage.clock.ms;
		const { ms } = await stage.trainToPause();
		expect((ms - startMs) / 1000).toBeGreaterThan(0.95 * seconds);
		expect((ms - startMs) / 1000).toBeLessThan(1.1 * seconds);
	});

	test('gives each doubling of the step the same time', async () => {
		const stage = new Stage();
		stage.device.msPerStep = 0.1;
		stage.plan = { ...stage.plan, pace: 'normal', stopAt: 512 };
		await stage.build();
		await stage.trainToPause();
		const reachedMs = (step: number) => stage.all('progress').find((e) => e.step >= step)!.ms;
		for (const step of [8, 32, 128]) {
			const doublingMs = reachedMs(2 * step) - reachedMs(step);
			expect(Math.abs(doublingMs - 10_000 / 9)).toBeLessThan(120);
		}
	});

	test('is as fast as the device where that is slower, without catching up in leaps', async () => {
		const stage = new Stage();
		stage.device.msPerStep = 50;
		stage.plan = { ...stage.plan, pace: 'normal' };
		await stage.build();
		const startMs = stage.clock.ms;
		const { ms } = await stage.trainToPause();
		expect(ms - startMs).toBeGreaterThan(25_000);
		expect(ms - startMs).toBeLessThan(34_000);
	});
});

describe('TrainingSession: frames', () => {
	test('come at most twenty times a second, and always when training pauses', async () => {
		const stage = new Stage();
		stage.device.msPerStep = 2;
		await stage.build();
		await stage.trainToPause();
		const framed = stage.all('progress').filter(({ frame }) => frame);
		for (let i = 1; i < framed.length; i++) {
			expect(framed[i].ms - framed[i - 1].ms).toBeGreaterThanOrEqual(50);
		}
		expect(framed.length).toBeGreaterThan(10);
		expect(stage.all('paused')[0].frame.step).toBe(500);
	});

	test('take at most a quarter of the time where they are costly, and losses do not wait', async () => {
		const stage = new Stage();
		stage.device.msPerStep = 10;
		stage.device.msPerFrame = 100; // of each of the two networks
		await stage.build();
		const startMs = stage.clock.ms;
		const { ms } = await stage.trainToPause();
		const progress = stage.all('progress');
		const frames = progress.filter(({ frame }) => frame).length;
		expect((frames * 200) / (ms - startMs)).toBeLessThan(0.25);
		expect(progress.length).toBeGreaterThan(2 * frames);
	});

	test.each([true, false])('come as seldom as the page asks, untouched %s', async (isUntouched) => {
		const stage = new Stage();
		await stage.build();
		stage.send({ type: 'pictures', gapMs: 300, isUntouched });
		const { ms } = await stage.trainToPause();
		const posted = stage.all('progress').slice(0, -1); // The last one goes with the pause.
		expect(posted.map(({ frame }) => frame?.step)).toEqual(posted.map(({ step }) => step));
		const gaps = posted.slice(1).map((event, i) => event.ms - posted[i].ms);
		expect(gaps.length).toBeGreaterThan(0);
		for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(300);
		expect(ms).toBeGreaterThanOrEqual(stage.plan.stopAt * stage.device.msPerStep + 45);
	});

	test('that are far apart leave room for long bursts, while the page is untouched', async () => {
		const stage = new Stage();
		stage.plan = { ...stage.plan, stopAt: 4000 };
		await stage.build();
		const longest = async (isUntouched: boolean) => {
			stage.send({ type: 'pictures', gapMs: 500, isUntouched });
			const from = stage.trainer.trained.length;
			stage.send({ type: 'step', steps: 1500 });
			await stage.next('paused');
			return Math.max(...stage.trainer.trained.slice(from));
		};
		expect(await longest(false)).toBeLessThanOrEqual(20);
		expect(await longest(true)).toBeGreaterThan(20);
		expect(await longest(false)).toBeLessThanOrEqual(20);
	});

	test.each([0.01, 0.5, 3, 40])(
		'find the page free between bursts on its own thread, at %d ms a step, to the same curve',
		async (msPerStep) => {
			const stages = [true, false].map((sharesThread) => new Stage(sharesThread));
			for (const stage of stages) {
				stage.device.msPerStep = msPerStep;
				stage.plan = { ...stage.plan, stopAt: Math.max(500, Math.round(300 / msPerStep)) };
				await stage.build();
				stage.send({ type: 'pictures', gapMs: 500, isUntouched: true });
				await stage.trainToPause();
			}
			const [page, worker] = stages;
			expect(Math.max(...page.heldMs)).toBeLessThanOrEqual(Math.max(10, msPerStep));
			expect(Math.max(...worker.heldMs)).toBeGreaterThan(16);
			expect(page.curves).toEqual(worker.curves);
		}
	);

	test('are of exactly the step they name', async () => {
		const stage = new Stage();
		await stage.build();
		await stage.trainToPause();
		for (const { frame } of stage.all('progress')) {
			if (!frame) continue;
			expect(frame.members[0].parameters[0]).toBeCloseTo(frame.step / 100, 4);
			expect(frame.members[0].training[0]).toBe(frame.members[0].parameters[0]);
			expect(frame.evaluations.map(({ step }) => step)).toEqual([frame.step, frame.step]);
		}
	});
});

describe('TrainingSession: the reader', () => {
	async function pausedAt(step: number): Promise<{ stage: Stage; snapshot: Snapshot }> {
		const stage = new Stage();
		await stage.build();
		stage.send({ type: 'step', steps: step });
		const { snapshot } = await stage.next('paused');
		return { stage, snapshot };
	}

	test('looks at an earlier step, and the present one stays as it is', async () => {
		const { stage, snapshot } = await pausedAt(10);
		stage.send({ type: 'step', steps: 10 });
		await stage.next('paused');
		stage.send({ type: 'show', request: 7, snapshot });
		const shown = await stage.next('shown');
		expect(shown.request).toBe(7);
		expect(shown.frame.step).toBe(10);
		expect(shown.frame.members[0].parameters[0]).toBeCloseTo(0.1);
		expect(shown.frame.members[0].validation[0]).toBeCloseTo(0.1);
		stage.send({ type: 'step', steps: 1 });
		expect((await stage.next('paused')).frame.members[0].parameters[0]).toBeCloseTo(0.21);
	});

	test('goes back to an earlier step and trains on from there', async () => {
		const { stage, snapshot } = await pausedAt(10);
		stage.send({ type: 'step', steps: 10 });
		await stage.next('paused');
		stage.send({ type: 'restore', snapshot });
		const changed = await stage.next('changed');
		expect(changed.frame.step).toBe(10);
		expect(changed.snapshot).toEqual(snapshot);
		stage.send({ type: 'step', steps: 2 });
		expect((await stage.next('paused')).frame.step).toBe(12);
		expect(stage.history.slice(-2)).toEqual([11, 12]);
	});

	test('changes one parameter of one network and nothing else', async () => {
		const { stage, snapshot } = await pausedAt(10);
		stage.send({ type: 'setParameter', member: 1, index: 1, value: -3 });
		const changed = await stage.next('changed');
		const expected = structuredClone(snapshot);
		expected.members[1].parameters[1] = -3;
		expect(changed.snapshot).toEqual(expected);
		expect(changed.frame.members[1].parameters).toEqual(expected.members[1].parameters);
	});

	test('tells what the next step begins with, here or at a snapshot, and stays where it is', async () => {
		const { stage, snapshot } = await pausedAt(3);
		stage.send({ type: 'nextStep', request: 5, member: 1 });
		const { request, start } = await stage.next('nextStep');
		expect(request).toBe(5);
		expect(start).toMatchObject({ steps: 3, learningRate: 0.01, dropout: [null, null, null] });
		expect(start!.parameters).toEqual(snapshot.members[1].parameters);

		const earlier = structuredClone(snapshot);
		earlier.members[1] = { ...earlier.members[1], steps: 1, stopped: true };
		stage.send({ type: 'nextStep', request: 6, member: 1, snapshot: earlier });
		const seen = stage.events.length;
		expect((await stage.next('nextStep', seen)).start?.steps).toBe(1);
		stage.send({ type: 'plan', plan: { ...stage.plan, stopAtBest: true } });
		stage.send({ type: 'nextStep', request: 7, member: 1, snapshot: earlier });
		expect((await stage.next('nextStep', seen + 1)).start).toBeNull();
		stage.send({ type: 'save' });
		expect((await stage.next('saved')).snapshot).toEqual(snapshot);
	});

	test.each([
		{ index: 99, value: 1 },
		{ index: 0, value: NaN }
	])('cannot set what there is not: %o', async (setting) => {
		const { stage, snapshot } = await pausedAt(3);
		stage.send({ type: 'setParameter', member: 0, ...setting });
		expect((await stage.next('changed')).snapshot).toEqual(snapshot);
	});
});

describe('TrainingSession: a run that records losses alone', () => {
	async function population(settings: Parameters<Stage['build']>[0] = {}) {
		const stage = new Stage();
		const built = stage.next('populationBuilt');
		void stage.build({ record: 'losses', probe: null, ...settings });
		return { stage, built: await built };
	}

	function rowsOf(stage: Stage) {
		return stage.events.flatMap((event) => ('rows' in event ? event.rows : []));
	}

	const recorded = stepsTo(500, nextKeptStep);

	test('posts every member at the sparser steps, and neither frames nor snapshots', async () => {
		const { stage, built } = await population();
		expect(built).toMatchObject({ step: 0, rows: [{ step: 0 }] });
		stage.send({ type: 'train' });
		const paused = await stage.next('populationPaused');
		expect(paused).toMatchObject({ reason: 'stopAt', present: { step: 500 } });
		expect(paused.snapshot.step).toBe(500);
		expect(rowsOf(stage).map(({ step }) => step)).toEqual(recorded);
		for (const { step, scores, diverged } of [...rowsOf(stage), paused.present]) {
			const losses = [0, 1].map((member) => member + 1 / (1 + step));
			expect([...scores]).toEqual(losses.flatMap((loss) => [loss, 0.5, loss, 0.5]));
			expect([...diverged]).toEqual([0, 0]);
		}
		const types = new Set(stage.events.map(({ type }) => type));
		expect([...types]).toEqual(['engine', 'populationBuilt', 'losses', 'populationPaused']);
	});

	test('is heard of about five times a second', async () => {
		const { stage } = await population();
		stage.device.msPerStep = 10;
		const startMs = stage.clock.ms;
		stage.send({ type: 'train' });
		const { ms } = await stage.next('populationPaused');
		const heard = stage.all('losses').length;
		expect(heard).toBeLessThan((ms - startMs) / 190);
		expect(heard).toBeGreaterThan((ms - startMs) / 300);
	});

	test('is saved on the way, and goes on elsewhere to the same end', async () => {
		const { stage } = await population();
		stage.send({ type: 'train' });
		await stage.next('losses');
		stage.send({ type: 'save' });
		const { snapshot } = await stage.next('saved');
		expect(Math.max(...rowsOf(stage).map(({ step }) => step))).toBeLessThanOrEqual(snapshot.step);
		const end = await stage.next('populationPaused');

		const { stage: other, built } = await population({ resume: snapshot });
		expect(built.step).toBe(snapshot.step);
		other.send({ type: 'train' });
		const otherEnd = await other.next('populationPaused');
		expect(otherEnd.present).toEqual(end.present);
		const later = recorded.filter((step) => step > snapshot.step);
		expect(
			rowsOf(other)
				.map(({ step }) => step)
				.filter((step) => step > snapshot.step)
		).toEqual(later);
	});

	test('names the members that have diverged, and ends when all have', async () => {
		const { stage } = await population();
		stage.device.loss = (member, step) => (step >= 30 + 10 * member ? NaN : 1);
		stage.send({ type: 'train' });
		const { reason, present } = await stage.next('populationPaused');
		expect(reason).toBe('diverged');
		expect([...present.diverged]).toEqual([1, 1]);
		const first = rowsOf(stage).find(({ diverged }) => diverged[0] === 1)!;
		expect(first.step).toBe(30);
		expect([...first.diverged]).toEqual([1, 0]);
	});

	test('goes on after the device is lost, without a gap or a repetition', async () => {
		const { stage } = await population();
		stage.send({ type: 'train' });
		while (rowsOf(stage).length < 40) await stage.next('losses');
		stage.device.isLost = true;
		await stage.next('recovered');
		const { present } = await stage.next('populationPaused');
		expect(present.step).toBe(500);
		expect(rowsOf(stage).map(({ step }) => step)).toEqual(recorded);
	});

	test('makes way for one that records frames', async () => {
		const { stage } = await population();
		stage.send({ type: 'train' });
		await stage.next('losses');
		expect((await stage.build({ run: 2 })).frame.step).toBe(0);
		stage.send({ type: 'train', run: 2 });
		expect((await stage.next('paused')).frame.step).toBe(500);
	});
});

describe('TrainingSession in trouble', () => {
	test('replaces a lost device, and trains on without a gap or a repetition', async () => {
		const stage = new Stage();
		await stage.build();
		stage.send({ type: 'train' });
		while (stage.history.length < 100) await stage.next('progress');
		stage.device.isLost = true;
		const recovered = await stage.next('recovered');
		expect(recovered.message).toMatch(/goes on from step \d+\.$/);
		const paused = await stage.next('paused');
		expect(paused.frame.members[0].parameters[0]).toBeCloseTo(5);
		expect(stage.history).toEqual(stepsTo(500, nextEvaluatedStep));
		expect(stage.kept).toEqual(stepsTo(500, nextKeptStep).slice(1));
		expect(stage.trainers.map(({ isDisposed }) => isDisposed)).toEqual([true, false]);
	});

	test('replaces a device lost while nothing trains when it is next needed', async () => {
		const stage = new Stage();
		await stage.build();
		stage.send({ type: 'step', steps: 7 });
		await stage.next('paused');
		stage.device.isLost = true;
		stage.send({ type: 'setParameter', member: 0, index: 1, value: 4 });
		const { frame } = await stage.next('changed');
		expect(frame.step).toBe(7);
		expect([...frame.members[0].parameters]).toEqual([expect.closeTo(0.07), 4]);
		expect(stage.all('recovered')).toHaveLength(1);
	});

	test('ends the run with a sentence where the device cannot be replaced', async () => {
		const stage = new Stage();
		await stage.build();
		stage.send({ type: 'train' });
		await stage.next('progress');
		stage.open = () => {};
		stage.device.isLost = true;
		const { run, message } = await stage.next('failed');
		expect(run).toBe(1);
		expect(message).toMatch(/^Training ran into a problem.*Reset/);
	});

	test('refuses networks that cannot be built with a sentence, and builds others', async () => {
		const stage = new Stage();
		const open = stage.open;
		stage.open = () => {
			throw new Error('out of memory');
		};
		void stage.build();
		const { run, message } = await stage.next('failed');
		expect(run).toBe(1);
		expect(message).toMatch(/try narrower or fewer/);
		stage.open = open;
		expect((await stage.build({ run: 2 })).run).toBe(2);
	});

	test('disposes of the trainer when it is disposed of', async () => {
		const stage = new Stage();
		await stage.build();
		stage.send({ type: 'train' });
		await stage.next('progress');
		stage.session.receive({ type: 'dispose' });
		while (!stage.trainer.isDisposed) await stage.clock.turn();
		const events = stage.events.length;
		await stage.clock.turn();
		expect(stage.events).toHaveLength(events);
	});
});

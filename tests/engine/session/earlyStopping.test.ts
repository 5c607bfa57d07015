import { afterEach, describe, expect, test } from 'vitest';
import type { Evaluation } from '../../../src/lib/network/loss.ts';
import { disposeSessions, Stage } from '../../support/sessionStage.ts';

afterEach(disposeSessions);

/** Where the validation losses of the two networks are lowest. */
const valleys = [60, 301];
/** 301 is no evaluated step; this is the nearest one. */
const secondBest = 300;

async function stageWithValleys(stopAt = 2000): Promise<Stage> {
	const stage = new Stage();
	stage.device.loss = (member, step) => Math.abs(step - valleys[member]);
	stage.plan = { stopAt, stopAtBest: true, pace: 'full' };
	await stage.build();
	return stage;
}

function raiseStop(stage: Stage, stopAt: number) {
	stage.plan = { ...stage.plan, stopAt };
	stage.send({ type: 'plan', plan: stage.plan });
}

const stepsOf = (evaluations: readonly Evaluation[]) => evaluations.map(({ step }) => step);

describe('TrainingSession with stopAtBest', () => {
	test('ends each network max(200, best step) steps after its best and returns it there', async () => {
		const stage = await stageWithValleys();
		const paused = await stage.trainToPause();
		expect(paused.reason).toBe('best');
		expect(stepsOf(paused.frame.evaluations)).toEqual([60, secondBest]);
		expect(paused.frame.members[0].parameters[0]).toBeCloseTo(0.6);
		expect(paused.frame.atBest).toEqual([true, true]);
		expect(paused.snapshot.members.every(({ stopped }) => stopped)).toBe(true);
		expect(paused.frame.step).toBeGreaterThanOrEqual(2 * secondBest);
		expect(paused.frame.step).toBeLessThan(2 * secondBest + 10);
	});

	test('ends one network while the other goes on', async () => {
		const stage = await stageWithValleys();
		await stage.trainToPause();
		const firstSteps = stage.curves.map(([first]) => first.step);
		expect(Math.max(...firstSteps)).toBe(260);
		expect(firstSteps[firstSteps.length - 1]).toBe(60);
	});

	test('ends those alone that a list names, and lets them go on once it names them no more', async () => {
		const stage = await stageWithValleys(700);
		const follow = (stopAtBest: boolean | boolean[]) => {
			stage.plan = { ...stage.plan, stopAtBest };
			stage.send({ type: 'plan', plan: stage.plan });
		};
		follow([true, false]);
		const first = await stage.trainToPause();
		expect(first.frame.step).toBe(700);
		expect(stepsOf(first.frame.evaluations)).toEqual([60, 700]);
		expect(first.frame.atBest).toEqual([true, false]);
		follow(false);
		stage.send({ type: 'step', steps: 5 });
		const { frame } = await stage.next('paused');
		expect(stepsOf(frame.evaluations)).toEqual([65, 705]);
	});

	test('keeps networks ended until it is turned off; then they go on from their best', async () => {
		const stage = await stageWithValleys();
		const first = await stage.trainToPause();
		const again = await stage.trainToPause();
		expect(again).toMatchObject({ reason: 'best', frame: { step: first.frame.step } });
		stage.send({ type: 'plan', plan: { ...stage.plan, stopAtBest: false } });
		stage.send({ type: 'step', steps: 5 });
		const { frame } = await stage.next('paused');
		const bests = stepsOf(first.frame.evaluations);
		expect(stepsOf(frame.evaluations)).toEqual(bests.map((step) => step + 5));
	});

	test('goes on when a finished run is brought back, and can still be turned off', async () => {
		const stage = await stageWithValleys();
		const { snapshot, evaluations } = await stage.trainToPause();
		const other = new Stage();
		other.device.loss = stage.device.loss;
		other.plan = stage.plan;
		await other.build({ resume: snapshot });
		expect(await other.trainToPause()).toMatchObject({ reason: 'best', evaluations });
		other.send({ type: 'plan', plan: { ...stage.plan, stopAtBest: false } });
		other.send({ type: 'step', steps: 5 });
		const { frame } = await other.next('paused');
		expect(stepsOf(frame.evaluations)).toEqual(stepsOf(evaluations).map((step) => step + 5));
	});
});

describe('TrainingSession with stopAtBest, cut short', () => {
	test('shows each network at its best at the limit, and leaves its state where it is', async () => {
		const stage = await stageWithValleys(250);
		const { reason, frame, evaluations, snapshot } = await stage.trainToPause();
		expect(reason).toBe('stopAt');
		expect(frame.step).toBe(250);
		expect(stepsOf(frame.evaluations)).toEqual([60, 250]);
		expect(frame.atBest).toEqual([true, false]);
		expect(frame.evaluations.map(({ validation }) => validation.loss)).toEqual([0, 51]);
		expect(frame.members[0].parameters[0]).toBeCloseTo(0.6);
		expect(frame.members[0].validation[0]).toBeCloseTo(0.6);
		expect(frame.members[1].parameters[0]).toBeCloseTo(1002.5);
		expect(stepsOf(evaluations)).toEqual([250, 250]);
		expect(snapshot.members[0].parameters[0]).toBeCloseTo(2.5);
		expect(snapshot.members[0]).toMatchObject({ steps: 250, stopped: false });
	});

	test.each([
		{ limits: [100] },
		{ limits: [233] }, // No evaluated step.
		{ limits: [61, 203, 204, 259, 301, 305] }
	])('a later stop goes on to the same curve and the same end: $limits', async ({ limits }) => {
		const whole = await stageWithValleys();
		const end = await whole.trainToPause();
		const cut = await stageWithValleys(limits[0]);
		for (const limit of limits) {
			raiseStop(cut, limit);
			expect((await cut.trainToPause()).frame.step).toBe(limit);
		}
		raiseStop(cut, whole.plan.stopAt);
		const { ms: _, ...cutEnd } = await cut.trainToPause();
		const { ms: __, ...wholeEnd } = end;
		expect(cutEnd).toEqual(wholeEnd);
		expect(cut.curves).toEqual(whole.curves);
	});

	test('ends alike after a pause at a step that is not evaluated', async () => {
		const whole = await stageWithValleys();
		const { ms: _, ...wholeEnd } = await whole.trainToPause();
		const paused = await stageWithValleys();
		// The second network is best exactly here.
		paused.send({ type: 'step', steps: 301 });
		await paused.next('paused');
		const { ms: __, ...end } = await paused.trainToPause();
		expect(end).toEqual(wholeEnd);
	});

	test('shows a network as it is now where it was never better', async () => {
		const stage = await stageWithValleys(233);
		const { frame } = await stage.trainToPause();
		expect(stepsOf(frame.evaluations)).toEqual([60, 233]);
	});

	test('leaves the state where it is when paused', async () => {
		const stage = await stageWithValleys();
		stage.send({ type: 'step', steps: 250 });
		const { reason, frame } = await stage.next('paused');
		expect(reason).toBe('asked');
		expect(stepsOf(frame.evaluations)).toEqual([250, 250]);
		expect(frame.atBest).toEqual([false, false]);
	});

	test('shows networks that all diverge at their best', async () => {
		const stage = await stageWithValleys();
		stage.device.loss = (member, step) => (step >= 90 + member ? NaN : Math.abs(step - 40));
		const { reason, frame, evaluations } = await stage.trainToPause();
		expect(reason).toBe('diverged');
		expect(stepsOf(frame.evaluations)).toEqual([40, 40]);
		expect(frame.evaluations.map(({ diverged }) => diverged)).toEqual([false, false]);
		expect(frame.members[1].parameters[0]).toBeCloseTo(1000.4);
		expect(evaluations.map(({ diverged }) => diverged)).toEqual([true, true]);
	});

	test("shows one that diverges at its best at the last one's own end", async () => {
		const stage = await stageWithValleys();
		stage.device.loss = (member, step) => {
			if (member === 1 && step >= 90) return NaN;
			return Math.abs(step - 40);
		};
		const { reason, frame } = await stage.trainToPause();
		expect(reason).toBe('best');
		expect(stepsOf(frame.evaluations)).toEqual([40, 40]);
	});

	test('shows the state at the limit once turned off, and the best once turned on', async () => {
		const stage = await stageWithValleys(250);
		await stage.trainToPause();
		for (const [stopAtBest, steps] of [
			[false, [250, 250]],
			[true, [60, 250]]
		] as const) {
			stage.send({ type: 'plan', plan: { ...stage.plan, stopAtBest } });
			const { frame, evaluations } = await stage.next('seen');
			expect(stepsOf(frame.evaluations)).toEqual(steps);
			expect(stepsOf(evaluations)).toEqual([250, 250]);
		}
	});

	test('sets a parameter of the network that is seen', async () => {
		const stage = await stageWithValleys(250);
		await stage.trainToPause();
		stage.send({ type: 'setParameter', member: 0, index: 1, value: 4 });
		const { frame, snapshot } = await stage.next('changed');
		expect([...frame.members[0].parameters]).toEqual([expect.closeTo(0.6), 4]);
		expect(snapshot.members[0].parameters).toEqual(frame.members[0].parameters);
		expect(snapshot.members[1].parameters[0]).toBeCloseTo(1002.5);
		stage.send({ type: 'step', steps: 1 });
		const paused = await stage.next('paused');
		expect([...paused.frame.members[0].parameters]).toEqual([expect.closeTo(0.61), 4]);
	});

	test('keeps the best of the steps before when it goes back', async () => {
		const stage = await stageWithValleys(80);
		const { snapshot } = await stage.trainToPause();
		raiseStop(stage, 250);
		await stage.trainToPause();
		stage.send({ type: 'restore', snapshot });
		await stage.next('changed');
		const { frame } = await stage.trainToPause();
		expect(stepsOf(frame.evaluations)).toEqual([60, 250]);
	});
});

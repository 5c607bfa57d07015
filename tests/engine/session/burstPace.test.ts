import { describe, expect, test } from 'vitest';
import { BurstPace } from '../../../src/lib/engine/session/burstPace.ts';

/** After long training at so many milliseconds a step. */
function trained(msPerStep: number): BurstPace {
	const pace = new BurstPace();
	for (let i = 0; i < 50; i++) pace.add(10, 10 * msPerStep);
	return pace;
}

describe('BurstPace', () => {
	test('begins with a step or two, and soon knows what they take', () => {
		const pace = new BurstPace();
		expect(pace.steps).toBe(2);
		for (let i = 0; i < 20; i++) pace.add(pace.steps, 0.5 * pace.steps);
		expect(pace.stepMs).toBeCloseTo(0.5, 1);
		expect(pace.steps).toBeGreaterThanOrEqual(22);
	});

	test('adds up what is noticed together: one burst late, the next at once', () => {
		const pace = trained(1);
		for (let i = 0; i < 20; i++) {
			pace.add(5, 10);
			pace.add(5, 0);
		}
		expect(pace.stepMs).toBeCloseTo(1, 0);
	});

	test('counts one burst that took long for little, many for what they took', () => {
		const pace = trained(1);
		pace.add(10, 10_000);
		expect(pace.stepMs).toBeLessThan(2);
		for (let i = 0; i < 30; i++) pace.add(10, 500);
		expect(pace.stepMs).toBeCloseTo(50, 0);
	});

	test('takes steps too short to be measured for a sixteenth as long, never for free', () => {
		const pace = new BurstPace();
		pace.add(1, 0);
		expect(pace.stepMs).toBe(0.5);
		expect(pace.steps).toBe(24);
	});

	test('gives bursts of some milliseconds, of one step where that takes longer', () => {
		expect(trained(2).steps).toBe(6);
		expect(trained(50).steps).toBe(1);
	});

	test('gives longer ones, and more to wait, where nothing waits behind them', () => {
		const pace = trained(2);
		pace.length = 'long';
		expect(pace.steps).toBe(32);
		const underWay = [{ steps: 32 }, { steps: 6 }];
		expect(pace.isEnough(underWay)).toBe(false);
		pace.length = 'short';
		expect(pace.isEnough(underWay)).toBe(true);
	});

	test('gives shorter ones still, and less to wait, on a shared thread', () => {
		const pace = new BurstPace(true);
		pace.length = 'long';
		for (let i = 0; i < 20; i++) pace.add(pace.steps, 0.5 * pace.steps);
		expect(pace.steps).toBe(14);
		expect(pace.isEnough([{ steps: 14 }, { steps: 8 }])).toBe(false);
		expect(pace.isEnough([{ steps: 14 }, { steps: 9 }])).toBe(true);
	});

	test.each([
		{ msPerStep: 2, bursts: [4], enough: false },
		{ msPerStep: 2, bursts: [4, 4], enough: false },
		{ msPerStep: 2, bursts: [4, 4, 4], enough: true },
		{ msPerStep: 50, bursts: [1], enough: false },
		{ msPerStep: 50, bursts: [1, 1], enough: true }
	])('keeps work waiting beside what is under way: %o', ({ msPerStep, bursts, enough }) => {
		const underWay = bursts.map((steps) => ({ steps }));
		expect(trained(msPerStep).isEnough(underWay)).toBe(enough);
	});
});

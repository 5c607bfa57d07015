import { describe, expect, test } from 'vitest';
import { dueMs, dueStep, Timetable } from '../../../src/lib/engine/session/timetable.ts';

describe('dueStep(pace, stopAt, elapsedMs)', () => {
	test('is the inverse of dueMs', () => {
		for (const pace of ['slow', 'normal'] as const) {
			for (const stopAt of [2, 500, 100_000]) {
				for (const step of [1, 2, Math.floor(stopAt / 3) + 1, stopAt]) {
					expect(dueStep(pace, stopAt, dueMs(pace, stopAt, step))).toBe(step);
				}
			}
		}
	});

	test('reaches the end after ten seconds, three times that when slow, at once when full', () => {
		expect(dueMs('normal', 500, 500)).toBeCloseTo(10_000);
		expect(dueMs('slow', 500, 500)).toBeCloseTo(30_000);
		expect(dueStep('full', 500, 0)).toBe(Infinity);
	});

	test('copes with a run of no steps or one', () => {
		expect(dueStep('normal', 1, 0)).toBe(Infinity);
		expect(dueMs('normal', 0, 5)).toBe(0);
	});
});

describe('Timetable', () => {
	test('has the next step due at once, wherever it begins', () => {
		for (const step of [0, 7, 400]) {
			const timetable = new Timetable();
			timetable.begin('normal', 500, step, 1234);
			expect(timetable.target(step, 1234)).toBe(step + 1);
			expect(timetable.waitMs(step, 1234)).toBe(0);
			expect(timetable.waitMs(step + 1, 1234)).toBeGreaterThan(0);
		}
	});

	test('counts from where earlier training ended', () => {
		const [whole, later] = [new Timetable(), new Timetable()];
		whole.begin('normal', 500, 0, 0);
		later.begin('normal', 2000, 1500, 0, 1500);
		for (const ms of [0, 100, 200]) {
			expect(later.target(1500, ms)).toBe(1500 + whole.target(0, ms));
		}
		expect(later.waitMs(1600, 200)).toBeCloseTo(whole.waitMs(100, 200));
	});

	test('does not make up for a long absence', () => {
		const timetable = new Timetable();
		timetable.begin('normal', 500, 100, 0);
		const target = timetable.target(100, 60_000);
		expect(target).toBeGreaterThan(100);
		expect(target).toBeLessThan(130);
	});
});

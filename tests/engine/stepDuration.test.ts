import { describe, expect, test } from 'vitest';
import { StepDuration } from '../../src/lib/engine/stepDuration.ts';

/** With one measurement, long enough to count. */
function measured(steps: number, ms: number): StepDuration {
	const step = new StepDuration();
	step.add(steps, ms);
	return step;
}

describe('StepDuration', () => {
	test('is a guess until enough time has been measured', () => {
		const step = measured(3, 9);
		expect(step.burst).toBe(1);
		step.add(1, 1);
		expect(step.ms).toBe(2.5);
	});

	test('adds up what is noticed together: one burst late, the next at once', () => {
		const step = measured(5, 12);
		step.add(5, 0);
		step.add(5, 11);
		expect(step.ms).toBeCloseTo(1.1);
	});

	test('falls to no less than a sixteenth at once, and rises without limit', () => {
		const step = measured(1000, 10);
		expect(step.ms).toBe(0.5);
		step.add(1, 900);
		expect(step.ms).toBe(900);
	});

	test('gives bursts of some milliseconds, of one step where that takes longer', () => {
		expect(measured(10, 20).burst).toBe(4);
		expect(measured(1, 50).burst).toBe(1);
	});

	test.each([
		{ msPerStep: 2, bursts: [4], enough: false },
		{ msPerStep: 2, bursts: [4, 4], enough: false },
		{ msPerStep: 2, bursts: [4, 4, 4], enough: true },
		{ msPerStep: 50, bursts: [1], enough: false },
		{ msPerStep: 50, bursts: [1, 1], enough: true }
	])('keeps work waiting beside what is under way: %o', ({ msPerStep, bursts, enough }) => {
		const underWay = bursts.map((steps) => ({ steps }));
		expect(measured(10, 10 * msPerStep).isEnough(underWay)).toBe(enough);
	});
});

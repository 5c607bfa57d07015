import { describe, expect, test } from 'vitest';
import { StepDuration } from '../../src/lib/engine/stepDuration.ts';

describe('StepDuration', () => {
	test('is the guess until enough time has been measured', () => {
		const step = new StepDuration(5);
		step.add(3, 9);
		expect(step.ms).toBe(5);
		step.add(1, 1);
		expect(step.ms).toBe(2.5);
	});

	test('adds up what is noticed together: one burst late, the next at once', () => {
		const step = new StepDuration(2);
		step.add(5, 12);
		step.add(5, 0);
		step.add(5, 11);
		expect(step.ms).toBeCloseTo(1.1);
	});

	test('falls to no less than a sixteenth at once, and rises without limit', () => {
		const step = new StepDuration(16);
		step.add(1000, 10);
		expect(step.ms).toBe(1);
		step.add(1, 900);
		expect(step.ms).toBe(900);
	});
});

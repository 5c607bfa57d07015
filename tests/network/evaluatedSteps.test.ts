import { describe, expect, it } from 'vitest';
import {
	isEvaluatedStep,
	isKeptStep,
	keptStepsBefore,
	nextEvaluatedStep,
	nextKeptStep
} from '../../src/lib/network/evaluatedSteps.ts';

const last = 100_000;

function stepsBy(next: (step: number) => number): number[] {
	const steps = [0];
	while (steps[steps.length - 1] < last) steps.push(next(steps[steps.length - 1]));
	return steps;
}

describe.each([
	['nextEvaluatedStep', nextEvaluatedStep, isEvaluatedStep, 900],
	['nextKeptStep', nextKeptStep, isKeptStep, 200]
] as const)('%s(step)', (name, next, isReached, most) => {
	const steps = stepsBy(next);

	it(`reaches ${last} in at most ${most}`, () => {
		expect(steps.length).toBeLessThanOrEqual(most);
		expect(steps.length).toBeGreaterThan(most * 0.9);
	});

	it('moves forward by whole steps, never in smaller ones than before', () => {
		let before = 0;
		for (let step = 0; step <= 2000; step++) {
			expect(next(step)).toBeGreaterThan(step);
			expect(Number.isInteger(next(step))).toBe(true);
		}
		for (let i = 1; i < steps.length; i++) {
			expect(steps[i] - steps[i - 1]).toBeGreaterThanOrEqual(before);
			before = steps[i] - steps[i - 1];
		}
	});

	it('goes through exactly the steps that count as such', () => {
		const reached = new Set(steps);
		for (let step = 0; step <= 3000; step++) expect(isReached(step)).toBe(reached.has(step));
	});

	it(name === 'nextKeptStep' ? 'keeps every step up to 38' : 'takes every step up to 200', () => {
		const every = name === 'nextKeptStep' ? 38 : 200;
		expect(steps.slice(0, every + 2)).toEqual([...Array(every + 1).keys(), every + 2]);
	});
});

describe('keptStepsBefore(end, from)', () => {
	it('has those that are kept, and the first', () => {
		expect(keptStepsBefore(3)).toEqual([0, 1, 2]);
		expect(keptStepsBefore(45)).toEqual([...Array(39).keys(), 40, 42, 44]);
		expect(keptStepsBefore(45, 41)).toEqual([41, 42, 44]);
	});
});

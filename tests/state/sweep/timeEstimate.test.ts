import { describe, expect, it } from 'vitest';
import { TimeEstimate } from '../../../src/lib/state/sweep/timeEstimate.ts';

describe('TimeEstimate', () => {
	it('knows nothing before two marks', () => {
		const estimate = new TimeEstimate(0);
		expect(estimate.msBetween(0, 10)).toBeNull();
		estimate.mark(1, 100);
		expect(estimate.msBetween(0, 10)).toBeNull();
	});

	it('goes by the time that steps took', () => {
		const estimate = new TimeEstimate(0);
		estimate.mark(1, 5000); // whatever came before: shaders were made
		estimate.mark(11, 6000);
		expect(estimate.msBetween(11, 111)).toBeCloseTo(10_000);
	});

	it('knows nothing from marks that came a moment apart', () => {
		const estimate = new TimeEstimate(7);
		estimate.mark(1, 1200);
		estimate.mark(4, 1205);
		expect(estimate.msBetween(0, 601)).toBeNull();
		estimate.mark(40, 1805);
		expect(estimate.msBetween(40, 601)).toBeGreaterThan(1000);
	});

	it('counts evaluations, which are many at first and few later', () => {
		const estimate = new TimeEstimate(4);
		estimate.mark(1, 0);
		estimate.mark(11, 500); // ten steps, each evaluated
		expect(estimate.msBetween(11, 21)).toBeCloseTo(500);
		expect(estimate.msBetween(1000, 1010)!).toBeLessThan(150);
	});

	it('forgets what is long ago, and does not count a pause', () => {
		const estimate = new TimeEstimate(0);
		estimate.mark(1, 0);
		estimate.mark(2, 1000);
		for (let step = 3; step < 20; step++) estimate.mark(step, 1000 + 1000 * (step - 2) * 0.5);
		expect(estimate.msBetween(20, 21)).toBeCloseTo(500);
		estimate.interrupt();
		expect(estimate.msBetween(20, 21)).toBeCloseTo(500);
		estimate.mark(20, 100_000);
		estimate.mark(23, 100_600);
		expect(estimate.msBetween(23, 24)).toBeCloseTo(200);
	});
});

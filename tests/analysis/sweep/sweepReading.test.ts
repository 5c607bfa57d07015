import { describe, expect, it } from 'vitest';
import { pointsAt } from '../../../src/lib/analysis/sweep/sweepPoints.ts';
import {
	bestPoint,
	ruleOfThumb,
	smallestFitted
} from '../../../src/lib/analysis/sweep/sweepReading.ts';
import { context, finished, finishedAll } from './sweepCurves.ts';

/** By value: training losses, one for each seed. */
function trained(losses: Record<number, readonly number[]>) {
	return pointsAt(
		Object.entries(losses).flatMap(([value, each]) =>
			each.map((training, seed) => finished(Number(value), seed, { training, validation: 1 }))
		),
		100
	);
}

describe('smallestFitted(points, context)', () => {
	it('is the first size of which half the seeds leave a tenth of the noise', () => {
		const points = trained({ 1: [0.2, 0.2], 4: [0.02, 0.02], 8: [0.016, 0.1], 16: [0.001, 0.001] });
		expect(smallestFitted(points, context)?.value).toBe(8);
	});

	it('is none where noise is left in more than half of the seeds', () => {
		expect(smallestFitted(trained({ 1: [0.2], 8: [0.01, 0.05, 0.05] }), context)).toBeNull();
	});

	it('measures by the baseline where there is no noise', () => {
		const points = trained({ 1: [0.1], 2: [0.0065], 3: [0.001] });
		for (const noiseFloor of [null, 0, 1e-9]) {
			expect(smallestFitted(points, { ...context, noiseFloor })?.value).toBe(2);
		}
	});

	it('asks for every training point right in classification', () => {
		const points = pointsAt(
			[0.99, 1, 1].map((accuracy, i) =>
				finished(i + 1, 0, { training: 0.001, validation: 1, accuracy })
			),
			100
		);
		expect(smallestFitted(points, { ...context, task: 'classification' })?.value).toBe(2);
	});

	it('is none on the axis of training points', () => {
		expect(smallestFitted(trained({ 16: [0] }), { ...context, axis: 'training' })).toBeNull();
	});
});

describe('ruleOfThumb(context)', () => {
	it('is training points times outputs', () => {
		expect(ruleOfThumb(context)).toBe(30);
		expect(ruleOfThumb({ ...context, outputs: 3 })).toBe(90);
		expect(ruleOfThumb({ ...context, axis: 'training' })).toBeNull();
	});
});

describe('bestPoint(points)', () => {
	it('has the lowest median validation loss, the first of equals', () => {
		const points = pointsAt(finishedAll({ 1: [0.5], 2: [0.2], 3: [0.2], 4: [Infinity] }), 100);
		expect(bestPoint(points)?.value).toBe(2);
	});

	it('is none where every network diverged', () => {
		expect(bestPoint(pointsAt(finishedAll({ 1: [NaN], 2: [Infinity] }), 100))).toBeNull();
		expect(bestPoint([])).toBeNull();
	});
});

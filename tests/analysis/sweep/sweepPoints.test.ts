import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	pointsAt,
	quantile,
	spreadOf,
	type SweepCurve
} from '../../../src/lib/analysis/sweep/sweepPoints.ts';
import { finished, finishedAll } from './sweepCurves.ts';

const curve: SweepCurve = {
	value: 2,
	seed: 0,
	parameters: 7,
	steps: [0, 10, 20],
	training: [1, 0.5, 0.2],
	validation: [1.1, 0.4, 0.6],
	trainingAccuracy: [0.5, 0.8, 1],
	validationAccuracy: [0.4, 0.7, 0.6],
	diverged: false
};

describe('pointsAt(curves, step)', () => {
	it.each([
		[0, 1.1, 1.1],
		[9, 1.1, 1.1],
		[10, 0.4, 0.4],
		[20, 0.6, 0.4],
		[9999, 0.6, 0.4],
		[Infinity, 0.6, 0.4]
	])('takes the last evaluation up to it, and the best so far: step %f', (step, now, best) => {
		const [point] = pointsAt([curve], step);
		expect(point.validation.median).toBe(now);
		expect(point.bestValidation.median).toBe(best);
	});

	it('leaves out networks that have not been evaluated by then', () => {
		expect(pointsAt([curve], -1)).toEqual([]);
		expect(pointsAt([], 5)).toEqual([]);
		const later = { ...curve, seed: 1, steps: [15, 30, 45] };
		const [point] = pointsAt([curve, later], 12);
		expect(point.seeds).toBe(1);
		expect(point.validation.each).toEqual([0.4, NaN]);
	});

	it('counts the networks that overfit by the one rule', () => {
		expect(pointsAt([curve], 10)[0].overfitting).toBe(0);
		expect(pointsAt([curve], 20)[0].overfitting).toBe(1);
		const others: Partial<SweepCurve>[] = [
			{ validation: [1.1, 0.4, 0.5] },
			{ training: [1, 0.5, 0.6] },
			{ validation: [1.1, NaN, 0.6] },
			{ bestBefore: 0.3 }
		];
		for (const change of others) {
			const both = [curve, { ...curve, ...change, seed: 1 }];
			expect(pointsAt(both, 20)[0].overfitting, JSON.stringify(change)).toBe(1);
		}
	});

	it('orders by value and tells seeds apart', () => {
		const points = pointsAt(finishedAll({ 8: [0.3, 0.1, 0.2], 1: [1, 3, 2] }), 100);
		expect(points.map(({ value }) => value)).toEqual([1, 8]);
		expect(points[1].validation.each).toEqual([0.3, 0.1, 0.2]);
		expect(points[1].validation.median).toBe(0.2);
		expect(points[0].parameters).toBe(4);
	});

	it('counts what diverged as worse than any other', () => {
		const [point] = pointsAt(finishedAll({ 1: [NaN, 0.2, 0.3, Infinity, 0.1] }), 100);
		expect(point.diverged).toBe(2);
		expect(point.validation.median).toBe(0.3);
		expect(point.validation.high).toBe(Infinity);
		expect(pointsAt(finishedAll({ 1: [NaN, NaN, 0.1] }), 100)[0].validation.median).toBe(Infinity);
	});

	it('knows a network as diverged only from where it did', () => {
		const lost = { ...curve, validation: [1.1, 0.4, NaN], diverged: true };
		expect(pointsAt([lost], 10)[0].diverged).toBe(0);
		expect(pointsAt([lost], 20)[0].diverged).toBe(1);
		expect(pointsAt([lost], 20)[0].bestValidation.median).toBe(0.4);
		expect(pointsAt([{ ...curve, diverged: true }], 20)[0].diverged).toBe(1);
	});

	it('has no accuracy for regression', () => {
		const [point] = pointsAt([finished(1, 0, { validation: 0.2 })], 100);
		expect(point.trainingAccuracy.median).toBeNaN();
		expect(pointsAt([curve], 20)[0].trainingAccuracy.median).toBe(1);
	});
});

describe('spreadOf(each)', () => {
	it('keeps low, median and high in order, whatever comes', () => {
		const losses = fc.array(
			fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.constantFrom(NaN, Infinity)),
			{ maxLength: 20 }
		);
		fc.assert(
			fc.property(losses, (each) => {
				const { low, median, high } = spreadOf(each);
				if (each.every(Number.isNaN)) expect(median).toBeNaN();
				else expect(low <= median && median <= high).toBe(true);
			}),
			{ seed: 6 }
		);
	});
});

describe('quantile(sorted, share)', () => {
	it.each([
		[[3], 0.1, 3],
		[[1, 2], 0.5, 1.5],
		[[1, 2, 3, 4, 5], 0.1, 1.4],
		[[1, 2, 3, 4, 5], 0.9, 4.6],
		[[1, Infinity], 0, 1],
		[[1, Infinity], 0.5, Infinity],
		[[Infinity, Infinity], 0.5, Infinity]
	])('of %j at %f is %f', (sorted, share, value) => {
		expect(quantile(sorted, share)).toBeCloseTo(value, 12);
	});
});

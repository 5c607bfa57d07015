import { describe, expect, test } from 'vitest';
import { isU } from '../../src/lib/claims/capacity.ts';
import { hasPeak } from '../../src/lib/claims/doubleDescent.ts';
import { hasInnerBest } from '../../src/lib/claims/equalCompute.ts';
import { claimNamed } from '../../src/lib/claims/index.ts';
import {
	bestStep,
	gap,
	hasDiverged,
	median,
	overfits,
	rise,
	validationLoss,
	validationLossAt
} from '../../src/lib/claims/measures.ts';
import { history } from '../analysis/curves.ts';

const turned = history([1, 1], [0.5, 0.4], [0.1, 0.6]);
const lost = history([1, 1], [NaN, Infinity]);

describe('measures', () => {
	test('read the last evaluation, and the best', () => {
		expect(validationLoss(turned)).toBe(0.6);
		expect(gap(turned)).toBe(0.5);
		expect(bestStep(turned)).toBe(1);
		expect(rise(turned)).toBeCloseTo(1.5);
		expect(validationLossAt(turned, 1)).toBe(0.4);
		expect(overfits(turned)).toBe(true);
		expect(hasDiverged(turned)).toBe(false);
	});

	test('count what diverged as infinitely bad', () => {
		expect(hasDiverged(lost)).toBe(true);
		expect(validationLoss(lost)).toBe(Infinity);
		expect(rise(lost)).toBe(Infinity);
		expect(overfits(lost)).toBe(false);
	});

	test('take the middle of a list', () => {
		expect(median([3, 1, 2])).toBe(2);
		expect(median([4, 1, 2, 3])).toBe(2.5);
	});
});

describe('isU(losses)', () => {
	test.each([
		[[0.5, 0.2, 0.3, 0.4, 0.4, 0.4], true],
		[[0.25, 0.2, 0.3, 0.4, 0.4, 0.4], false],
		[[0.5, 0.2, 0.3, 0.4, 0.25, 0.25], false],
		[[0.2, 0.3, 0.3, 0.4, 0.4, 0.4], false],
		[[0.5, 0.4, 0.3, 0.3, 0.3, 0.2], false]
	])('of %j: %s', (losses, isOne) => {
		expect(isU(losses)).toBe(isOne);
	});
});

describe('hasPeak(losses, ratio)', () => {
	test.each([
		[[0.4, 1.6, 0.6], true],
		[[0.4, 0.5, 0.3], false],
		[[1.6, 0.6, 0.4], false],
		[[0.4, 0.6, 1.6], false],
		[[0.5, 0.2, 0.4, 0.6, 0.3, 0.3], true],
		[[0.5, 0.2, 0.4, 0.4, 0.4], false]
	])('of %j: %s', (losses, isOne) => {
		expect(hasPeak(losses, 1.5)).toBe(isOne);
	});
});

describe('hasInnerBest(losses, ratio)', () => {
	test.each([
		[[0.3, 0.1, 0.2, 0.3], true],
		[[0.14, 0.1, 0.2, 0.3], false],
		[[0.3, 0.2, 0.1, 0.14], false],
		[[0.1, 0.2, 0.3, 0.4], false]
	])('of %j: %s', (losses, isOne) => {
		expect(hasInnerBest(losses, 1.5)).toBe(isOne);
	});
});

describe('early-stopping', () => {
	const [{ holds }] = claimNamed('early-stopping').criteria;

	test('takes the step from the noisy points and the error from the true curve', () => {
		const onTruth = history([1, 0.8], [0.5, 0.1], [0.1, 0.3]);
		expect(holds({ wide: turned, onTruth })).toBe(true);
		expect(holds({ wide: turned, onTruth: history([1, 0.1], [0.5, 0.2], [0.1, 0.3]) })).toBe(false);
	});
});

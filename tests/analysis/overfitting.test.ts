import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestOf, overfitSince, overfittingRatio } from '../../src/lib/analysis/overfitting.ts';
import { anyHistory, evaluation, history, ordinaryHistory } from './curves.ts';

describe('bestOf(history)', () => {
	test('is the first step of the lowest validation loss', () => {
		expect(bestOf(history([3, 3], [2, 1], [1, 1], [0, 2]))).toEqual({
			step: 1,
			validation: 1,
			training: 2
		});
	});

	test('ignores what is not finite', () => {
		expect(bestOf(history([NaN, 0], [1, NaN], [1, -Infinity], [2, 5]))?.step).toBe(3);
		expect(
			bestOf([evaluation({ step: 0, training: 1, validation: 1, diverged: true })])
		).toBeNull();
	});

	test('is null without a finite entry', () => {
		expect(bestOf([])).toBeNull();
		expect(bestOf(history([NaN, NaN]))).toBeNull();
	});
});

describe('overfitSince(history)', () => {
	test.each([
		['at exactly 1.3 times the best', history([3, 3], [2, 1], [1, 1.3]), 1],
		['far above the best', history([3, 3], [2, 1], [1, 9]), 1],
		['from the start', history([3, 1], [2, 2]), 0],
		['with a best of 0', history([3, 3], [2, 0], [1, 0.1]), 1],
		['at the last finite entry of a diverged network', history([2, 1], [1, 2], [NaN, NaN]), 0]
	])('is the step of the best %s', (_, curves, turn) => {
		expect(overfitSince(curves)).toBe(turn);
	});

	test.each([
		['without entries', []],
		['below 1.3 times the best', history([3, 3], [2, 1], [1, 1.29])],
		['where training loss is no lower than at the best', history([3, 3], [2, 1], [2, 9])],
		['once validation loss has come back', history([3, 3], [2, 1], [1, 2], [1, 1.1])],
		['where validation loss stays at 0', history([3, 3], [2, 0], [1, 0])]
	])('is null %s', (_, curves) => {
		expect(overfitSince(curves)).toBeNull();
	});

	test('does not depend on the unit of the loss', () => {
		fc.assert(
			fc.property(ordinaryHistory, fc.constantFrom(0.125, 0.5, 4, 64), (curves, factor) => {
				const scaled = curves.map((entry) => ({
					...entry,
					training: { ...entry.training, loss: entry.training.loss * factor },
					validation: { ...entry.validation, loss: entry.validation.loss * factor }
				}));
				expect(overfitSince(scaled)).toBe(overfitSince(curves));
			})
		);
	});

	test('stays once the last validation loss rises further', () => {
		fc.assert(
			fc.property(
				ordinaryHistory,
				fc.double({ min: 1, max: 100, noNaN: true }),
				(curves, factor) => {
					const turn = overfitSince(curves);
					fc.pre(turn !== null);
					const last = curves[curves.length - 1];
					const worse = { ...last.validation, loss: last.validation.loss * factor };
					expect(overfitSince([...curves.slice(0, -1), { ...last, validation: worse }])).toBe(turn);
				}
			)
		);
	});

	test('is null or the step of the best', () => {
		fc.assert(
			fc.property(anyHistory, (curves) => {
				expect([null, bestOf(curves)?.step]).toContain(overfitSince(curves));
			})
		);
	});

	test('goes by a ratio of 1.3', () => {
		expect(overfittingRatio).toBe(1.3);
	});
});

import { describe, expect, test } from 'vitest';
import { learningRateAt } from '../../../src/lib/engine/step/learningRate.ts';

describe('learningRateAt(training, step, horizon)', () => {
	test('is constant unless told otherwise', () => {
		expect(learningRateAt({ learningRate: 0.1, schedule: 'constant' }, 400, 500)).toBe(0.1);
	});

	test('falls as half a cosine, to zero at the horizon and after it', () => {
		const at = (step: number) =>
			learningRateAt({ learningRate: 0.1, schedule: 'cosine' }, step, 400);
		expect([0, 100, 200, 300].map(at)).toEqual([
			0.1,
			expect.closeTo(0.05 * (1 + Math.SQRT1_2)),
			expect.closeTo(0.05),
			expect.closeTo(0.05 * (1 - Math.SQRT1_2))
		]);
		expect([400, 401, 1000].map(at)).toEqual([0, 0, 0]);
	});

	test('never sets in without a horizon', () => {
		expect(learningRateAt({ learningRate: 0.1, schedule: 'cosine' }, 1e6)).toBe(0.1);
	});
});

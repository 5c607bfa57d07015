import { describe, expect, test } from 'vitest';
import { baselineLoss } from '../../src/lib/analysis/baseline.ts';

describe('baselineLoss(loss, targets, width)', () => {
	test.each([
		['meanSquaredError', [0, 2], 1, 1],
		['meanSquaredError', [0, 5, 2, 5], 2, 0.5],
		['binaryCrossEntropy', [0, 1, 0, 1], 1, Math.LN2],
		['binaryCrossEntropy', [1, 1, 1], 1, 0],
		['softmaxCrossEntropy', [1, 0, 0, 0, 1, 0, 0, 0, 1], 3, Math.log(3)]
	] as const)(
		'is the loss of the best constant answer: %s %j',
		(loss, targets, width, expected) => {
			expect(baselineLoss(loss, targets, width)).toBeCloseTo(expected, 12);
		}
	);

	test('is NaN without rows', () => {
		expect(baselineLoss('meanSquaredError', [], 1)).toBeNaN();
	});
});

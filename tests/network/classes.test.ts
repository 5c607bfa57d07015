import { describe, expect, test } from 'vitest';
import {
	classOfLogits,
	classOfTargets,
	isRightClass,
	probabilitiesOf
} from '../../src/lib/network/classes.ts';
import { isRight } from '../../src/lib/network/loss.ts';
import { randomStream } from '../../src/lib/random/randomStream.ts';

describe('classOfTargets(targets, row, width)', () => {
	test.each([
		[[0, 1, 1], 0, 1, 0],
		[[0, 1, 1], 2, 1, 1],
		[[1, 0, 0, 0, 0, 1], 0, 3, 0],
		[[1, 0, 0, 0, 0, 1], 1, 3, 2]
	])('%j, row %d of width %d, is class %d', (targets, row, width, expected) => {
		expect(classOfTargets(targets, row, width)).toBe(expected);
	});
});

describe('classOfLogits(logits, row, width)', () => {
	test.each([
		[[-0.1, 0.1, 0], 0, 1, 0],
		[[-0.1, 0.1, 0], 1, 1, 1],
		[[-0.1, 0.1, 0], 2, 1, 0],
		[[NaN], 0, 1, -1],
		[[3, 2, 5, 7, 7, 1], 0, 3, 2],
		[[3, 2, 5, 7, 7, 1], 1, 3, 0],
		[[3, NaN, 5], 0, 3, -1],
		[[-Infinity, 0, Infinity], 0, 3, 2]
	])('%j, row %d of width %d, is class %d', (logits, row, width, expected) => {
		expect(classOfLogits(logits, row, width)).toBe(expected);
	});
});

describe('probabilitiesOf(logits, row, width)', () => {
	test('of one logit are those of both classes', () => {
		const [zero, one] = probabilitiesOf([9, Math.log(3)], 1, 1);
		expect(zero).toBeCloseTo(0.25, 12);
		expect(one).toBeCloseTo(0.75, 12);
	});

	test('of many go by their exponentials, however large they are', () => {
		const shares = probabilitiesOf([0, 0, 0, 1000, 1000 + Math.log(2), 1000 - Math.log(2)], 1, 3);
		[2 / 7, 4 / 7, 1 / 7].forEach((share, i) => expect(shares[i]).toBeCloseTo(share, 12));
	});

	test('are no numbers where a logit is none', () => {
		expect(probabilitiesOf([0, NaN], 0, 2)).toEqual([NaN, NaN]);
		expect(probabilitiesOf([NaN], 0, 1)).toEqual([NaN, NaN]);
	});
});

test('isRightClass(…) is isRight of both cross-entropies', () => {
	const random = randomStream(1, 'right');
	for (const width of [1, 3, 10]) {
		const rows = 200;
		const logits = Float32Array.from({ length: rows * width }, (_, i) =>
			i % 37 === 36 ? NaN : Math.round(3 * random.normal())
		);
		const targets = new Float32Array(rows * width);
		for (let row = 0; row < rows; row++) {
			if (width === 1) targets[row] = row % 2;
			else targets[row * width + (row % width)] = 1;
		}
		const loss = width === 1 ? 'binaryCrossEntropy' : 'softmaxCrossEntropy';
		for (let row = 0; row < rows; row++) {
			const expected = isRight(loss, logits, targets, row * width, width);
			expect(isRightClass(logits, targets, row, width)).toBe(expected);
		}
	}
});

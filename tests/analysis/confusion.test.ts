import { describe, expect, test } from 'vitest';
import {
	accuracyByClass,
	accuracyOf,
	balancedAccuracy,
	confusionOf,
	worstMixUp
} from '../../src/lib/analysis/confusion.ts';
import { areUneven, largestClassOf, pointsByClass } from '../../src/lib/analysis/largestClass.ts';

/** One row for each pair of a class and an answer. */
function rowsOf(classes: number, pairs: readonly [own: number, answer: number][]) {
	const column = (at: number) => Array.from({ length: classes }, (_, i) => Number(i === at));
	return {
		targets: pairs.flatMap(([own]) => column(own)),
		outputs: pairs.flatMap(([, answer]) => column(answer).map((one) => 4 * one - 1))
	};
}

const six = rowsOf(3, [
	[0, 0],
	[0, 0],
	[0, 1],
	[1, 1],
	[2, 1],
	[2, 2]
]);

describe('confusionOf(outputs, targets, width)', () => {
	test('counts the answers to each of several classes', () => {
		const confusion = confusionOf(six.outputs, six.targets, 3);
		expect(confusion).toEqual({
			counts: [
				[2, 1, 0],
				[0, 1, 0],
				[0, 1, 1]
			],
			points: [3, 1, 2],
			rows: 6
		});
		expect(accuracyByClass(confusion)).toEqual([2 / 3, 1, 1 / 2]);
		expect(accuracyOf(confusion)).toBeCloseTo(4 / 6, 12);
		expect(balancedAccuracy(confusion)).toBeCloseTo((2 / 3 + 1 + 1 / 2) / 3, 12);
	});

	test('counts both classes of one logit', () => {
		expect(confusionOf([2, -1, 3, -4], [1, 1, 0, 0], 1).counts).toEqual([
			[1, 1],
			[1, 1]
		]);
	});

	test('leaves out answers that are no numbers', () => {
		const confusion = confusionOf([NaN, 1, 0, 2, 1, 0], [1, 0, 0, 0, 1, 0], 3);
		expect(confusion.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(1);
		expect(confusion.points).toEqual([1, 1, 0]);
		expect(accuracyOf(confusion)).toBe(0);
	});

	test('has ten classes', () => {
		const pairs = Array.from({ length: 40 }, (_, i): [number, number] => [i % 10, (i * 3) % 10]);
		const { outputs, targets } = rowsOf(10, pairs);
		const confusion = confusionOf(outputs, targets, 10);
		expect(confusion.points).toEqual(new Array(10).fill(4));
		expect(confusion.counts[3][9]).toBe(4);
		expect(accuracyOf(confusion)).toBe(0.2);
	});
});

test('balancedAccuracy(confusion) leaves out a class without points', () => {
	const { outputs, targets } = rowsOf(3, [
		[0, 0],
		[0, 1],
		[1, 1]
	]);
	expect(balancedAccuracy(confusionOf(outputs, targets, 3))).toBeCloseTo(0.75, 12);
});

test('worstMixUp(confusion) is the most frequent mistake, the first of equals', () => {
	expect(worstMixUp(confusionOf(six.outputs, six.targets, 3))).toEqual({
		own: 0,
		answer: 1,
		count: 1
	});
	const { outputs, targets } = rowsOf(3, [[1, 1]]);
	expect(worstMixUp(confusionOf(outputs, targets, 3))).toBeNull();
});

describe('largestClassOf(training, validation, width)', () => {
	test('is the class of most training points, and how often it is right on new ones', () => {
		const training = rowsOf(3, [
			[0, 0],
			[2, 0],
			[2, 0]
		]).targets;
		expect(pointsByClass(training, 3)).toEqual([1, 0, 2]);
		expect(largestClassOf(training, six.targets, 3)).toEqual({ largest: 2, right: 2, rows: 6 });
	});

	test('is one of two classes of one column', () => {
		const found = largestClassOf([1, 1, 0], [0, 0, 0, 1], 1);
		expect(found).toEqual({ largest: 1, right: 1, rows: 4 });
	});
});

test.each([
	[[50, 50, 50], false],
	[[151, 123, 68], true],
	[[14, 10], false],
	[[15, 10], true],
	[[3, 0], true]
])('areUneven(%j) is %s', (points, uneven) => {
	expect(areUneven(points)).toBe(uneven);
});

import { describe, expect, test } from 'vitest';
import { readChanged, type Changed } from '../../../src/lib/analysis/afterTraining/readChanged.ts';
import { rightByTruth } from '../../../src/lib/analysis/afterTraining/rightByTruth.ts';
import {
	bytesInWords,
	storageSentences
} from '../../../src/lib/analysis/afterTraining/storageWords.ts';
import type { Evaluation } from '../../../src/lib/network/loss.ts';

function at(step: number, accuracy: number, diverged = false): Evaluation {
	const score = { loss: 1 - accuracy, accuracy };
	return { step, training: score, validation: score, penalty: 0, diverged };
}

const context = { task: 'classification', newPoints: 1000 } as const;
const pruned = {
	letter: 'B',
	change: '90 % pruned',
	isStarted: true,
	from: 1500,
	history: [],
	truth: null
};
const detailOf = (history: Evaluation[], changes: Partial<Changed> = {}) =>
	readChanged([{ ...pruned, ...changes, history }], context)[0].detail;

describe('readChanged(networks, context)', () => {
	test('tells what a network was worth at once, and after it was trained further', () => {
		const [reading] = readChanged(
			[{ ...pruned, history: [at(0, 0.5), at(1500, 0.788), at(2000, 1)] }],
			context
		);
		expect(reading.title).toBe('B: 90 % pruned');
		expect(reading.detail).toBe(
			'Right on 1,000 of 1,000 new points after 500 further steps, 788 before them.'
		);
	});

	test('tells of one that rests where it stands', () => {
		expect(detailOf([at(1500, 0.998)])).toBe('Right on 998 of 1,000 new points.');
	});

	test('tells of one from random weights how long it learned', () => {
		const scratch = { change: 'random weights', isStarted: false };
		expect(detailOf([at(0, 0.5), at(2000, 0.73)], { ...scratch, from: 0 })).toBe(
			'Right on 730 of 1,000 new points after 2,000 steps.'
		);
		expect(detailOf([at(1500, 0.5), at(2000, 0.73)], scratch)).toBe(
			'Right on 730 of 1,000 new points after 500 steps.'
		);
	});

	test('tells what is right by labels that nothing has flipped', () => {
		expect(detailOf([at(1500, 0.9)], { truth: 998 })).toBe(
			'Right on 900 of 1,000 new points. By their true labels it is right on 998 of them.'
		);
	});

	test('says of one that diverged that it did, and of none that it is not there yet', () => {
		expect(detailOf([at(1500, 0.9), at(1501, NaN, true)])).toBe('It diverged.');
		expect(detailOf([])).toBe('It has not been trained yet.');
	});

	test('tells a regression by its loss', () => {
		const history = [at(1500, 0.25), at(1600, 0.75)];
		const regression = { ...context, task: 'regression' } as const;
		const [{ detail }] = readChanged([{ ...pruned, history }], regression);
		expect(detail).toBe('Loss 0.250 on new points after 100 further steps, 0.750 before them.');
	});
});

test('rightByTruth(predicted, truths) counts logits on the side of the label', () => {
	const truths = Float32Array.of(1, 0, 1, 0);
	expect(rightByTruth({ validation: [3, -0.1, -2, 0.5] }, truths)).toBe(2);
	expect(rightByTruth({ validation: [3, NaN, 2, -1] }, truths)).toBe(3);
	expect(rightByTruth(null, truths)).toBeNull();
	expect(rightByTruth({ validation: [3] }, Float32Array.of(NaN))).toBeNull();
});

test('bytesInWords(bytes) names what says which weights are left', () => {
	expect(bytesInWords({ total: 4484, positions: 536 })).toBe(
		'4,484 bytes, 536 of them say which weights are left'
	);
	expect(bytesInWords({ total: 17_668, positions: 0 })).toBe('17,668 bytes');
});

test('storageSentences(shrunk) says once what holds of all', () => {
	expect(storageSentences({ weights: false, units: false, rounded: false })).toEqual([]);
	expect(storageSentences({ weights: true, units: true, rounded: false })).toEqual([
		'Pruned weights make it smaller to store, not faster: zeros are still multiplied.',
		'Whole units make smaller matrices.'
	]);
});

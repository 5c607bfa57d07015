import { expect, test } from 'vitest';
import {
	newPointsRight,
	newPointsRightInTruth
} from '../../../src/lib/analysis/afterTraining/pointsRight.ts';
import { unmoved } from '../../../src/lib/data/moved.ts';
import { drawData, type DataSettings } from '../../../src/lib/data/draw.ts';
import { denseNetwork } from '../../../src/lib/network/spec.ts';

const settings: DataSettings = {
	set: 'halfplane',
	training: 4,
	validation: 200,
	flips: 0.1,
	options: { noise: 0 },
	seed: 3
};
const line = denseNetwork({ inputs: 2, hidden: [], outputs: 1, activation: 'linear' });
/** Answers 1 to the right of the middle. */
const border = [1, 0, 0];
const flipped = drawData(settings).flipped.validation.reduce((sum, one) => sum + one, 0);

test('newPointsRightInTruth(…) is all of them for the true border, whatever flips', () => {
	expect(newPointsRightInTruth(settings, line, border)).toBe(200);
	expect(newPointsRightInTruth(settings, line, [-1, 0, 0])).toBe(0);
});

test('newPointsRight(…) counts by the labels as drawn', () => {
	expect(flipped).toBeGreaterThan(0);
	expect(newPointsRight(settings, line, border)).toBe(200 - flipped);
});

test('newPointsRight(…) takes points as they were moved, and as the network sees them', () => {
	const moved = { ...unmoved, swapped: true };
	expect(newPointsRight({ ...settings, flips: 0, moved }, line, border)).toBe(0);
	const squared: DataSettings = { ...settings, flips: 0, features: ['x1x1', 'x2'] };
	expect(newPointsRight(squared, line, border)).toBeLessThan(200);
});

test('newPointsRight(…) of numbers that are none is 0', () => {
	expect(newPointsRight(settings, line, [NaN, 0, 0])).toBe(0);
});

import { describe, expect, it } from 'vitest';
import { freshTestSentence } from '../../src/lib/analysis/freshTest.ts';
import { plainText } from '../../src/lib/analysis/sentence.ts';
import { pointsAt, spreadOf } from '../../src/lib/analysis/sweepPoints.ts';
import { about, finishedAll } from './sweepCurves.ts';

const [chosen] = pointsAt(finishedAll({ 4: about(0.2) }), 100);
const test = { value: 4, parameters: 13, points: 1000, loss: spreadOf(about(0.22)) };

describe('freshTestSentence(test, chosen)', () => {
	it('sets the loss on fresh points beside the one it was chosen by', () => {
		const parts = freshTestSentence({ ...test, accuracy: spreadOf([NaN]) }, chosen);
		expect(plainText(parts)).toBe(
			'It was chosen on its validation points, where its loss is 0.200. On 1,000 fresh test points for ' +
				'each seed its loss is 0.220.'
		);
	});

	it('tells how often it is right', () => {
		const parts = freshTestSentence({ ...test, accuracy: spreadOf([0.9, 0.875, 0.85]) }, chosen);
		expect(plainText(parts)).toContain('It is right on 87.5\u00a0% of them.');
	});
});

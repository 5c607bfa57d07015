import { describe, expect, it } from 'vitest';
import { byErrors, errorsSentence } from '../../../src/lib/analysis/sweep/sweepErrors.ts';
import { plainText } from '../../../src/lib/analysis/sentence.ts';
import { pointsAt } from '../../../src/lib/analysis/sweep/sweepPoints.ts';
import { finished } from './sweepCurves.ts';

describe('byErrors(points)', () => {
	const points = pointsAt(
		[
			finished(4, 0, { validation: 0.2, accuracy: 0.75 }),
			finished(4, 2, { validation: 3, accuracy: 0.5 })
		],
		100
	);

	it('has the shares on the wrong side where the losses were, seed by seed', () => {
		const [point] = byErrors(points);
		expect(point.validation).toEqual({
			median: 0.375,
			low: 0.275,
			high: 0.475,
			each: [0.25, NaN, 0.5]
		});
		expect(point.training.median).toBe(0.375);
	});

	it('leaves the size and the shares on the right side as they are', () => {
		const [point] = byErrors(points);
		expect(point).toMatchObject({ value: 4, parameters: 13, seeds: 2 });
		expect(point.validationAccuracy).toEqual(points[0].validationAccuracy);
	});
});

describe('errorsSentence(points, axis)', () => {
	const points = byErrors(
		pointsAt(
			[
				finished(4, 0, { validation: 0.2, accuracy: 0.75 }),
				finished(8, 0, { validation: 3, accuracy: 0.5 })
			],
			100
		)
	);

	it('has both ends of the axis', () => {
		expect(plainText(errorsSentence(points, 'width'))).toBe(
			'On new points 25.0\u00a0% are wrong with 13 parameters, 50.0\u00a0% with 25.'
		);
		expect(plainText(errorsSentence(points, 'training'))).toMatch(
			/with 4 training points, .* with 8/
		);
	});

	it('has a single size once', () => {
		expect(plainText(errorsSentence(points.slice(0, 1), 'width'))).toMatch(
			/wrong with 13 parameters\.$/
		);
	});
});

import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/lib/analysis/sentence.ts';
import { axisValue, axisValueInWords } from '../../../src/lib/analysis/sweep/axisValue.ts';
import { linesSentence } from '../../../src/lib/analysis/sweep/linesSentence.ts';
import { pointsAt } from '../../../src/lib/analysis/sweep/sweepPoints.ts';
import type { SweepContext } from '../../../src/lib/analysis/sweep/sweepReading.ts';
import { sweepAxes } from '../../../src/lib/network/sweepAxis.ts';
import { finished } from './sweepCurves.ts';

const context: SweepContext = {
	axis: 'pruned',
	task: 'classification',
	noiseFloor: null,
	baseline: 0.7,
	trainingPoints: null,
	outputs: 1
};

/** By value, the share of right answers of each seed. */
function lineOf(letter: string, rights: Record<number, number[]>) {
	const curves = Object.entries(rights).flatMap(([value, seeds]) =>
		seeds.map((right, seed) => ({
			...finished(Number(value), seed, { validation: 1 - right }),
			validationAccuracy: [right]
		}))
	);
	return { letter, name: `way ${letter}`, points: pointsAt(curves, Infinity) };
}

const words = (lines: ReturnType<typeof lineOf>[], changes: Partial<SweepContext> = {}) =>
	plainText(linesSentence(lines, { ...context, ...changes })).replaceAll('\u00a0', ' ');

describe('linesSentence(lines, context)', () => {
	const first = lineOf('A', { 0: [1, 1], 80: [0.99, 1], 95: [0.9, 0.8] });

	it('tells the first line at both ends and in the middle', () => {
		expect(words([first])).toBe(
			'On new points A (way A) is right on 100 % with 0 % pruned, right on 99.5 % with 80 % pruned, ' +
				'right on 85.0 % with 95 % pruned.'
		);
	});

	it('tells of a control where it is furthest away, and in how many seeds', () => {
		const other = lineOf('B', { 0: [1, 1], 80: [0.5, 0.6], 95: [0.5, 0.9] });
		expect(words([first, other])).toMatch(
			/ B \(way B\) differs from it most with 80 % pruned: right on 55\.0 %, A right on 99\.5 %\. It is behind there in 2 of 2 seeds\.$/
		);
		expect(words([other, first])).toMatch(/It is ahead there in 2 of 2 seeds\.$/);
		expect(words([first, { ...first, letter: 'B' }])).toMatch(/is as A is at every value\.$/);
	});

	it('goes by the loss where nothing is right or wrong, and says what diverged', () => {
		const broken = lineOf('B', { 0: [NaN], 80: [NaN], 95: [NaN] });
		const sentence = words([lineOf('A', { 0: [0.5] }), broken], { task: 'regression' });
		expect(sentence).toContain('A (way A) is at a loss of 0.5');
		expect(sentence).toContain('3 networks diverged and count as worse than any other.');
		expect(sentence).toContain('This is one draw of points and weights');
	});

	it('is empty before anything is trained', () => {
		expect(linesSentence([], context)).toEqual([]);
		expect(linesSentence([lineOf('A', {})], context)).toEqual([]);
	});
});

describe('axisValueInWords(value, axis)', () => {
	it('says each as readers do', () => {
		expect(sweepAxes.map((axis) => axisValueInWords(3, axis))).toEqual([
			'width 3',
			'depth 3',
			'3 training points',
			'3 channels',
			'3 repeated layers',
			'3\u00a0% pruned',
			'3 bits',
			'rank 3'
		]);
		expect(axisValueInWords(1.58, 'bits')).toBe('ternary weights');
		expect(axisValue(50, 'bits')).toBe('50');
		expect([1, 1.58, 8].map((value) => axisValue(value, 'bits'))).toEqual([
			'binary',
			'ternary',
			'8'
		]);
	});
});

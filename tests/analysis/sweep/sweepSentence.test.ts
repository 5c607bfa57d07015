import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/lib/analysis/sentence.ts';
import { pointsAt } from '../../../src/lib/analysis/sweep/sweepPoints.ts';
import { sweepSentence } from '../../../src/lib/analysis/sweep/sweepSentence.ts';
import { shapeOf } from '../../../src/lib/analysis/sweep/sweepShape.ts';
import { about, context, finished, finishedAll } from './sweepCurves.ts';

type Losses = Record<number, readonly number[]>;

const pointsOf = (losses: Losses) => pointsAt(finishedAll(losses), 100);
const said = (losses: Losses) => plainText(sweepSentence(pointsOf(losses), context));

const u = { 1: about(0.53), 4: about(0.2), 20: about(0.28), 100: about(0.38), 300: about(0.4) };
const peak = { 4: about(0.4), 12: about(0.7), 20: about(1.6), 60: about(0.8), 1024: about(0.6) };

describe('sweepSentence(points, context)', () => {
	it('tells a U by its lowest point and both ends', () => {
		expect(said(u)).toBe(
			'Loss on new points is lowest with 13 parameters (0.200); with 4 it is 2.6 times as high, and ' +
				'with 61 or more it is 1.9 times as high. In 5 of 5 seeds the loss of the smallest and that of the ' +
				'large networks are at least 1.3 times the lowest. Each seed’s own lowest loss is with 13 parameters.'
		);
	});

	it('tells a peak, and whether the second descent goes below the first', () => {
		expect(said(peak)).toBe(
			'Loss on new points peaks with 61 parameters (1.60), where it is 4.0 times as high as with 13 ' +
				'(0.400). Beyond the peak it falls again: with 3,073 it is 0.600, not lower than before the peak. ' +
				'In 5 of 5 seeds the peak is at least 1.3 times as high as both of these.'
		);
		expect(said({ ...peak, 1024: about(0.3) })).toContain(
			'with 3,073 it is 0.300, lower than before the peak.'
		);
	});

	it('tells no peak that the seeds do not share', () => {
		const jittery = { ...u, 20: [0.9, 0.25, 0.9, 0.25, 0.9], 100: about(0.4), 300: about(0.45) };
		expect(shapeOf(pointsOf(jittery))?.kind).toBe('turn');
	});

	it('counts the seeds that disagree, and where their own lowest lie', () => {
		const text = said({ ...u, 4: [0.2, 0.2, 0.2, 0.2, 0.39], 20: [0.28, 0.28, 0.28, 0.28, 0.19] });
		expect(text).toContain('In 4 of 5 seeds the loss of the smallest and that of the large');
		expect(text).toContain('The seeds’ own lowest losses are with 13 to 61 parameters.');
	});

	it('tells when larger is only worse', () => {
		expect(said({ 1: about(0.2), 4: about(0.22), 20: about(0.5), 100: about(0.6) })).toMatch(
			/^Loss on new points is lowest with 4 parameters \(0\.200\); with 61 or more it is 2\.5 times as high\./
		);
	});

	it('tells when there is no turn', () => {
		expect(said({ 1: about(0.6), 4: about(0.3), 20: about(0.2), 100: about(0.21) })).toBe(
			'Loss on new points is lowest with 61 parameters (0.200); with 4 it is 3.0 times as high. With more ' +
				'parameters it is not noticeably higher. In 5 of 5 seeds the loss of the smallest network is at ' +
				'least 1.3 times the lowest.'
		);
		expect(said({ 1: about(0.6), 4: about(0.3), 100: about(0.2) })).toMatch(
			/^Loss on new points is lowest with 301 parameters \(0\.200\), the largest network here; with 4 it is 3\.0 times as high\. In 5/
		);
	});

	it('tells when size hardly matters', () => {
		expect(said({ 1: about(0.22), 4: about(0.2), 20: about(0.24) })).toMatch(
			/^Size hardly matters here: loss on new points is 0\.200 at its lowest, with 13 parameters, and 0\.240 at its highest, with 61\. In 5 of 5 seeds/
		);
	});

	it('tells when it only goes up and down', () => {
		const uneven = { 1: about(0.3), 4: [0.9, 0.1, 0.9, 0.1, 0.5], 20: about(0.25), 30: about(0.3) };
		expect(said(uneven)).toMatch(
			/and highest with \d+, where it is \d\.\d times as high\. Between these two it goes up and down\./
		);
	});

	it('says that one seed is but one', () => {
		const one = Object.fromEntries(Object.entries(u).map(([value, each]) => [value, [each[2]]]));
		expect(said(one)).toMatch(
			/1\.9 times as high\. This is one draw of points and weights: another may look different\.$/
		);
	});

	it('says how many diverged', () => {
		const text = said({ ...u, 300: [NaN, NaN, NaN, 0.4, 0.4] });
		expect(text).toMatch(/3 of 25 networks diverged and count as worse than any other\.$/);
		expect(said({ 1: [NaN], 2: [Infinity] })).toBe(
			'The networks diverged: a lower learning rate may help.'
		);
		expect(said({ ...u, 1: [NaN, 0.5, 0.5, 0.5, 0.5] })).toMatch(
			/1 of 25 networks diverged and counts/
		);
		expect(said({ 4: [NaN] })).toBe('The network diverged: a lower learning rate may help.');
		const before = pointsOf({ 4: [0.2] }).map((point) => ({ ...point, diverged: 1 }));
		expect(plainText(sweepSentence(before, context))).toMatch(
			/ The network diverged and counts as worse than any other\.$/
		);
	});

	it('says nothing before there is a point, and a number with the first', () => {
		expect(said({})).toBe('');
		expect(said({ 4: about(0.2) })).toBe('Loss on new points with 13 parameters is 0.200.');
	});

	it('compares numbers of points on the axis of training points', () => {
		const points = pointsAt(
			[16, 64, 512].flatMap((value, i) =>
				[0, 1, 2].map((seed) =>
					finished(value, seed, { training: 0.1 * i, validation: [3.2, 1.2, 0.4][i] })
				)
			),
			100
		);
		expect(plainText(sweepSentence(points, { ...context, axis: 'training' }))).toBe(
			'With 512 training points loss on new points is 0.400; with 16 it is 3.20, which is 8.0 times as ' +
				'high. The generalization gap (loss on new points − training loss) goes from 3.20 to 0.200. It ' +
				'narrows in 3 of 3 seeds.'
		);
	});

	it('marks its chief numbers', () => {
		const strong = sweepSentence(pointsOf(u), context).filter((part) => part.strong);
		expect(strong.map(({ text }) => text)).toEqual(['13 parameters', '1.9 times as high']);
	});

	it('is a sentence, whatever the losses', () => {
		const losses = fc.array(
			fc.oneof(fc.double({ min: 0, max: 9, noNaN: true }), fc.constantFrom(NaN, Infinity, 0)),
			{ minLength: 3, maxLength: 3 }
		);
		const sweeps = fc.dictionary(fc.integer({ min: 1, max: 512 }).map(String), losses, {
			minKeys: 1,
			maxKeys: 8
		});
		fc.assert(
			fc.property(sweeps, fc.constantFrom('width', 'training'), (byValue, axis) => {
				const text = plainText(sweepSentence(pointsOf(byValue as Losses), { ...context, axis }));
				expect(text).toMatch(/^[A-Z].*\.$/);
				expect(text).not.toMatch(/NaN|undefined|null/);
				// Two numbers side by side belong to different things.
				expect(text).not.toMatch(/\d,? \d/);
			}),
			{ seed: 7, numRuns: 500 }
		);
	});
});

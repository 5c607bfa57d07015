import { describe, expect, test } from 'vitest';
import { onShift } from '../../src/lib/claims/convolution.ts';
import { claimNamed } from '../../src/lib/claims/index.ts';
import { bestValidationAccuracy } from '../../src/lib/claims/measures.ts';
import { specOf } from '../../src/lib/experiment/edits.ts';
import { countParameters } from '../../src/lib/network/cost.ts';
import { evaluation } from '../analysis/curves.ts';

/** Of a network that is right on these shares of points, evaluation by evaluation. */
const rightOn = (...accuracies: readonly number[]) =>
	accuracies.map((accuracy, step) => evaluation({ step, training: 1, validation: 1, accuracy }));

describe('the networks of convolution', () => {
	test('have as many parameters as the criteria say', () => {
		const counts = (['two', 'one', 'small', 'large'] as const).map((name) =>
			countParameters(specOf(onShift(name, 7).experiment, 0))
		);
		expect(counts).toEqual([412, 116, 409, 3964]);
	});
});

describe('bestValidationAccuracy(history)', () => {
	test('is that of the best checkpoint, not of the last', () => {
		expect(bestValidationAccuracy(rightOn(0.5, 0.7, 0.6))).toBe(0.7);
	});
});

describe('holds(results) of convolution', () => {
	const { criteria } = claimNamed('convolution');
	const good = { two: rightOn(0.5, 0.9), one: rightOn(0.95), small: rightOn(0.6) };
	const held = (results: object) =>
		criteria.map(({ holds }) => holds({ ...good, large: rightOn(0.6), ...results }));

	test.each([
		['both convolutions as right as measured', {}, [true, true, true, true]],
		[
			'a dense network that once was better',
			{ large: rightOn(0.76, 0.6) },
			[true, true, true, false]
		],
		['one convolution that is hardly better', { one: rightOn(0.74) }, [true, true, false, false]],
		['two convolutions that are worse', { two: rightOn(0.85) }, [false, false, true, true]]
	])('of %s', (_, results, expected) => {
		expect(held(results)).toEqual(expected);
	});
});

describe('holds(results) of what takes the advantage away', () => {
	test.each([
		[
			'convolution-shuffled',
			{ two: 0.9, twoShuffled: 0.69, small: 0.6, smallShuffled: 0.56 },
			[true, true, true]
		],
		[
			'convolution-shuffled',
			{ two: 0.9, twoShuffled: 0.71, small: 0.6, smallShuffled: 0.66 },
			[false, false, false]
		],
		['convolution-fewer-rows', { one: 0.95, largeOnMore: 0.88 }, [true, true]],
		['convolution-fewer-rows', { one: 0.9, largeOnMore: 0.88 }, [true, false]],
		['convolution-fewer-rows', { one: 0.88, largeOnMore: 0.88 }, [false, false]],
		['convolution-of-place', { two: 0.6, small: 0.9 }, [true]],
		['convolution-of-place', { two: 0.81, small: 0.9 }, [false]],
		['convolution-centred', { two: 0.97, small: 0.965 }, [true]],
		['convolution-centred', { two: 0.98, small: 0.965 }, [false]]
	])('%s: %j', (name, accuracies, expected) => {
		const results = Object.fromEntries(
			Object.entries(accuracies).map(([network, accuracy]) => [network, rightOn(accuracy)])
		);
		expect(claimNamed(name).criteria.map(({ holds }) => holds(results))).toEqual(expected);
	});
});

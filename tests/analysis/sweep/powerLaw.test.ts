import { describe, expect, test } from 'vitest';
import { fitPowerLaw, isStraight, valueAt } from '../../../src/lib/analysis/sweep/powerLaw.ts';
import { powerLawSentence } from '../../../src/lib/analysis/sweep/powerLawSentence.ts';
import { plainText } from '../../../src/lib/analysis/sentence.ts';

const onLine = [1, 10, 100, 1000].map((x) => ({ x, y: 3 * x ** -0.5 }));

describe('fitPowerLaw(points)', () => {
	test('finds slope and factor of points that lie on one', () => {
		const law = fitPowerLaw(onLine)!;
		expect(law.slope).toBeCloseTo(-0.5, 12);
		expect(law.factor).toBeCloseTo(3, 12);
		expect(law.r2).toBeCloseTo(1, 12);
		expect(valueAt(law, 25)).toBeCloseTo(0.6, 12);
	});

	test('says how much of the differences it explains', () => {
		const scattered = [1, 2, 4, 8].map((x, i) => ({ x, y: [1, 4, 1, 4][i] }));
		const law = fitPowerLaw(scattered)!;
		// Logs of y are ±1 in turn, those of x evenly spaced: slope .4 of their spacing, R² .2.
		expect(law.r2).toBeCloseTo(0.2, 12);
		expect(isStraight(law)).toBe(false);
	});

	test('leaves out what has no logarithm', () => {
		const spoilt = [...onLine, { x: 5, y: Infinity }, { x: 6, y: 0 }, { x: 7, y: NaN }];
		expect(fitPowerLaw(spoilt)).toEqual(fitPowerLaw(onLine));
	});

	test('is null with fewer than three points, and where all have the same size', () => {
		expect(fitPowerLaw(onLine.slice(0, 2))).toBeNull();
		expect(fitPowerLaw([1, 2, 3].map((y) => ({ x: 4, y })))).toBeNull();
	});
});

describe('isStraight(law)', () => {
	test.each([
		[{ slope: -0.5, r2: 0.95 }, true],
		[{ slope: -0.5, r2: 0.94 }, false],
		[{ slope: 0.5, r2: 1 }, false]
	])('of %j: %s', (law, isOne) => {
		expect(isStraight({ ...law, factor: 1 })).toBe(isOne);
	});
});

describe('powerLawSentence(law)', () => {
	test('says what twice the parameters do', () => {
		expect(plainText(powerLawSentence({ slope: -0.68, factor: 1, r2: 0.9876 }))).toBe(
			' On two logarithmic axes the sizes lie close to a straight line of slope −0.68 (R² 0.988, where 1 is exactly straight): ' +
				'twice the parameters, 0.62 times the loss. The slope is this task’s own.'
		);
	});
});

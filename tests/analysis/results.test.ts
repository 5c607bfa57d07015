import { describe, expect, test } from 'vitest';
import {
	counted,
	formatBytes,
	formatCount,
	formatLoss,
	formatPercent,
	formatRatio,
	formatStep,
	resultRow
} from '../../src/lib/analysis/results.ts';
import { evaluation, history } from './curves.ts';

/** With ordinary spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('resultRow(history)', () => {
	test('is null without entries', () => {
		expect(resultRow([])).toBeNull();
	});

	test('gives losses, gap and best', () => {
		expect(resultRow(history([0.75, 0.75], [0.5, 0.5], [0.25, 0.75]))).toEqual({
			training: 0.25,
			validation: 0.75,
			gap: 0.5,
			best: 0.5,
			bestStep: 1,
			accuracy: null,
			trainingAccuracy: null
		});
	});

	test('gives accuracies for classification', () => {
		const row = resultRow([evaluation({ step: 0, training: 1, validation: 1, accuracy: 0.9 })]);
		expect(row).toMatchObject({ accuracy: 0.9, trainingAccuracy: 0.9 });
	});

	test('keeps the best of a network that diverged', () => {
		const row = resultRow(history([1, 1], [NaN, NaN]));
		expect(row).toMatchObject({ training: NaN, gap: NaN, best: 1, bestStep: 0 });
	});

	test('has no best where nothing was finite', () => {
		expect(resultRow(history([NaN, NaN]))).toMatchObject({ best: null, bestStep: null });
	});
});

describe('formatLoss(value)', () => {
	test.each([
		[0.2134, '0.213'],
		[0.005, '0.005'],
		[0.9996, '1.00'],
		[1.584, '1.58'],
		[9.996, '10.0'],
		[12.34, '12.3'],
		[99.96, '100'],
		[4417, '4,417'],
		[1.2e6, '1.2e6'],
		[0.00096, '0.001'],
		[0.000949, '0.0009'],
		[0.00042, '0.0004'],
		[0.000096, '0.0001'],
		[0.0000949, '0.00009'],
		[0.000012, '0.00001'],
		[0.0000096, '0.00001'],
		[0.0000094, '9.4e-6'],
		[-0.00042, '−0.0004'],
		[0, '0'],
		[-0.012, '−0.012'],
		[NaN, 'not a number'],
		[Infinity, 'infinite'],
		[null, '—'],
		[undefined, '—']
	])('writes %d as %s', (value, text) => {
		expect(formatLoss(value)).toBe(text);
	});
});

describe('formatCount(value)', () => {
	test.each([
		[4417, '4,417'],
		[175e9, '175,000,000,000'],
		[0, '0'],
		[-3, '−3'],
		[NaN, '—'],
		[null, '—']
	])('writes %d as %s', (value, text) => {
		expect(formatCount(value)).toBe(text);
		expect(formatStep(value)).toBe(text);
	});
});

describe('counted(count, noun)', () => {
	test.each([
		[0, '0 points'],
		[1, '1 point'],
		[2, '2 points'],
		[4417, '4,417 points']
	])('writes %d as %s', (count, text) => {
		expect(counted(count, 'point')).toBe(text);
	});

	test('takes a plural of its own', () => {
		expect(counted(1, 'class', 'classes')).toBe('1 class');
		expect(counted(2, 'class', 'classes')).toBe('2 classes');
	});
});

describe('formatBytes(bytes)', () => {
	test.each([
		[0, '0 bytes'],
		[1, '1 byte'],
		[999, '999 bytes'],
		[1000, '1 KB'],
		[17668, '17.7 KB'],
		[999_600, '1 MB'],
		[2.5e6, '2.5 MB'],
		[7e11, '700 GB'],
		[2e15, '2,000 TB'],
		[NaN, '—']
	])('writes %d as %s', (bytes, text) => {
		expect(plain(formatBytes(bytes))).toBe(text);
	});
});

describe('formatPercent(share)', () => {
	test.each([
		[0.887, '88.7 %'],
		[1, '100 %'],
		[0.9999, '99.9 %'],
		[0.00001, '0.1 %'],
		[0, '0 %'],
		[1.5, '150.0 %'],
		[null, '—'],
		[NaN, '—']
	])('writes %d as %s', (share, text) => {
		expect(plain(formatPercent(share))).toBe(text);
	});
});

describe('formatRatio(ratio)', () => {
	test.each([
		[2.6458, '2.6 times'],
		[1.3, '1.3 times'],
		[12.4, '12 times'],
		[4417, '4,417 times'],
		[1, 'within 1 %'],
		[1.01, 'within 1 %'],
		[1.0101, 'within 2 %'],
		[1.29, 'within 29 %'],
		[0.98, 'within 2 %'],
		[0.5, '0.5 times'],
		[Infinity, 'infinitely many times'],
		[NaN, '—'],
		[null, '—']
	])('writes %d as %s', (ratio, text) => {
		expect(plain(formatRatio(ratio))).toBe(text);
	});
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartPoints, paddedRange, smooth, thin } from '../../src/lib/analysis/curve.ts';
import { bestEvaluation } from '../../src/lib/analysis/overfitting.ts';
import { anyHistory, curve, decay, history } from './curves.ts';

describe('smooth(values, share)', () => {
	test('leaves the values as they are with a share of 0', () => {
		expect(smooth([3, 1, 2], 0)).toEqual([3, 1, 2]);
	});

	test('keeps the first value, and gives it no more weight than any other', () => {
		const [first, second] = smooth([1, 0], 0.9);
		expect(first).toBe(1);
		expect(second).toBeCloseTo(0.9 / 1.9, 12);
	});

	test('passes on what is no number, and goes on without it', () => {
		const smoothed = smooth([1, NaN, 1, Infinity, 1], 0.5);
		expect(smoothed).toEqual([1, NaN, 1, Infinity, 1]);
	});

	test('never leaves the range of the finite values, and never invents a NaN', () => {
		const value = fc.oneof(
			fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
			fc.constantFrom(NaN, Infinity)
		);
		fc.assert(
			fc.property(
				fc.array(value),
				fc.double({ min: 0, max: 0.98, noNaN: true }),
				(values, share) => {
					const finite = values.filter(Number.isFinite);
					const [low, high] = [Math.min(...finite), Math.max(...finite)];
					smooth(values, share).forEach((smoothed, i) => {
						if (!Number.isFinite(values[i])) return expect(smoothed).toBe(values[i]);
						expect(smoothed).toBeGreaterThanOrEqual(low * (1 - 1e-9));
						expect(smoothed).toBeLessThanOrEqual(high * (1 + 1e-9));
					});
				}
			)
		);
	});
});

describe('thin(history, rows)', () => {
	const long = curve(999, decay(1, 0, 100), (step) => 1 + Math.abs(step - 333) / 1000);

	test('leaves a short history as it is', () => {
		const short = history([1, 1], [2, 2]);
		expect(thin(short)).toEqual(short);
	});

	test('keeps first, last and best', () => {
		const steps = thin(long, 10).map((entry) => entry.step);
		expect(steps).toHaveLength(10);
		expect(steps).toEqual(expect.arrayContaining([0, 333, 999]));
	});

	test('keeps at most 200 rows unless told otherwise', () => {
		expect(thin(long).length).toBeLessThanOrEqual(200);
		expect(thin(long).length).toBeGreaterThan(190);
	});

	test('keeps the ends, the best, the order and the limit for every history', () => {
		fc.assert(
			fc.property(anyHistory, fc.integer({ min: 3, max: 50 }), (entries, rows) => {
				const kept = thin(entries, rows);
				expect(kept.length).toBeLessThanOrEqual(rows);
				expect(kept[0]).toBe(entries[0]);
				expect(kept.at(-1)).toBe(entries.at(-1));
				const best = bestEvaluation(entries);
				if (best) expect(kept).toContain(best);
				expect(kept).toEqual(entries.filter((entry) => kept.includes(entry)));
			})
		);
	});
});

describe('chartPoints(history, set)', () => {
	test('are steps against losses, without what is no finite number', () => {
		expect(chartPoints(history([3, 1], [2, NaN], [1, 2]), 'validation')).toEqual([
			{ x: 0, y: 1 },
			{ x: 2, y: 2 }
		]);
	});
});

/** A line through these losses. */
const line = (...losses: number[]) => ({ points: losses.map((y, x) => ({ x, y })) });

describe('paddedRange(curves, floor, scale)', () => {
	test.each([
		['the first screen', [line(0.7, 0.34, 0.889), line(0.7, 0.005)], 0.325, 'linear', 0, 1],
		['a floor above the curves', [line(0.5, 0.2)], 0.7, 'linear', 0, 0.8],
		['small losses', [line(0.003, 0.001)], 0, 'linear', 0, 0.004],
		['nothing yet', [], null, 'linear', 0, 1],
		['nothing but zeros', [line(0, 0)], 0, 'log', 0.01, 1],
		['nothing finite', [line(NaN, Infinity)], null, 'linear', 0, 1],
		['a network that diverges', [line(0.7, 0.3), line(0.7, 1e9, NaN)], 0.3, 'linear', 0, 4],
		['a network that diverges', [line(0.7, 0.3), line(0.7, 1e9, NaN)], 0.3, 'log', 0.2, 1000],
		['losses over decades', [line(0.9, 0.0011)], 0.1, 'log', 0.001, 1],
		['losses that vanish', [line(0.9, 1e-20)], null, 'log', 1e-6, 1]
	] as const)('holds %s', (_, curves, floor, scale, low, high) => {
		expect(paddedRange(curves, floor, scale)).toEqual({ low, high });
	});

	test('is a proper range for every curve, and holds where each begins', () => {
		const loss = fc.oneof(fc.double({ min: 0 }), fc.constantFrom(NaN, Infinity));
		const curves = fc.array(
			fc.array(loss).map((losses) => line(...losses)),
			{ maxLength: 4 }
		);
		fc.assert(
			fc.property(curves, fc.constantFrom('linear' as const, 'log' as const), (lines, scale) => {
				const { low, high } = paddedRange(lines, null, scale);
				expect(high).toBeGreaterThan(low);
				expect(Number.isFinite(high)).toBe(true);
				expect(low).toBeGreaterThanOrEqual(0);
				for (const { points } of lines) {
					const first = points[0]?.y;
					if (first > 1e-290 && first < 1e290) expect(first).toBeLessThanOrEqual(high);
				}
			})
		);
	});
});

import { describe, expect, test } from 'vitest';
import { ticksBetween, tickTexts } from '../../src/lib/components/drawing/axes.ts';
import { diverging, parseColour, pixelOf } from '../../src/lib/components/drawing/colour.ts';
import { pointRadius } from '../../src/lib/components/drawing/marks.ts';
import { jitter } from '../../src/lib/components/drawing/classes/strips.ts';
import { rangeOf } from '../../src/lib/components/drawing/predictedAgainstTrue.ts';
import { dotsOf } from '../../src/lib/components/drawing/thumbnail.ts';
import { datasets } from '../../src/lib/data/sets/further.ts';

describe('ticksBetween(minimum, maximum, most)', () => {
	test.each([
		[-1, 1, 5, [-1, -0.5, 0, 0.5, 1], ['−1.0', '−0.5', '0.0', '0.5', '1.0']],
		[-2.2, 2.2, 5, [-2, -1, 0, 1, 2], ['−2', '−1', '0', '1', '2']],
		[0, 0.05, 3, [0, 0.02, 0.04], ['0.00', '0.02', '0.04']],
		[3, 7012, 4, [2000, 4000, 6000], ['2000', '4000', '6000']],
		[0, 0, 4, [], []]
	])('takes round numbers from %d to %d, at most about %d', (low, high, most, ticks, texts) => {
		expect(ticksBetween(low, high, most)).toEqual(ticks);
		expect(tickTexts(ticks)).toEqual(texts);
	});
});

describe('colours', () => {
	test('parseColour(text) reads three or six digits and nothing else', () => {
		expect(parseColour('#0fa08c')).toEqual([15, 160, 140]);
		expect(parseColour('#fff')).toEqual([255, 255, 255]);
		expect(() => parseColour('teal')).toThrow(RangeError);
	});

	test('diverging(low, middle, high, size) keeps its three colours', () => {
		const ramp = diverging([0, 0, 0], [9, 9, 9], [255, 0, 0], 100);
		expect(ramp).toHaveLength(101);
		expect([ramp[0], ramp[50], ramp[100]]).toEqual([
			pixelOf([0, 0, 0]),
			pixelOf([9, 9, 9]),
			pixelOf([255, 0, 0])
		]);
	});
});

test('pointRadius(size, points) grows with the picture and shrinks in a crowd', () => {
	expect(pointRadius(600, 150)).toBeGreaterThan(pointRadius(300, 150));
	expect(pointRadius(300, 2000)).toBeLessThan(pointRadius(300, 150));
	expect(pointRadius(300, 1e6)).toBeGreaterThan(1);
});

test('rangeOf(tables) leaves room on both sides, also of one value or none', () => {
	expect(rangeOf([Float32Array.of(-1, 3), Float32Array.of(0)])).toEqual([-1.2, 3.2]);
	expect(rangeOf([Float32Array.of(2)])).toEqual([1, 3]);
	expect(rangeOf([])).toEqual([0, 1]);
});

test('jitter(row) fills its strip evenly', () => {
	const tenths = Array.from({ length: 200 }, (_, row) => Math.floor(jitter(row) * 10));
	for (let tenth = 0; tenth < 10; tenth++) {
		expect(tenths.filter((value) => value === tenth).length).toBeGreaterThan(15);
	}
});

describe.each(datasets.map((dataset) => [dataset.name, dataset] as const))(
	'thumbnail of %s',
	(_, dataset) => {
		const dots = dotsOf(dataset, 1, 44);

		test('shows its points in the colours of its task', () => {
			const isRegression = dataset.task === 'regression';
			expect(dots.ink !== '').toBe(isRegression);
			expect(dots.positive !== '' && dots.negative !== '').toBe(!isRegression);
		});

		test('lies within the picture but for a few stragglers', () => {
			const all = dots.ink + dots.positive + dots.negative;
			const places = [...all.matchAll(/M(-?[\d.]+) (-?[\d.]+)h\.01/g)];
			expect(places).toHaveLength(44);
			const within = places.filter(([, x, y]) => +x >= 0 && +x <= 44 && +y >= 0 && +y <= 44);
			expect(within.length).toBeGreaterThan(38);
		});
	}
);

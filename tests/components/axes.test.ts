import type { Scale } from 'chart.js';
import { describe, expect, test } from 'vitest';
import { axisOptions, rangeOptions, valueAxis } from '../../src/lib/components/chart/axes.ts';
import { look } from './fakeChart.ts';

const linear = valueAxis({ scale: 'linear', min: 0, max: 2 }, (width) => width / 100);
const log = valueAxis({ scale: 'log', min: 0.01, max: 10 }, () => 5);

/** Numbers along an axis as Chart.js asks for them, in a chart 400 px wide. */
function numbersAlong(axis: typeof linear, side: 'x' | 'y' = 'y'): string[] {
	const options = axisOptions(
		side,
		'hairlines',
		() => axis,
		() => look
	);
	const scale = { chart: { width: 400, height: 300 }, ticks: [] } as unknown as Scale;
	options?.afterBuildTicks?.(scale);
	const { ticks } = scale;
	const callback = options?.ticks?.callback as
		((value: number, index: number, ticks: { value: number }[]) => string) | undefined;
	return ticks.map(({ value }, at) => callback!(value, at, ticks));
}

describe('valueAxis(range, parts, linearTicks)', () => {
	test('begins at 0 where it is linear, with about as many parts as the chart has room for', () => {
		expect(linear.ticks(400, 300)).toEqual([0, 0.5, 1, 1.5, 2]);
		expect(linear.ticks(200, 300)).toEqual([0, 1, 2]);
	});

	test('has powers of ten where it is logarithmic', () => {
		expect(log.ticks(400, 300)).toEqual([0.01, 0.1, 1, 10]);
	});

	test('takes other ticks for a linear axis alone', () => {
		const top = (end: number) => [end];
		expect(valueAxis({ scale: 'linear', min: 0, max: 2 }, () => 5, top).ticks(400, 300)).toEqual([
			2
		]);
		expect(valueAxis({ scale: 'log', min: 1, max: 10 }, () => 1, top).ticks(400, 300)).toEqual([
			1, 10
		]);
	});
});

describe('axisOptions(side, style, axis, look)', () => {
	test('writes as many decimals as the step needs, or each number its own on a logarithmic axis', () => {
		expect(numbersAlong(linear)).toEqual(['0.0', '0.5', '1.0', '1.5', '2.0']);
		expect(numbersAlong(log)).toEqual(['0.01', '0.1', '1', '10']);
	});

	test('writes a number that stands alone', () => {
		const alone = valueAxis({ scale: 'linear', min: 0, max: 0 }, () => 2);
		expect(numbersAlong(alone, 'x')).toEqual(['0']);
	});

	test('reads the present axis and look, not those that it was made with', () => {
		let present = linear;
		let size = 12;
		const options = axisOptions(
			'x',
			'numbers',
			() => present,
			() => ({ ...look, size })
		);
		present = log;
		size = 20;
		const scale = { chart: { width: 400, height: 300 }, ticks: [] } as unknown as Scale;
		options?.afterBuildTicks?.(scale);
		expect(scale.ticks.map(({ value }) => value)).toEqual([0.01, 0.1, 1, 10]);
		expect((options?.ticks?.font as () => object)()).toEqual({ family: 'sans-serif', size: 20 });
	});

	test.each([
		['numbers', true, false],
		['hairlines', true, true],
		['nothing', false, false]
	] as const)(
		'of the style “%s” shows the axis: %s, hairlines: %s',
		(style, isShown, hasHairlines) => {
			const options = axisOptions(
				'x',
				style,
				() => linear,
				() => look
			);
			expect([options?.display, options?.grid?.display]).toEqual([isShown, hasHairlines]);
		}
	);
});

test('rangeOptions(axis) are those of Chart.js', () => {
	expect(rangeOptions(linear)).toEqual({ type: 'linear', min: 0, max: 2 });
	expect(rangeOptions(log)).toEqual({ type: 'logarithmic', min: 0.01, max: 10 });
});

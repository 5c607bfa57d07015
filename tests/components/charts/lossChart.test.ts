import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { decimate } from '../../../src/lib/components/loss/decimate.ts';
import type { Look } from '../../../src/lib/components/chart/look.ts';
import { spread } from '../../../src/lib/components/chart/spread.ts';
import {
	logTicks,
	ticksUpTo,
	tickText,
	wholeTicksUpTo,
	wholeTicksWithin
} from '../../../src/lib/components/chart/ticks.ts';
import {
	chartLabel,
	evaluationAt,
	nearestKept,
	nextKept,
	stepLabel,
	tableRows,
	type LossSeries
} from '../../../src/lib/components/loss/lossChart.ts';
import { lossAxes } from '../../../src/lib/components/loss/lossAxes.ts';
import { linesOf } from '../../../src/lib/components/loss/lossLines.ts';
import LossChart from '../../../src/lib/components/loss/LossChart.svelte';
import type { Evaluation } from '../../../src/lib/network/loss.ts';

function evaluation(step: number, training: number, validation: number): Evaluation {
	return {
		step,
		training: { loss: training, accuracy: 1 },
		validation: { loss: validation, accuracy: 1 },
		penalty: 0,
		diverged: !Number.isFinite(training)
	};
}

const a: LossSeries = {
	letter: 'A',
	name: 'A',
	turn: null,
	history: [evaluation(0, 0.7, 0.7), evaluation(10, 0.4, 0.5), evaluation(500, 0.213, 0.343)]
};
const b: LossSeries = {
	letter: 'B',
	name: 'B',
	turn: 55,
	history: [evaluation(0, 0.7, 0.7), evaluation(10, 0.3, 0.4)]
};

const score = (loss: number) => ({ loss, accuracy: 0.5 });
/** Pretrained for 20 steps, and then on another task. */
const forgetful: LossSeries = {
	letter: 'A',
	name: 'A',
	turn: null,
	since: 20,
	history: [
		{ ...evaluation(10, 0.1, 0.2), sourceTask: score(0.2) },
		{ ...evaluation(20, 3, 4), sourceTask: score(0.01) },
		{ ...evaluation(30, 0.4, 0.5), sourceTask: score(2.5) }
	]
};

describe('the words of a chart with a source task', () => {
	test('chartLabel(series, …) says what it is worth there, and where the new task begins', () => {
		const mark = { step: 20, text: 'new task', isStage: true, beginsTask: true };
		expect(chartLabel([forgetful], NaN, 'cross-entropy', [mark])).toBe(
			'Loss over 30 steps. A: training 0.400, new points 0.500, source task 2.50. ' +
				'Measured as cross-entropy. Pretrained up to step 20, where the new task begins.'
		);
	});

	test('stepLabel(series, step) before the new task tells of the source task alone', () => {
		expect(stepLabel([forgetful], 10)).toBe('Step 10. A: source task 0.200.');
	});

	test('lossAxes(picture) holds what is learned and forgotten, not how a new task begins', () => {
		const look = { palette: { networks: { A: '#00f', B: '#f00' } }, size: 14 } as Look;
		const steep: LossSeries = {
			...forgetful,
			history: [
				...forgetful.history.map((one) => ({
					...one,
					validation: score(100),
					training: score(90)
				})),
				{ ...evaluation(40, 0.2, 0.3), sourceTask: score(2.4) }
			].map((one) =>
				one.step === 30 ? { ...one, validation: score(1.2), training: score(0.9) } : one
			)
		};
		const still = { ...forgetful.history[1], validation: score(100), training: score(100) };
		const resting: LossSeries = {
			...forgetful,
			letter: 'B',
			history: [still, { ...still, step: 40 }]
		};
		const topOf = (series: readonly LossSeries[], begin: number) => {
			const lines = linesOf(series, 0, look, begin);
			const shown = { series, floor: null, scale: 'linear', smoothing: 0, lossName: '' } as const;
			return lossAxes({ ...look, ...shown, marks: [], begin, end: 40, lines }).y.max;
		};
		expect(topOf([steep, resting], 15)).toBe(3);
		expect(topOf([resting], 15)).toBeGreaterThan(100);
		expect(topOf([steep], 0)).toBeGreaterThan(100);
	});

	test('linesOf(series, …) begins lines on the new task where that begins', () => {
		const look = { palette: { networks: { A: '#00f' } } } as Look;
		const stepsOf = (begin: number, one = forgetful) =>
			linesOf([one], 0, look, begin).map(({ part, points }) => [part, points.map(({ x }) => x)]);
		expect(stepsOf(0)).toEqual([
			['validation', [20, 30]],
			['training', [20, 30]],
			['sourceTask', [10, 20, 30]]
		]);
		expect(stepsOf(15).at(-1)).toEqual(['sourceTask', [20, 30]]);
		expect(stepsOf(0, { ...forgetful, faded: true }).map(([part]) => part)).toEqual([
			'validation',
			'training'
		]);
	});
});

describe('the words of the chart', () => {
	test('chartLabel(series, floor, lossName) says where each network stands', () => {
		expect(chartLabel([a, b], 0.325, 'cross-entropy')).toBe(
			'Loss over 500 steps. A: training 0.213, new points 0.343. ' +
				'B: training 0.300, new points 0.400, turns at 55. ' +
				'Measured as cross-entropy; noise floor 0.325.'
		);
	});

	test.each([null, NaN])(
		'chartLabel(series, %s, lossName) leaves out a floor nobody knows',
		(floor) => {
			const label = chartLabel([a, b], floor, 'cross-entropy');
			expect(label).toContain('Measured as cross-entropy.');
			expect(label).not.toContain('floor');
		}
	);

	test('chartLabel(series, floor, lossName, marks) names what was changed under way', () => {
		const marks = [{ step: 1200, text: 'learning rate 0.01 → 0.1' }];
		expect(chartLabel([a, b], null, 'cross-entropy', marks)).toContain(
			' Changed at step 1,200: learning rate 0.01 → 0.1.'
		);
	});

	test('chartLabel(series, floor, lossName) leaves out earlier runs, and says what diverged', () => {
		const gone = { ...b, history: [evaluation(3, NaN, NaN)] };
		const earlier = { ...a, name: 'earlier A', faded: true };
		expect(chartLabel([earlier, gone], null, 'mean squared error')).toBe(
			'Loss over 3 steps. B: diverged. Measured as mean squared error.'
		);
	});

	test('chartLabel(series, …) of a network back at its best tells of there', () => {
		const standing = { history: a.history.slice(0, 2), backAt: 10, isAtBest: true };
		const label = (series: LossSeries) => chartLabel([series, b], null, 'cross-entropy');
		expect(label({ ...a, standing })).toMatch(
			/^Loss over 500 steps\. A stands at step 10, its best\. A: training 0\.400, new points 0\.500\. B: /
		);
		expect(label({ ...a, standing: { ...standing, isAtBest: false } })).toContain(
			' A stands at step 10. A: training 0.400,'
		);
		expect(label({ ...a, standing: { ...standing, backAt: null } })).not.toContain('stands');
	});

	test('chartLabel(series, …) after the first step says "1 step"', () => {
		const first = { ...a, history: [evaluation(0, 0.7, 0.7), evaluation(1, 0.6, 0.6)] };
		expect(chartLabel([first], null, 'cross-entropy')).toMatch(/^Loss over 1 step\. /);
	});

	test('stepLabel(series, step) of a network that stands at its best tells of there', () => {
		const standing = { history: b.history.slice(0, 2), backAt: 10, isAtBest: true };
		expect(stepLabel([{ ...b, standing }], 300)).toBe(
			'Step 300. B: training 0.300, new points 0.400.'
		);
	});

	test('stepLabel(series, step) gives the nearest evaluation and says which, and none after the end', () => {
		expect(stepLabel([a, b], 12)).toBe(
			'Step 12. A: training 0.400, new points 0.500 at step 10. B: nothing here.'
		);
	});

	test('stepLabel(series, step) gives the losses of a step that is shown but not on the curve', () => {
		const own = evaluation(12, 0.39, 0.49);
		const standing = { history: [...a.history.slice(0, 2), own], backAt: 12, isAtBest: false };
		expect(stepLabel([{ ...a, standing }], 12)).toBe(
			'Step 12. A: training 0.390, new points 0.490.'
		);
	});
});

describe('steps', () => {
	test.each([
		[-5, 0],
		[4, 0],
		[8, 10],
		[15, 10],
		[16, 20],
		[900, 20]
	])('nearestKept(kept, %d) is %d', (wanted, step) => {
		expect(nearestKept([0, 10, 20], wanted)).toBe(step);
	});

	test('nearestKept(kept, wanted) is null if nothing is kept', () => {
		expect(nearestKept([], 5)).toBeNull();
	});

	test.each([
		[10, 11, 20],
		[10, 9, 0],
		[20, 21, 20],
		[17, 16, 10],
		[17, 18, 20],
		[0, 15, 10]
	])('nextKept(kept, %d, %d) is %d: a small move reaches the next one', (shown, wanted, step) => {
		expect(nextKept([0, 10, 20], shown, wanted)).toBe(step);
	});

	test('evaluationAt(history, step) is the nearest, or null after the end', () => {
		expect(evaluationAt(a.history, 4)?.step).toBe(0);
		expect(evaluationAt(a.history, 400)?.step).toBe(500);
		expect(evaluationAt(a.history, 501)).toBeNull();
		expect(evaluationAt([], 0)).toBeNull();
	});

	test('tableRows(series) has the steps of the longest history, at most 200', () => {
		expect(tableRows([b, a]).map(({ step, evaluations }) => [step, !!evaluations[0]])).toEqual([
			[0, true],
			[10, true],
			[500, false]
		]);
		const long = Array.from({ length: 900 }, (_, step) => evaluation(step, 1, 1));
		expect(tableRows([{ ...a, history: long }]).length).toBeLessThanOrEqual(200);
	});
});

describe('ticks', () => {
	test.each([
		[1, 4, [0, 0.25, 0.5, 0.75, 1]],
		[1.25, 4, [0, 0.25, 0.5, 0.75, 1, 1.25]],
		[0.8, 4, [0, 0.2, 0.4, 0.6, 0.8]],
		[3, 4, [0, 1, 2, 3]],
		[40, 4, [0, 10, 20, 30, 40]],
		[0, 4, [0]]
	])('ticksUpTo(%d, %d)', (top, about, expected) => {
		const ticks = ticksUpTo(top, about);
		expect(ticks).toHaveLength(expected.length);
		ticks.forEach((tick, i) => expect(tick).toBeCloseTo(expected[i]));
	});

	test('wholeTicksUpTo(top, about) has whole numbers, and ends at a round top', () => {
		expect(wholeTicksUpTo(500, 5)).toEqual([0, 100, 200, 300, 400, 500]);
		expect(wholeTicksUpTo(500, 2)).toEqual([0, 250, 500]);
		expect(wholeTicksUpTo(640, 5)).toEqual([0, 200, 400, 600]);
		expect(wholeTicksUpTo(1, 6)).toEqual([0, 1]);
	});

	test('wholeTicksWithin(low, high, about) are multiples of a round number', () => {
		expect(wholeTicksWithin(2900, 3500, 6)).toEqual([2900, 3000, 3100, 3200, 3300, 3400, 3500]);
		expect(wholeTicksWithin(2917, 3500, 3)).toEqual([3000, 3200, 3400]);
		expect(wholeTicksWithin(5, 6, 6)).toEqual([5, 6]);
	});

	test('logTicks(low, high, most) are powers of ten, with 2 and 5 in a short range', () => {
		expect(logTicks(0.001, 1, 5)).toEqual([0.001, 0.01, 0.1, 1]);
		expect(logTicks(0.2, 2, 5)).toEqual([0.2, 0.5, 1, 2]);
		expect(logTicks(1e-6, 1, 4)).toHaveLength(4);
	});

	test('tickText(value, step) has the decimals of the step', () => {
		expect(tickText(1, 0.25)).toBe('1.00');
		expect(tickText(0.4, 0.2)).toBe('0.4');
		expect(tickText(0.01, null)).toBe('0.01');
		expect(tickText(1000, null)).toBe('1,000');
		expect(tickText(0.00001, null)).toBe('0.00001');
		expect(tickText(0.000001, null)).toBe('1e-6');
	});
});

describe('drawing', () => {
	test('spread(wanted, …) leaves labels alone that are apart', () => {
		expect(spread([50, 10, 90], 10, 0, 100)).toEqual([50, 10, 90]);
	});

	test('spread(wanted, …) parts labels around their mean, in order', () => {
		expect(spread([52, 48, 50], 10, 0, 100)).toEqual([60, 40, 50]);
	});

	test('spread(wanted, …) stays within bounds, and overlaps evenly where there is no room', () => {
		const placed = spread([0, 1, 2, 99], 10, 0, 100);
		expect(placed).toEqual([0, 10, 20, 99]);
		expect(spread([5, 5, 5], 80, 0, 100)).toEqual([0, 50, 100]);
	});

	test('decimate(points, columnWidth) keeps ends and extremes of every column', () => {
		const points = Array.from({ length: 1000 }, (_, x) => ({ x, y: Math.sin(x) }));
		points[537].y = 40;
		const kept = decimate(points, 10);
		expect(kept.length).toBeLessThanOrEqual(400);
		expect(kept).toContainEqual({ x: 537, y: 40 });
		expect(kept[0]).toBe(points[0]);
		expect(kept.at(-1)).toBe(points[999]);
		expect(kept.every((point, i) => i === 0 || point.x > kept[i - 1].x)).toBe(true);
	});
});

test('LossChart is prerendered with its label and without inline styles', () => {
	const { body } = render(LossChart, {
		props: {
			series: [a],
			floor: null,
			scale: 'linear',
			smoothing: 0,
			lossName: 'cross-entropy',
			stopAt: 500,
			keptSteps: [0],
			cursor: null,
			training: false,
			onscrub: () => {},
			onrelease: () => {}
		}
	});
	expect(body).toContain('Loss over 500 steps. A: training 0.213');
	expect(body).not.toMatch(/\sstyle=/);
});

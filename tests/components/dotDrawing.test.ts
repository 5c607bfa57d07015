import { describe, expect, test } from 'vitest';
import type { Distribution } from '../../src/lib/claims/class/classDistribution.ts';
import { dotKind } from '../../src/lib/components/classroom/dotKind.ts';
import { fakeChart, look, plotArea } from './fakeChart.ts';
import { FakeContext } from './fakeContext.ts';

const two: Distribution = {
	measure: 'wrong',
	rows: [
		{
			dots: [
				{ x: 2, under: 0 },
				{ x: 2, under: 1 },
				{ x: 6, under: 0 }
			],
			lowest: 2,
			median: 2,
			highest: 6,
			missing: 0
		},
		{ dots: [{ x: 8, under: 0 }], lowest: 8, median: null, highest: 8, missing: 1 }
	],
	range: [0, 10],
	scale: 'linear',
	bins: 10,
	tallest: 2
};

function sceneOf(distribution: Distribution) {
	const picture = dotKind.pictureOf(distribution, look);
	const ctx = new FakeContext();
	const chart = fakeChart({ x: { min: 0, max: 10 }, y: { min: 0, max: 1 } }, [], ctx);
	const layout = dotKind.arrange(chart, picture, null, null);
	return { scene: { chart, picture, layout, pointed: null }, ctx };
}

describe('dotKind.arrange(chart, picture)', () => {
	test('gives each network an equal share of the height, its dots upon its floor', () => {
		const { layout } = sceneOf(two).scene;
		expect(layout.rowHeight).toBe(125);
		expect(layout.rows.map(({ floor }) => floor)).toEqual([133, 258]);
		expect(layout.radius).toBe(7);
		expect(layout.rows[0].dots).toEqual([
			{ x: 88, y: 124 },
			{ x: 88, y: 110 },
			{ x: 184, y: 124 }
		]);
		expect(layout.rows.map(({ median }) => median)).toEqual([88, null]);
	});

	test('draws smaller dots where a row would be too low for the highest pile, or the plot too narrow', () => {
		const high = sceneOf({ ...two, tallest: 25 }).scene.layout;
		expect(2 * 25 * high.radius).toBeCloseTo(0.8 * high.rowHeight);
		const wide = sceneOf({ ...two, bins: 60 }).scene.layout;
		expect(2 * 60 * wide.radius).toBeCloseTo(plotArea.width);
	});
});

describe('dotKind.drawUnder(scene)', () => {
	test('names each row in its colour, and what was measured', () => {
		const named = (measure: Distribution['measure']) => {
			const { scene, ctx } = sceneOf({ ...two, measure });
			dotKind.drawUnder(scene);
			return ctx.texts.map(({ words, color }) => [words, color]);
		};
		const letters = [
			['A', 'blue'],
			['B', 'red']
		];
		expect(named('wrong')).toEqual([...letters, ['new points on the wrong side', 'grey']]);
		expect(named('validation')).toEqual([...letters, ['validation loss', 'grey']]);
	});

	test('draws a floor under each row, sharp', () => {
		const { scene, ctx } = sceneOf(two);
		dotKind.drawUnder(scene);
		expect(ctx.strokes.map(({ points }) => points)).toEqual(
			[132.5, 257.5].map((y) => [
				{ x: plotArea.left, y },
				{ x: plotArea.right, y }
			])
		);
	});
});

describe('dotKind.drawOver(scene)', () => {
	const { scene, ctx } = sceneOf(two);
	dotKind.drawOver(scene);

	test('draws a dot for each student in the colour of the network, with a gap to the next', () => {
		expect(ctx.fills.map(({ color }) => color)).toEqual(['blue', 'blue', 'blue', 'red']);
		const [lower, upper] = ctx.fills.map(({ circles: [circle] }) => circle);
		expect(lower.y - lower.radius).toBeGreaterThan(upper.y + upper.radius);
	});

	test('dashes the median of a row that has one, and leaves no dash behind', () => {
		expect(ctx.strokes.map(({ dash, points: [{ x }] }) => ({ dash, x }))).toEqual([
			{ dash: [4, 3], x: 88.5 }
		]);
		ctx.stroke();
		expect(ctx.strokes.at(-1)?.dash).toEqual([]);
	});
});

describe('dotKind.axesOf(picture)', () => {
	const axisOf = (changes: Partial<Distribution>) =>
		dotKind.axesOf(dotKind.pictureOf({ ...two, ...changes }, look)).x;

	test('counts in whole points', () => {
		const axis = axisOf({ range: [0, 3] });
		expect(axis.ticks(1000, 290)).toEqual([0, 1, 2, 3]);
		expect(axis.text(3, 1)).toBe('3');
	});

	test('has parts of a loss', () => {
		const axis = axisOf({ measure: 'validation', range: [0, 0.5] });
		expect(axis.ticks(504, 290)).toEqual([0, 0.1, 0.2, 0.30000000000000004, 0.4, 0.5]);
		expect(axis.text(0.5, 0.1)).toBe('0.5');
	});

	test('has powers of ten where losses lie far apart', () => {
		const axis = axisOf({ measure: 'validation', range: [0.01, 100], scale: 'log' });
		expect(axis.ticks(1000, 290)).toEqual([0.01, 0.1, 1, 10, 100]);
	});
});

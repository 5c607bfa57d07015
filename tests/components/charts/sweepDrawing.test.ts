import { describe, expect, test } from 'vitest';
import type { SweepPoint, Spread } from '../../../src/lib/analysis/sweep/sweepPoints.ts';
import { networkAt } from '../../../src/lib/components/sweep/networkAt.ts';
import { sweepKind } from '../../../src/lib/components/sweep/chart/sweepKind.ts';
import type {
	PointedSize,
	SweepRequest
} from '../../../src/lib/components/sweep/chart/sweepPicture.ts';
import { fakeChart, look, plotArea } from '../fakeChart.ts';
import { FakeContext } from '../fakeContext.ts';

const spread = (median: number, each: number[] = [0.9 * median, median, 1.1 * median]): Spread => ({
	median,
	low: 0.9 * median,
	high: 1.1 * median,
	each
});

const unknown = spread(NaN, [NaN, NaN, NaN]);

function pointOf(value: number, parameters: number, losses: [number, number, number]): SweepPoint {
	const [training, validation, bestValidation] = losses;
	return {
		value,
		parameters,
		seeds: 3,
		diverged: 0,
		training: spread(training),
		validation: spread(validation),
		bestValidation: spread(bestValidation),
		trainingAccuracy: unknown,
		validationAccuracy: unknown
	};
}

const small = pointOf(1, 10, [0.8, 0.9, 0.85]);
const medium = pointOf(4, 100, [0.4, 0.5, 0.45]);
const large = pointOf(16, 1000, [0.1, 0.7, 0.55]);

const request: SweepRequest = {
	points: [small, medium, large],
	axis: 'width',
	range: [10, 1000],
	scale: 'linear',
	floor: 0.2,
	rule: null,
	best: null,
	fitted: null,
	start: 1,
	show: ['validation', 'training', 'bestValidation']
};

const pointedAtNothing: PointedSize = { hover: null, chosen: null, loss: null };
const pictureOf = (changes: Partial<SweepRequest> = {}) =>
	sweepKind.pictureOf({ ...request, ...changes }, look);

/** A chart from 10 to 1000 parameters and from 0 to 1 in loss, 120 px a power of ten and 250 px high. */
function sceneOf(changes: Partial<SweepRequest> = {}, pointing: Partial<PointedSize> = {}) {
	const picture = pictureOf(changes);
	const isLog = picture.scale === 'log';
	const ctx = new FakeContext();
	const chart = fakeChart(
		{ x: { min: 10, max: 1000, isLog: true }, y: { min: isLog ? 0.01 : 0, max: 1, isLog } },
		[],
		ctx
	);
	const pointed = { ...pointedAtNothing, ...pointing };
	const layout = sweepKind.arrange(chart, picture, pointed, null);
	return { scene: { chart, picture, layout, pointed }, ctx };
}

function drawnUnder(changes: Partial<SweepRequest> = {}, pointing: Partial<PointedSize> = {}) {
	const { scene, ctx } = sceneOf(changes, pointing);
	sweepKind.drawUnder(scene);
	return ctx;
}

function drawnOver(changes: Partial<SweepRequest> = {}, pointing: Partial<PointedSize> = {}) {
	const { scene, ctx } = sceneOf(changes, pointing);
	sweepKind.drawOver(scene);
	return ctx;
}

const wordsOf = ({ texts }: FakeContext) => texts.map(({ words }) => words);

describe('sweepKind.datasetsOf(picture)', () => {
	const datasets = sweepKind.datasetsOf(pictureOf(), 240);

	test('draws the medians of each line, and under two of them every seed', () => {
		expect(datasets.map(({ data }) => data.length)).toEqual([3, 9, 3, 9, 3]);
		expect(datasets[0].data.map(({ x, y }) => [x, y])).toEqual([
			[10, 0.9],
			[100, 0.5],
			[1000, 0.7]
		]);
		expect(datasets.map(({ showLine }) => showLine !== false)).toEqual([
			true,
			false,
			true,
			false,
			true
		]);
	});

	test('dashes the line of training, and makes that of new points the strongest', () => {
		const dashes = datasets.map(({ borderDash }) => borderDash);
		expect([dashes[0], dashes[2], dashes[4]]).toEqual([[], [4, 3], []]);
		const widths = [0, 2, 4].map((at) => Number(datasets[at].borderWidth));
		expect(widths[0]).toBeGreaterThan(Math.max(widths[1], widths[2]));
	});

	test('leaves out seeds and sizes whose loss is no finite number', () => {
		const half = { ...medium, validation: spread(0.5, [0.5, NaN, Infinity]) };
		const none = { ...large, validation: { ...spread(Infinity), each: [Infinity] } };
		const [medians, seeds] = sweepKind.datasetsOf(
			pictureOf({ points: [small, half, none], show: ['validation'] }),
			240
		);
		expect(medians.data.map(({ x }) => x)).toEqual([10, 100]);
		expect(seeds.data.map(({ x }) => x)).toEqual([10, 10, 10, 100]);
	});
});

describe('sweepKind.axesOf(picture)', () => {
	test('has a logarithmic axis of sizes with some room at both ends', () => {
		const { x } = sweepKind.axesOf(pictureOf());
		expect(x.scale).toBe('log');
		expect(x.min).toBeLessThan(10);
		expect(x.max).toBeGreaterThan(1000);
		expect(x.ticks(384, 290)).toEqual([10, 100, 1000]);
		expect(x.text(1000, null)).toBe('1,000');
	});

	test('has an axis of losses from 0, or of powers of ten', () => {
		const { y } = sweepKind.axesOf(pictureOf());
		expect([y.scale, y.min, y.max]).toEqual(['linear', 0, 1.25]);
		expect(y.ticks(384, 290)).toEqual([0, 0.25, 0.5, 0.75, 1, 1.25]);
		const log = sweepKind.axesOf(pictureOf({ scale: 'log' })).y;
		expect(log.scale).toBe('log');
		expect(log.min).toBeGreaterThan(0);
		expect(log.min).toBeLessThan(0.1);
		expect(log.ticks(384, 290)).toContain(0.1);
	});

	test('has more numbers in a larger chart', () => {
		const { y } = sweepKind.axesOf(pictureOf());
		expect(y.ticks(384, 600).length).toBeGreaterThan(y.ticks(384, 120).length);
	});
});

describe('sweepKind.drawUnder(scene)', () => {
	test('fills the band of seeds of new points and of training, up along one edge and back', () => {
		const { fills } = drawnUnder();
		expect(fills).toHaveLength(2);
		const [{ points }] = fills;
		expect(points.map(({ x }) => x)).toEqual([40, 160, 280, 280, 160, 40]);
		const edges = [0.99, 0.55, 0.77, 0.63, 0.45, 0.81].map((loss) => 258 - 250 * loss);
		points.forEach(({ y }, at) => expect(y).toBeCloseTo(edges[at]));
	});

	test('ends a band at ten times the top, however far its seeds lie above', () => {
		const wild = { ...large, validation: { ...large.validation, high: 1e30 } };
		const [{ points }] = drawnUnder({ points: [small, medium, wild] }).fills;
		expect(points[2].y).toBeCloseTo(258 - 250 * 10);
	});

	test('draws no band of one size alone', () => {
		expect(drawnUnder({ points: [small] }).fills).toEqual([]);
	});

	test('dots the noise floor across the plot, and the rule of thumb up it', () => {
		const { strokes } = drawnUnder({ rule: 100 });
		expect(strokes.map(({ dash }) => dash)).toEqual([
			[0.5, 5],
			[0.5, 5]
		]);
		expect(strokes[0].points).toEqual([
			{ x: plotArea.left, y: 208 },
			{ x: plotArea.right, y: 208 }
		]);
		expect(strokes[1].points).toEqual([
			{ x: 160, y: plotArea.top },
			{ x: 160, y: plotArea.bottom }
		]);
	});

	test.each([
		['above the plot', { floor: 2 }],
		['unknown', { floor: null }],
		['0, on a logarithmic axis', { floor: 0, scale: 'log' as const }]
	])('draws no noise floor that is %s', (_, changes) => {
		expect(drawnUnder(changes).strokes).toEqual([]);
	});

	test('draws a power law from end to end where both axes are logarithmic, and only there', () => {
		const law = { slope: -0.5, factor: 1, r2: 1 };
		expect(drawnUnder({ law, floor: null }).strokes).toEqual([]);
		const { strokes } = drawnUnder({ law, floor: null, scale: 'log' });
		expect(strokes).toHaveLength(1);
		const [from, to] = strokes[0].points;
		expect([from.x, to.x]).toEqual([plotArea.left, plotArea.right]);
		expect(from.y).toBeCloseTo(plotArea.top + plotArea.height / 4);
		expect(to.y).toBeCloseTo(plotArea.top + (3 * plotArea.height) / 4);
		expect(wordsOf(drawnOver({ law, scale: 'log' }))).toContain('slope −0.50');
	});

	test('draws a line at the size that is looked at', () => {
		const { strokes } = drawnUnder({ floor: null }, { chosen: 4 });
		expect(strokes.map(({ points }) => points.map(({ x }) => x))).toEqual([[160, 160]]);
	});
});

describe('sweepKind.drawOver(scene)', () => {
	test('names both axes, and each line beside it where there is room', () => {
		const { texts } = drawnOver({ show: ['validation', 'training'] });
		expect(texts.map(({ words }) => words)).toEqual([
			'loss',
			'parameters',
			'new points',
			'training',
			'noise floor'
		]);
		expect(drawnOver({ axis: 'training' }).texts[1].words).toBe('training points');
		expect(drawnOver({ quantity: 'share wrong' }).texts[0].words).toBe('share wrong');
	});

	test('says what each line is worth at the size under the pointer', () => {
		expect(wordsOf(drawnOver({ show: ['validation', 'training'] }, { hover: 4 }))).toEqual([
			'loss',
			'parameters',
			'100 parameters',
			'0.500',
			'0.400',
			'0.200'
		]);
	});

	test('has a dash for a line without a number at the size under the pointer', () => {
		const gone = { ...medium, training: spread(Infinity) };
		const drawn = drawnOver({ points: [small, gone, large] }, { hover: 4 });
		expect(wordsOf(drawn).slice(3)).toContain('–');
	});

	test('draws curves to compare with dashed and pale, each with its name', () => {
		const ghosts = [
			{
				name: '3 million',
				points: [
					{ x: 10, y: 0.6 },
					{ x: 1000, y: 0.95 }
				]
			}
		];
		const ghost = sweepKind.datasetsOf(pictureOf({ ghosts }), 240).at(-1)!;
		expect(ghost.data.map(({ x, y }) => [x, y])).toEqual([
			[10, 0.6],
			[1000, 0.95]
		]);
		expect(ghost.borderDash).toEqual([8, 4]);
		const words = wordsOf(drawnOver({ ghosts, ownName: '12 million' }));
		expect(words).toContain('3 million');
		expect(words).toContain('12 million');
		expect(words).not.toContain('new points');
		const high = { ...ghosts[0], points: [{ x: 10, y: 4 }] };
		expect(sweepKind.axesOf(pictureOf({ ghosts: [high] })).y.max).toBeGreaterThan(4);
	});

	test('rings where a line leads, with the loss that it says', () => {
		const words = wordsOf(drawnOver({ predicted: { x: 100, y: 0.75 }, lawName: 'the line' }));
		expect(words.filter((text) => /^by the line: 0\.75/.test(text))).toHaveLength(1);
	});

	test('rings the best size, and puts a diamond on the first that fits', () => {
		const { strokes, texts } = drawnOver({ best: medium, fitted: large, floor: null });
		const rings = strokes.filter(({ circles }) => circles.length > 0);
		expect(rings.map(({ circles: [{ x, y }] }) => [x, y])).toEqual([[160, 133]]);
		const diamonds = strokes.filter(({ points }) => points.length === 4);
		expect(diamonds).toHaveLength(1);
		const xs = diamonds[0].points.map(({ x }) => x);
		const ys = diamonds[0].points.map(({ y }) => y);
		expect((Math.min(...xs) + Math.max(...xs)) / 2).toBeCloseTo(280);
		expect((Math.min(...ys) + Math.max(...ys)) / 2).toBeCloseTo(233);
		const words = texts.map(({ words }) => words);
		expect(words).toContain('best: 100 parameters');
		expect(words).toContain('1,000 parameters fit every training point');
	});

	test('puts a dot on the network that is looked at, where its loss lies in the plot', () => {
		const dots = (loss: number | null) =>
			drawnOver({}, { chosen: 4, loss }).fills.flatMap(({ circles }) => circles);
		expect(dots(0.5)).toEqual([{ x: 160, y: 133, radius: 4.5 }]);
		expect(dots(3)).toEqual([]);
		expect(dots(null)).toEqual([]);
		expect(dots(NaN)).toEqual([]);
	});
});

describe('sweepKind.isRearranged(before, pointed)', () => {
	test('makes room for the line of another chosen size, and for no hovering', () => {
		const chosen = { ...pointedAtNothing, chosen: 4 };
		expect(sweepKind.isRearranged!(pointedAtNothing, chosen)).toBe(true);
		expect(sweepKind.isRearranged!(chosen, { ...chosen, hover: 1 })).toBe(false);
	});
});

describe('networkAt(scene, place)', () => {
	const at = (x: number, y: number, changes: Partial<SweepRequest> = {}) =>
		networkAt(sceneOf(changes).scene, { x, y });

	test('is the nearest size, and of its seeds the nearest in loss', () => {
		expect(at(45, 258 - 250 * 0.99)).toEqual({ value: 1, seed: 2 });
		expect(at(150, 258 - 250 * 0.45)).toEqual({ value: 4, seed: 0 });
		expect(at(900, 258 - 250 * 0.7)).toEqual({ value: 16, seed: 1 });
	});

	test('passes over seeds without a finite loss, and takes the first where there is none other', () => {
		const half = { ...medium, validation: spread(0.5, [NaN, Infinity, 0.1]) };
		expect(at(160, 8, { points: [half] })).toEqual({ value: 4, seed: 2 });
		const none = { ...medium, validation: spread(NaN, [NaN, NaN]) };
		expect(at(160, 8, { points: [none] })).toEqual({ value: 4, seed: 0 });
	});

	test('is null in a chart without sizes', () => {
		expect(at(160, 100, { points: [] })).toBeNull();
	});
});

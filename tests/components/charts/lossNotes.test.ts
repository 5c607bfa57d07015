import { describe, expect, test } from 'vitest';
import { paddedRange } from '../../../src/lib/analysis/curve.ts';
import { overfitSince } from '../../../src/lib/analysis/overfitting.ts';
import type { Pixel } from '../../../src/lib/components/chart/chartKind.ts';
import type { LossLabel } from '../../../src/lib/components/loss/lossLabels.ts';
import { lossKind, type LossLayout } from '../../../src/lib/components/loss/lossKind.ts';
import { linesOf } from '../../../src/lib/components/loss/lossLines.ts';
import type { LossPicture } from '../../../src/lib/components/loss/lossPicture.ts';
import type { LossNotes } from '../../../src/lib/components/loss/lossNotes.ts';
import type { Box } from '../../../src/lib/components/chart/occupancy.ts';
import { evaluation } from '../../analysis/curves.ts';
import { fakeChart, look, plotArea, touches } from '../fakeChart.ts';

const end = 500;
const floor = 0.325;
const fall = (step: number, from: number, to: number, pace: number) =>
	to + (from - to) * Math.exp(-step / pace);

/** Shaped as the first screen's: A falls to the floor, B learns by heart from step 50. */
const losses = {
	A: (step: number) => [fall(step, 0.7, 0.325, 55), fall(step, 0.69, 0.36, 45) + step / 9000],
	B: (step: number) => [
		fall(step, 0.72, 0.02, 90),
		step < 47 ? 0.7 - 0.0068 * step : 0.38 + 0.65 * (1 - Math.exp(-(step - 47) / 180))
	]
} as const;

const earlySteps = Array.from({ length: 20 }, (_, step) => step);
const laterSteps = Array.from({ length: 97 }, (_, i) => 20 + 5 * i);
const evaluatedSteps = [...earlySteps, ...laterSteps];

function pictureAt(last: number): LossPicture {
	const series = (['A', 'B'] as const).map((letter) => {
		const history = evaluatedSteps
			.filter((step) => step <= last)
			.map((step) => {
				const [training, validation] = losses[letter](step);
				return evaluation({ step, training, validation });
			});
		return { letter, name: letter, history, turn: overfitSince(history) };
	});
	const marks = last >= 200 ? [{ step: 200, text: 'dropout off → 50 %' }] : [];
	return {
		series,
		floor,
		scale: 'linear',
		smoothing: 0,
		lossName: 'cross-entropy',
		marks,
		end,
		...look,
		lines: linesOf(series, 0, look)
	};
}

const kind = lossKind(() => {});

function frameAt(last: number, before: LossLayout | null) {
	const picture = pictureAt(last);
	const { high } = paddedRange(picture.lines, floor, 'linear');
	const axes = { x: { min: 0, max: end }, y: { min: 0, max: high } };
	const bare = fakeChart(axes);
	const drawn = picture.lines.map(({ points }) =>
		points.map(({ x, y }): Pixel => ({
			x: bare.scales.x.getPixelForValue(x),
			y: bare.scales.y.getPixelForValue(y)
		}))
	);
	const chart = fakeChart(axes, drawn);
	const layout = kind.arrange(chart, picture, { hover: null, cursor: null }, before);
	const floorY = bare.scales.y.getPixelForValue(floor);
	const guide = [
		{ x: plotArea.left, y: floorY },
		{ x: plotArea.right, y: floorY }
	];
	return {
		layout,
		...layout,
		lines: [...drawn, guide],
		drawn
	};
}

type Frame = ReturnType<typeof frameAt>;

function film(): Frame[] {
	const frames: Frame[] = [];
	for (const step of evaluatedSteps) frames.push(frameAt(step, frames.at(-1)?.layout ?? null));
	return frames;
}

const boxesOf = ({ turns, marks }: LossNotes) =>
	[...turns, ...marks].flatMap(({ box }) => box ?? []);

describe('the notes of the loss chart, from the first step to the last', () => {
	const frames = film();

	test('stand on no line of any picture', () => {
		for (const { notes, lines } of frames) {
			for (const box of boxesOf(notes)) {
				const crossed = lines.filter((points) =>
					points.slice(1).some((to, i) => touches(points[i], to, box))
				);
				expect(crossed).toEqual([]);
			}
		}
	});

	test('name the turn from when it is known, at one place until the end', () => {
		const places = frames.flatMap(({ notes }) => notes.turns.map(({ box }) => box));
		expect(places.length).toBeGreaterThan(80);
		expect(new Set(places.map((box) => JSON.stringify(box))).size).toBe(1);
		expect(places[0]).not.toBeNull();
		expect(frames.at(-1)?.notes.turns[0].text).toBe('B turns at step 50');
	});

	test('say what was changed beside its mark, where they stay', () => {
		const places = frames.flatMap(({ notes }) => notes.marks.map(({ box }) => box));
		expect(places.length).toBeGreaterThan(50);
		expect(new Set(places.map((box) => JSON.stringify(box))).size).toBe(1);
		expect(places[0]).not.toBeNull();
	});
});

const overlaps = (a: Box, b: Box) =>
	a.left < b.left + b.width &&
	b.left < a.left + a.width &&
	a.top < b.top + b.height &&
	b.top < a.top + a.height;

describe('the names of the lines, from the first step to the last', () => {
	const frames = film();
	const textOf = ({ wish }: LossLabel) => wish.text;

	test('are all there in every picture', () => {
		for (const { labels } of frames) {
			expect(labels.map(textOf).sort()).toEqual([
				'A new points',
				'A training',
				'B new points',
				'B training',
				'noise floor'
			]);
		}
	});

	test('stand inside the plot, on no line and on no other text', () => {
		for (const { labels, lines, notes } of frames) {
			for (const { box } of labels) {
				expect(box.left).toBeGreaterThanOrEqual(plotArea.left);
				expect(box.left + box.width).toBeLessThanOrEqual(plotArea.right);
				expect(box.top).toBeGreaterThanOrEqual(plotArea.top);
				expect(box.top + box.height).toBeLessThanOrEqual(plotArea.bottom);
				const crossed = lines.filter((points) =>
					points.slice(1).some((to, i) => touches(points[i], to, box))
				);
				expect(crossed).toEqual([]);
				const others = [...labels.map((label) => label.box), ...boxesOf(notes)];
				expect(others.filter((other) => other !== box && overlaps(other, box))).toEqual([]);
			}
		}
	});

	test('move along with the ends of their lines, and then each stands still but for a few moves', () => {
		for (const text of ['A new points', 'B new points', 'A training', 'B training']) {
			const seen = frames.map(({ labels }) => labels.find((label) => textOf(label) === text)!);
			const first = seen.findIndex(({ isAtEnd }) => !isAtEnd);
			expect(first, text).toBeGreaterThan(20);
			expect(seen.slice(first).filter(({ isAtEnd }) => isAtEnd)).toEqual([]);
			const places = seen.slice(first).map(({ box }) => `${box.left} ${box.top}`);
			const moves = places.filter((place, i) => i > 0 && place !== places[i - 1]);
			expect(moves.length, text).toBeLessThanOrEqual(2);
		}
	});

	test('stand nearer to their own line than to any other', () => {
		const { labels, drawn } = frames.at(-1)!;
		const near = (points: readonly Pixel[], box: Box, margin: number) =>
			points.slice(1).some((to, i) => touches(points[i], to, box, margin));
		for (const { wish, box, leader } of labels) {
			if (wish.line === null || leader !== null) continue;
			expect(near(wish.points, box, 10), wish.text).toBe(true);
			const others = drawn.filter((points) => points !== wish.points);
			expect(others.filter((points) => near(points, box, 10))).toEqual([]);
		}
	});
});

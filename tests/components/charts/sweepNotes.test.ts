import { describe, expect, test } from 'vitest';
import { pointsAt, type SweepCurve } from '../../../src/lib/analysis/sweep/sweepPoints.ts';
import { bestPoint } from '../../../src/lib/analysis/sweep/sweepReading.ts';
import type { Pixel } from '../../../src/lib/components/chart/chartKind.ts';
import { sweepKind, type SweepLayout } from '../../../src/lib/components/sweep/chart/sweepKind.ts';
import type { SweepNotes } from '../../../src/lib/components/sweep/chart/sweepNotes.ts';
import {
	linesOf,
	type SweepRequest
} from '../../../src/lib/components/sweep/chart/sweepPicture.ts';
import { lossRange, sizeRange } from '../../../src/lib/components/sweep/chart/sweepRange.ts';
import { fakeChart, look, plotArea, touches } from '../fakeChart.ts';

const widths = [1, 2, 3, 4, 5, 6, 8, 11, 16, 23, 32, 45, 64, 90, 128];
const seeds = [0.97, 1.04, 1, 0.93, 1.08];
const steps = Array.from({ length: 60 }, (_, i) => 10 + 30 * i);
const parametersOf = (width: number) => width * width + 4 * width + 1;

/** Wide networks fall first, and later rise as they learn the noise: the best size goes from wide to
 * narrow. */
const curves: SweepCurve[] = widths.flatMap((width) =>
	seeds.map((factor, seed) => {
		const plateau = width === 1 ? 0.36 : 0.125 - 0.0008 * width;
		const training = steps.map(
			(step) => factor * (plateau + 0.5 * Math.exp(-step / (40 + 400 / width)))
		);
		const validation = steps.map((step, i) => {
			const narrower = Math.log2(width) - 6 * Math.exp(-step / 500);
			return training[i] + factor * (0.03 + 0.006 * narrower ** 2);
		});
		const unknown = steps.map(() => NaN);
		return {
			value: width,
			seed,
			parameters: parametersOf(width),
			steps,
			training,
			validation,
			trainingAccuracy: unknown,
			validationAccuracy: unknown,
			diverged: false
		};
	})
);

function frameAt(step: number, before: SweepLayout | null) {
	const points = pointsAt(curves, step);
	const request: SweepRequest = {
		points,
		axis: 'width',
		range: [parametersOf(1), parametersOf(128)],
		scale: 'linear',
		floor: 0.16,
		rule: 30,
		best: bestPoint(points),
		fitted: null,
		start: 1,
		show: ['validation', 'training', 'bestValidation']
	};
	const picture = { ...request, ...look, lines: linesOf(request, look) };
	const size = sizeRange(request.range);
	const { high } = lossRange(picture.lines, request);
	const chart = fakeChart({
		x: { min: size.low, max: size.high, isLog: true },
		y: { min: 0, max: high }
	});
	const { x, y } = chart.scales;
	const drawn = picture.lines.map(({ points }) =>
		points.map((point): Pixel => ({
			x: x.getPixelForValue(point.x),
			y: y.getPixelForValue(point.y)
		}))
	);
	const pointed = { hover: null, chosen: request.best?.value ?? null, loss: null };
	const layout = sweepKind.arrange(chart, picture, pointed, before);
	const guides = [
		[
			{ x: plotArea.left, y: y.getPixelForValue(0.16) },
			{ x: plotArea.right, y: y.getPixelForValue(0.16) }
		],
		[
			{ x: x.getPixelForValue(30), y: plotArea.top },
			{ x: x.getPixelForValue(30), y: plotArea.bottom }
		]
	];
	const best = request.best && x.getPixelForValue(request.best.parameters);
	const looked = [
		{ x: best ?? -1, y: plotArea.top },
		{ x: best ?? -1, y: plotArea.bottom }
	];
	return { layout, ...layout, lines: [...drawn, ...guides, looked] };
}

type Frame = ReturnType<typeof frameAt>;

const isClear = (box: NonNullable<SweepNotes['rule']>['box'], lines: Frame['lines']) =>
	box !== null &&
	!lines.some((points) => points.slice(1).some((to, i) => touches(points[i], to, box)));

describe('the notes of the sweep’s chart, while it forms', () => {
	const frames: Frame[] = [];
	for (const step of steps) frames.push(frameAt(step, frames.at(-1)?.layout ?? null));

	test('stand on no line of any picture, and none is left out', () => {
		for (const { notes, lines } of frames) {
			const boxes = [notes.rule?.box ?? null, ...notes.marks.map(({ box }) => box)];
			expect(boxes).toHaveLength(2);
			expect(boxes.filter((box) => !isClear(box, lines))).toEqual([]);
		}
	});

	test('the rule of thumb stays where it is', () => {
		const places = frames.map(({ notes }) => JSON.stringify(notes.rule?.box));
		expect(new Set(places).size).toBe(1);
	});

	test('the words on the best size move far less often than the best size does', () => {
		const marks = frames.map(({ notes }) => notes.marks[0]);
		const changes = (read: (mark: (typeof marks)[number]) => unknown) =>
			marks.filter((mark, i) => i > 0 && read(mark) !== read(marks[i - 1])).length;
		expect(changes(({ text }) => text)).toBeGreaterThanOrEqual(6);
		expect(changes(({ x, y }) => `${x} ${y}`)).toBe(frames.length - 1);
		expect(changes(({ box }) => `${box?.left} ${box?.top}`)).toBeLessThanOrEqual(8);
	});

	test('the names of the lines stand in the plot, on no line, and seldom move', () => {
		const names = { 'new points': 0.75, training: 0.75, 'noise floor': 0, 'stopped at best': 0 };
		for (const [name, share] of Object.entries(names)) {
			const boxes = frames.map(
				({ labels }) => labels.find(({ wish }) => wish.text === name)?.box ?? null
			);
			const there = boxes.filter((box) => box !== null);
			expect(there.length, name).toBeGreaterThan(share * frames.length);
			expect(boxes.filter((box, i) => box && !isClear(box, frames[i].lines))).toEqual([]);
			const moves = boxes.filter((box, i) => i > 0 && box?.left !== boxes[i - 1]?.left);
			expect(moves.length, name).toBeLessThanOrEqual(20);
		}
	});
});

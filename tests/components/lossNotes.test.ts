import { describe, expect, test } from 'vitest';
import { paddedRange } from '../../src/lib/analysis/curve.ts';
import { overfitSince } from '../../src/lib/analysis/overfitting.ts';
import type { Pixel } from '../../src/lib/components/chart/chartKind.ts';
import { arrangeEnds } from '../../src/lib/components/loss/lineEnds.ts';
import { linesOf } from '../../src/lib/components/loss/lossLines.ts';
import type { LossPicture } from '../../src/lib/components/loss/lossPicture.ts';
import { arrangeNotes, noNotes, type LossNotes } from '../../src/lib/components/loss/lossNotes.ts';
import { evaluation } from '../analysis/curves.ts';
import { fakeChart, look, plotArea, touches } from './fakeChart.ts';

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
		marks,
		end,
		...look,
		lines: linesOf(series, 0, look)
	};
}

function frameAt(last: number, before: LossNotes) {
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
	const ends = arrangeEnds(chart, picture);
	const floorY = bare.scales.y.getPixelForValue(floor);
	const guide = [
		{ x: plotArea.left, y: floorY },
		{ x: plotArea.right, y: floorY }
	];
	return {
		notes: arrangeNotes(chart, picture, ends, before),
		ends,
		lines: [...drawn, guide],
		drawn
	};
}

type Frame = ReturnType<typeof frameAt>;

function film(): Frame[] {
	const frames: Frame[] = [];
	for (const step of evaluatedSteps) frames.push(frameAt(step, frames.at(-1)?.notes ?? noNotes));
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

	test('leave the name of the noise floor behind the edge of the plot, where no line comes', () => {
		for (const { ends } of frames) {
			const floorEnd = ends.find(({ line }) => line === null);
			expect(floorEnd?.text).toBe('noise floor');
			expect(floorEnd?.box.left).toBeGreaterThan(plotArea.right);
		}
	});

	test('names of the lines stand on none', () => {
		for (const { ends, drawn } of frames) {
			for (const { box } of ends) {
				const crossed = drawn.filter((points) =>
					points.slice(1).some((to, i) => touches(points[i], to, box))
				);
				expect(crossed).toEqual([]);
			}
		}
	});
});

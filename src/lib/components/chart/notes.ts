import { formatStep } from '$lib/analysis/results.ts';
import type { Chart } from 'chart.js';
import { evaluationAt, presentOf } from '../lossChart.ts';
import { fontOf, pointAt, type LossPicture } from './lossPicture.ts';
import type { LineEnd } from './lineEnds.ts';
import { Occupancy, type Box } from './occupancy.ts';

export interface Note {
	x: number;
	y: number;
	text: string;
	color: string;
	/** Where the text stands; null where there is no room for it. */
	box: Box | null;
}

/** What is written into the plot: turns, changes in mid-run, the noise floor. */
export interface Notes {
	turns: Note[];
	marks: Note[];
	floor: Note | null;
}

function inkOf(chart: Chart, picture: LossPicture, ends: readonly LineEnd[]): Occupancy {
	const { left, top, width, height } = chart.chartArea;
	const ink = new Occupancy({ left, top, width, height });
	picture.lines.forEach((_, dataset) => {
		const points = chart.getDatasetMeta(dataset).data;
		for (let i = 1; i < points.length; i++) {
			ink.addLine(points[i - 1].x, points[i - 1].y, points[i].x, points[i].y);
		}
	});
	for (const { box } of ends) ink.addText(box);
	return ink;
}

function around(x: number, y: number, width: number, height: number): Box[] {
	const drops = [1, -1, 1.6, -1.6, 2.4, -2.4, 3.4, -3.4].map((rows) => rows * height);
	return drops.flatMap((drop) =>
		[x + 0.4 * height, x - width - 0.4 * height, x - width / 2].map((left) => ({
			left,
			top: y + drop - height / 2,
			width,
			height
		}))
	);
}

export function arrangeNotes(chart: Chart, picture: LossPicture, ends: readonly LineEnd[]): Notes {
	const { ctx, chartArea, scales } = chart;
	const { palette, size, floor } = picture;
	const ink = inkOf(chart, picture, ends);
	const height = 1.3 * size;
	const placed = (note: Omit<Note, 'box'>, weight: number, places: (width: number) => Box[]) => {
		ctx.font = fontOf(picture, weight);
		const spot = ink.freest(places(ctx.measureText(note.text).width + 4));
		if (spot) ink.addText(spot.box);
		return { ...note, box: spot?.box ?? null, ink: spot?.ink ?? Infinity };
	};

	const floorY = scales.y.getPixelForValue(floor ?? -1);
	const hasFloor = floor !== null && floor >= scales.y.min && floor <= scales.y.max;
	if (hasFloor) ink.addLine(chartArea.left, floorY, chartArea.right, floorY);

	const turning = presentOf(picture.series).flatMap(({ letter, history, turn }) => {
		const line = picture.lines.find((line) => !line.faded && line.letter === letter);
		const at = turn === null ? null : evaluationAt(history, turn);
		const point = at && line && pointAt(line, at.step);
		if (!point) return [];
		const x = scales.x.getPixelForValue(point.x);
		const y = scales.y.getPixelForValue(point.y);
		return [{ x, y, text: `${letter} turns at ${formatStep(turn)}`, color: line.color }];
	});
	const dot = 0.45 * size;
	for (const { x, y } of turning) {
		ink.addText({ left: x - dot / 2, top: y - dot / 2, width: dot, height: dot });
	}
	const turns = turning.map((note) =>
		placed(note, 600, (width) => around(note.x, note.y, width, height))
	);

	const inView = picture.marks.filter(({ step }) => step > 0 && step <= picture.end);
	for (const { step } of inView) {
		const x = scales.x.getPixelForValue(step);
		ink.addLine(x, chartArea.top, x, chartArea.bottom);
	}
	const marks = inView.map(({ step, text }) => {
		const x = scales.x.getPixelForValue(step);
		const rows = [0, 1, 2, 3].map((row) => chartArea.top + 2 + row * height);
		const note = placed({ x, y: chartArea.top, text, color: palette.muted }, 400, (width) =>
			rows.flatMap((top) => [
				{ left: x + 5, top, width, height },
				{ left: x - 5 - width, top, width, height }
			])
		);
		return note.ink >= 100 ? { ...note, box: null } : note;
	});

	if (!hasFloor) return { turns, marks, floor: null };
	const note = { x: chartArea.left, y: floorY, text: 'noise floor', color: palette.muted };
	return {
		turns,
		marks,
		floor: placed(note, 400, (width) =>
			[0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].flatMap((share) =>
				[floorY - height - 3, floorY + 3].map((top) => ({
					left: chartArea.right - 4 - width - share * (chartArea.width - 8 - width),
					top,
					width,
					height
				}))
			)
		)
	};
}

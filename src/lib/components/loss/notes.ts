import { formatStep } from '$lib/format.ts';
import type { Chart } from 'chart.js';
import { evaluationAt, presentOf } from './lossChart.ts';
import { fontOf, headroom, pointAt, type LossPicture } from './lossPicture.ts';
import { placeLabel } from '../chart/labelPlace.ts';
import type { LineEnd } from './lineEnds.ts';
import { Occupancy, type Box } from '../chart/occupancy.ts';

export interface Note {
	/** The same from picture to picture. */
	key: string;
	x: number;
	y: number;
	text: string;
	color: string;
	/** Where the text stands; null where there is no room for it. */
	box: Box | null;
}

/** What is written into the plot: turns, and changes in mid-run. */
export interface Notes {
	turns: Note[];
	marks: Note[];
}

export const noNotes: Notes = { turns: [], marks: [] };

function inkOf(
	chart: Chart,
	{ lines, floor }: LossPicture,
	ends: readonly LineEnd[],
	area: Box
): Occupancy {
	const { left, right } = chart.chartArea;
	const ink = new Occupancy(area);
	lines.forEach((_, dataset) => {
		const points = chart.getDatasetMeta(dataset).data;
		for (let i = 1; i < points.length; i++) {
			const [from, to] = [points[i - 1], points[i]];
			ink.addLine({ x0: from.x, y0: from.y, x1: to.x, y1: to.y });
		}
	});
	if (floor !== null) {
		const y = chart.scales.y.getPixelForValue(floor);
		ink.addLine({ x0: left, y0: y, x1: right, y1: y });
	}
	for (const { box } of ends) ink.addText(box);
	return ink;
}

function turnsOf({ scales }: Chart, picture: LossPicture): Omit<Note, 'box'>[] {
	return presentOf(picture.series).flatMap(({ letter, history, turn }) => {
		const line = picture.lines.find((line) => !line.faded && line.letter === letter);
		const at = turn === null ? null : evaluationAt(history, turn);
		const point = at && line && pointAt(line, at.step);
		if (!point) return [];
		const x = scales.x.getPixelForValue(point.x);
		const y = scales.y.getPixelForValue(point.y);
		const text = `${letter} turns at step ${formatStep(turn)}`;
		return [{ key: `turn ${letter}`, x, y, text, color: line.color }];
	});
}

function marksOf({ chartArea, scales }: Chart, picture: LossPicture): Omit<Note, 'box'>[] {
	return picture.marks
		.filter(({ step }) => step > 0 && step <= picture.end)
		.map(({ step, text }, at) => ({
			key: `mark ${at}`,
			x: scales.x.getPixelForValue(step),
			y: chartArea.top,
			text,
			color: picture.palette.muted
		}));
}

/** Left edges of a text beside what it names, in widths of the text. */
const shifts = [0, -1, -0.5, 0.5, -1.5, 1, -2];

/** Texts stand in the line above the plot; where that is full, in rows under it. */
export function arrangeNotes(
	chart: Chart,
	picture: LossPicture,
	ends: readonly LineEnd[],
	before: Notes
): Notes {
	const { ctx, chartArea } = chart;
	const { size } = picture;
	const height = 1.3 * size;
	const top = chartArea.top - headroom(picture);
	const ink = inkOf(chart, picture, ends, {
		left: chartArea.left,
		top,
		width: chart.width - chartArea.left,
		height: chartArea.bottom - top
	});
	const rows = [0, 1, 2].map((row) => top + row * height);
	const boxesBefore = new Map(
		[...before.turns, ...before.marks].map(({ key, box }) => [key, box] as const)
	);
	const placed = (note: Omit<Note, 'box'>, weight: number): Note => {
		ctx.font = fontOf(picture, weight);
		const width = ctx.measureText(note.text).width + 4;
		const wish = {
			anchor: note,
			width,
			height,
			places: rows.flatMap((y) => shifts.map((shift) => ({ x: note.x + shift * width, y }))),
			reach: { x: 2 * width, y: Infinity },
			mayRoam: true
		};
		return { ...note, box: placeLabel(ink, wish, boxesBefore.get(note.key) ?? null) };
	};

	const marking = marksOf(chart, picture);
	for (const { x } of marking) {
		ink.addLine({ x0: x, y0: chartArea.top, x1: x, y1: chartArea.bottom });
	}
	const turning = turnsOf(chart, picture);
	const dot = 0.45 * size;
	for (const { x, y } of turning) {
		ink.addText({ left: x - dot, top: y - dot, width: 2 * dot, height: 2 * dot });
	}
	return {
		turns: turning.map((note) => placed(note, 600)),
		marks: marking.map((note) => placed(note, 400))
	};
}

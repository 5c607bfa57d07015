import { formatStep } from '$lib/format.ts';
import type { Chart } from 'chart.js';
import { noteArea, noteHeight, placed, type Note } from '../chart/notes.ts';
import { Occupancy } from '../chart/occupancy.ts';
import type { LineEnd } from './lineEnds.ts';
import { evaluationAt, presentOf } from './lossChart.ts';
import { pointAt, type LossPicture } from './lossPicture.ts';

export interface LossNote extends Note {
	/** The same from picture to picture. */
	key: string;
	x: number;
	y: number;
}

/** What is written into the plot: turns, and changes in mid-run. */
export interface LossNotes {
	turns: LossNote[];
	marks: LossNote[];
}

type Unplaced = Omit<LossNote, 'box'>;

export const noNotes: LossNotes = { turns: [], marks: [] };

function inkOf(chart: Chart, picture: LossPicture, ends: readonly LineEnd[]): Occupancy {
	const { left, right } = chart.chartArea;
	const { lines, floor } = picture;
	const ink = new Occupancy(noteArea(chart, picture));
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

function turnsOf({ scales }: Chart, picture: LossPicture): Unplaced[] {
	return presentOf(picture.series).flatMap(({ letter, history, turn }) => {
		const line = picture.lines.find((line) => !line.faded && line.letter === letter);
		const at = turn === null ? null : evaluationAt(history, turn);
		const point = at && line && pointAt(line, at.step);
		if (!point) return [];
		const x = scales.x.getPixelForValue(point.x);
		const y = scales.y.getPixelForValue(point.y);
		const text = `${letter} turns at step ${formatStep(turn)}`;
		return [{ key: `turn ${letter}`, x, y, text, color: line.color, weight: 600 }];
	});
}

function marksOf({ chartArea, scales }: Chart, picture: LossPicture): Unplaced[] {
	return picture.marks
		.filter(({ step }) => step > 0 && step <= picture.end)
		.map(({ step, text }, at) => ({
			key: `mark ${at}`,
			x: scales.x.getPixelForValue(step),
			y: chartArea.top,
			text,
			color: picture.palette.muted,
			weight: 400
		}));
}

/** Left edges of a text beside what it names, in widths of the text. */
const shifts = [0, -1, -0.5, 0.5, -1.5, 1, -2];

/** Texts stand in the line above the plot; where that is full, in rows under it. */
export function arrangeNotes(
	chart: Chart,
	picture: LossPicture,
	ends: readonly LineEnd[],
	before: LossNotes
): LossNotes {
	const { top, bottom } = chart.chartArea;
	const ink = inkOf(chart, picture, ends);
	const rows = [0, 1, 2].map((row) => ink.area.top + row * noteHeight(picture));
	const boxesBefore = new Map(
		[...before.turns, ...before.marks].map(({ key, box }) => [key, box] as const)
	);
	const place = (note: Unplaced): LossNote =>
		placed(ink, note, picture, boxesBefore.get(note.key) ?? null, (width) => ({
			anchor: note,
			places: rows.flatMap((y) => shifts.map((shift) => ({ x: note.x + shift * width, y }))),
			reach: { x: 2 * width, y: Infinity },
			mayRoam: true
		}));

	const marks = marksOf(chart, picture);
	for (const { x } of marks) ink.addLine({ x0: x, y0: top, x1: x, y1: bottom });
	const turns = turnsOf(chart, picture);
	const dot = 0.45 * picture.size;
	for (const { x, y } of turns) {
		ink.addText({ left: x - dot, top: y - dot, width: 2 * dot, height: 2 * dot });
	}
	return { turns: turns.map(place), marks: marks.map(place) };
}

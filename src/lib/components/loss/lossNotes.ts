import { formatStep } from '$lib/format.ts';
import type { Chart } from 'chart.js';
import { noteHeight, placed, type Note } from '../chart/notes.ts';
import type { Occupancy } from '../chart/occupancy.ts';
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
		.filter(({ step }) => step > (picture.begin ?? 0) && step <= picture.end)
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

/** Where the notes belong, without their texts. */
export interface NoteAnchors {
	turns: Unplaced[];
	marks: Unplaced[];
}

export function noteAnchors(chart: Chart, picture: LossPicture): NoteAnchors {
	return { turns: turnsOf(chart, picture), marks: marksOf(chart, picture) };
}

/** Their dots and lines, which are ink before any text is. */
export function addNoteInk(
	ink: Occupancy,
	{ chartArea: { top, bottom } }: Chart,
	{ turns, marks }: NoteAnchors,
	{ size }: LossPicture
) {
	for (const { x } of marks) ink.addLine({ x0: x, y0: top, x1: x, y1: bottom });
	const dot = 0.45 * size;
	for (const { x, y } of turns) {
		ink.addText({ left: x - dot, top: y - dot, width: 2 * dot, height: 2 * dot });
	}
}

/** Texts stand in the line above the plot; where that is full, in rows under it. */
export function arrangeNotes(
	ink: Occupancy,
	{ turns, marks }: NoteAnchors,
	picture: LossPicture,
	before: LossNotes
): LossNotes {
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
	return { turns: turns.map(place), marks: marks.map(place) };
}

/** What is written into a plot: its notes, with leaders where they stand apart from what they name. */
import type { Chart } from 'chart.js';
import type { Pixel } from './chartKind.ts';
import { leaderTo, lengthOf, placeLabel, type LabelWish } from './labelPlace.ts';
import type { LineLabel, LineLabelWish } from './lineLabel.ts';
import { fontOf, headroom, translucent, type Look } from './look.ts';
import type { Box, Occupancy } from './occupancy.ts';
import { writeRimmed } from './strokes.ts';

export interface Note {
	text: string;
	color: string;
	weight: number;
	/** Where the text stands; null where there is no room for it. */
	box: Box | null;
}

/** Where notes may stand: the plot, what is kept free above it, and all to its right but for a margin of names. */
export function noteArea({ chartArea, width }: Chart, look: Look): Box {
	const { left, top, right, bottom } = chartArea;
	const highest = top - headroom(look);
	return {
		left,
		top: highest,
		width: (look.hasMargin ? right : width) - left,
		height: bottom - highest
	};
}

/** The margin for the names of lines, as high as the chart; null where there is none. */
export function marginIn({ chartArea: { right }, width, height }: Chart, look: Look): Box | null {
	return look.hasMargin ? { left: right, top: 0, width: width - right, height } : null;
}

export function noteHeight({ size }: Look): number {
	return 1.3 * size;
}

/** The note with its box, which is ink from then on; `wish` is told how wide the text is. */
export function placed<Unplaced extends Omit<Note, 'box'>>(
	ink: Occupancy,
	note: Unplaced,
	look: Look,
	before: Box | null,
	wish: (width: number) => Omit<LabelWish, 'width' | 'height'>
): Unplaced & Note {
	const width = look.widthOf(note.text, note.weight) + 4;
	const box = placeLabel(ink, { width, height: noteHeight(look), ...wish(width) }, before);
	return { ...note, box };
}

export function writeNote(ctx: CanvasRenderingContext2D, note: Note, look: Look) {
	if (!note.box) return;
	const { left, top, height } = note.box;
	ctx.font = fontOf(look, note.weight);
	ctx.textAlign = 'left';
	ctx.textBaseline = 'middle';
	ctx.fillStyle = note.color;
	writeRimmed(ctx, note.text, { x: left + 2, y: top + height / 2 }, look, { rim: 3 });
}

/** A line from a place to the note on it, if that is `least` px away or more. */
export function drawLeader(
	ctx: CanvasRenderingContext2D,
	anchor: Pixel,
	{ box, color }: Pick<Note, 'box' | 'color'>,
	least: number
) {
	const leader = box && leaderTo(anchor, box);
	if (!leader || lengthOf(leader) < least) return;
	ctx.strokeStyle = translucent(color, 60);
	ctx.lineWidth = 1;
	ctx.beginPath();
	ctx.moveTo(leader.x0, leader.y0);
	ctx.lineTo(leader.x1, leader.y1);
	ctx.stroke();
}

/** Writes the names of lines where they stand, each as `noteOf` says. */
export function writeLabels<Wish extends LineLabelWish>(
	ctx: CanvasRenderingContext2D,
	labels: readonly LineLabel<Wish>[],
	look: Look,
	noteOf: (wish: Wish) => Omit<Note, 'box'>
) {
	ctx.save();
	for (const { wish, box, leader } of labels) {
		const note = { ...noteOf(wish), box };
		if (leader) drawLeader(ctx, { x: leader.x0, y: leader.y0 }, note, 0);
		writeNote(ctx, note, look);
	}
	ctx.restore();
}

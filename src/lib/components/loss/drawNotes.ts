import type { Chart } from 'chart.js';
import { translucent } from '../chart/look.ts';
import { drawLeader, writeNote } from '../chart/notes.ts';
import { drawDot, drawDotted, drawHairline } from '../chart/strokes.ts';
import { floorHeight } from './lossLabels.ts';
import type { LossNote, LossNotes } from './lossNotes.ts';
import type { LossPicture } from './lossPicture.ts';

/** Guides for changes in mid-run and for the noise floor, under the lines. */
export function drawGuides(chart: Chart, picture: LossPicture, { marks }: LossNotes) {
	const { ctx, chartArea } = chart;
	ctx.save();
	for (const { x, color } of marks) {
		drawHairline(chart, Math.round(x) + 0.5, { color: translucent(color, 60) });
	}
	ctx.restore();
	const y = floorHeight(chart, picture);
	if (y === null) return;
	const { left, right } = chartArea;
	drawDotted(ctx, picture.palette.muted, [
		[
			{ x: left, y },
			{ x: right, y }
		]
	]);
}

/** Notes whose anchors lie between two positions in px, over the lines. */
export function drawNotes(
	{ ctx }: Chart,
	{ turns, marks }: LossNotes,
	picture: LossPicture,
	from: number,
	to: number
) {
	const isHere = ({ x }: LossNote) => x > from && x <= to;
	ctx.save();
	for (const note of marks.filter(isHere)) {
		drawLeader(ctx, note, note, picture.size);
		writeNote(ctx, note, picture);
	}
	for (const note of turns.filter(isHere)) {
		drawLeader(ctx, note, note, picture.size);
		writeNote(ctx, note, picture);
		const rim = { color: note.color, rim: picture.palette.card, width: 1.5 };
		drawDot(ctx, note, 0.4 * picture.size, rim);
	}
	ctx.restore();
}

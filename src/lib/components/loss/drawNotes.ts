import type { Chart, ChartArea } from 'chart.js';
import { leaderTo, lengthOf } from '../chart/labelPlace.ts';
import type { LineEnd } from './lineEnds.ts';
import { fontOf, translucent, type LossPicture } from './lossPicture.ts';
import type { Note, Notes } from './notes.ts';

function write(ctx: CanvasRenderingContext2D, note: Note, picture: LossPicture, weight: number) {
	if (!note.box) return;
	ctx.font = fontOf(picture, weight);
	ctx.textAlign = 'left';
	ctx.textBaseline = 'middle';
	ctx.lineJoin = 'round';
	ctx.lineWidth = 3;
	ctx.strokeStyle = picture.palette.card;
	ctx.fillStyle = note.color;
	const [x, y] = [note.box.left + 2, note.box.top + note.box.height / 2];
	ctx.strokeText(note.text, x, y);
	ctx.fillText(note.text, x, y);
}

/** From a dot to text that stands apart from it. */
export function drawLeader(
	ctx: CanvasRenderingContext2D,
	{ box, color, ...anchor }: Pick<Note, 'x' | 'y' | 'box' | 'color'>,
	size: number
) {
	const leader = box && leaderTo(anchor, box);
	if (!leader || lengthOf(leader) < size) return;
	ctx.strokeStyle = translucent(color, 60);
	ctx.lineWidth = 1;
	ctx.beginPath();
	ctx.moveTo(leader.x0, leader.y0);
	ctx.lineTo(leader.x1, leader.y1);
	ctx.stroke();
}

/** What a horizontal line across the plot leaves out lies under a label. */
function clearOf(
	ends: readonly LineEnd[],
	y: number,
	{ left, right }: Pick<ChartArea, 'left' | 'right'>
): { from: number; to: number }[] {
	const boxes = ends.map(({ box }) => box).filter(({ top, height }) => y > top && y < top + height);
	if (boxes.length === 0) return [{ from: left, to: right }];
	const from = Math.min(...boxes.map((box) => box.left)) - 2;
	const to = Math.max(...boxes.map((box) => box.left + box.width)) + 2;
	return [
		{ from: left, to: Math.min(right, from) },
		{ from: to, to: right }
	].filter((part) => part.to > part.from);
}

/** Under the lines. */
export function drawGuides(
	{ ctx, chartArea, scales }: Chart,
	{ floor, palette }: LossPicture,
	{ marks }: Notes,
	ends: readonly LineEnd[]
) {
	ctx.save();
	ctx.lineWidth = 1;
	for (const { x, color } of marks) {
		ctx.strokeStyle = translucent(color, 60);
		ctx.beginPath();
		ctx.moveTo(Math.round(x) + 0.5, chartArea.top);
		ctx.lineTo(Math.round(x) + 0.5, chartArea.bottom);
		ctx.stroke();
	}
	if (floor !== null && floor >= scales.y.min && floor <= scales.y.max) {
		const y = scales.y.getPixelForValue(floor);
		ctx.strokeStyle = palette.muted;
		ctx.lineWidth = 1.5;
		ctx.lineCap = 'round';
		ctx.setLineDash([0.5, 5]);
		ctx.beginPath();
		for (const { from, to } of clearOf(ends, y, chartArea)) {
			ctx.moveTo(from, y);
			ctx.lineTo(to, y);
		}
		ctx.stroke();
	}
	ctx.restore();
}

/** Over the lines: of the notes those between two positions, in px. */
export function drawNotes(
	{ ctx }: Chart,
	{ turns, marks }: Notes,
	picture: LossPicture,
	from: number,
	to: number
) {
	const isHere = ({ x }: Note) => x > from && x <= to;
	ctx.save();
	for (const note of marks.filter(isHere)) {
		drawLeader(ctx, note, picture.size);
		write(ctx, note, picture, 400);
	}
	for (const note of turns.filter(isHere)) {
		drawLeader(ctx, note, picture.size);
		write(ctx, note, picture, 600);
		ctx.beginPath();
		ctx.arc(note.x, note.y, 0.4 * picture.size, 0, 2 * Math.PI);
		ctx.fillStyle = note.color;
		ctx.strokeStyle = picture.palette.card;
		ctx.lineWidth = 1.5;
		ctx.fill();
		ctx.stroke();
	}
	ctx.restore();
}

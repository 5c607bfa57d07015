import type { Chart } from 'chart.js';
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
function drawLeader(ctx: CanvasRenderingContext2D, { x, y, box, color }: Note, size: number) {
	if (!box) return;
	const toX = Math.max(box.left + 4, Math.min(box.left + box.width - 4, x));
	const toY = box.top > y ? box.top + 2 : box.top + box.height - 2;
	if (Math.abs(toY - y) < 2 * size) return;
	ctx.strokeStyle = color;
	ctx.lineWidth = 1;
	ctx.beginPath();
	ctx.moveTo(x, y);
	ctx.lineTo(toX, toY);
	ctx.stroke();
}

/** Under the lines. */
export function drawGuides({ ctx, chartArea }: Chart, { floor, marks }: Notes) {
	ctx.save();
	ctx.lineWidth = 1;
	for (const { x, color } of marks) {
		ctx.strokeStyle = translucent(color, 60);
		ctx.beginPath();
		ctx.moveTo(Math.round(x) + 0.5, chartArea.top);
		ctx.lineTo(Math.round(x) + 0.5, chartArea.bottom);
		ctx.stroke();
	}
	if (floor) {
		ctx.strokeStyle = floor.color;
		ctx.lineWidth = 1.5;
		ctx.lineCap = 'round';
		ctx.setLineDash([0.5, 5]);
		ctx.beginPath();
		ctx.moveTo(chartArea.left, floor.y);
		ctx.lineTo(chartArea.right, floor.y);
		ctx.stroke();
	}
	ctx.restore();
}

/** Over the lines: of the notes those between two positions, in px. */
export function drawNotes(
	{ ctx }: Chart,
	{ turns, marks, floor }: Notes,
	picture: LossPicture,
	from: number,
	to: number
) {
	const isHere = ({ x }: Note) => x > from && x <= to;
	ctx.save();
	for (const note of marks.filter(isHere)) write(ctx, note, picture, 400);
	if (floor && isHere(floor)) write(ctx, floor, picture, 400);
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

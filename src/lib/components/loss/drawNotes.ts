import type { Chart, ChartArea } from 'chart.js';
import type { Pixel } from '../chart/chartKind.ts';
import { translucent } from '../chart/look.ts';
import { drawLeader, writeNote } from '../chart/notes.ts';
import { drawDot, drawDotted, drawHairline } from '../chart/strokes.ts';
import type { LineEnd } from './lineEnds.ts';
import type { LossNote, LossNotes } from './lossNotes.ts';
import type { LossPicture } from './lossPicture.ts';

/** A horizontal line across the plot, but for what lies under a label. */
function clearOf(
	ends: readonly LineEnd[],
	y: number,
	{ left, right }: Pick<ChartArea, 'left' | 'right'>
): (readonly [from: Pixel, to: Pixel])[] {
	const boxes = ends.map(({ box }) => box).filter(({ top, height }) => y > top && y < top + height);
	const from = Math.min(...boxes.map((box) => box.left)) - 2;
	const to = Math.max(...boxes.map((box) => box.left + box.width)) + 2;
	const parts =
		boxes.length === 0
			? [[left, right]]
			: [
					[left, Math.min(right, from)],
					[to, right]
				];
	return parts
		.filter(([from, to]) => to > from)
		.map(([from, to]) => [
			{ x: from, y },
			{ x: to, y }
		]);
}

/** Guides for changes in mid-run and for the noise floor, under the lines. */
export function drawGuides(
	chart: Chart,
	{ floor, palette }: LossPicture,
	{ marks }: LossNotes,
	ends: readonly LineEnd[]
) {
	const { ctx, chartArea, scales } = chart;
	ctx.save();
	for (const { x, color } of marks) {
		drawHairline(chart, Math.round(x) + 0.5, { color: translucent(color, 60) });
	}
	ctx.restore();
	if (floor !== null && floor >= scales.y.min && floor <= scales.y.max) {
		const y = scales.y.getPixelForValue(floor);
		drawDotted(ctx, palette.muted, clearOf(ends, y, chartArea));
	}
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

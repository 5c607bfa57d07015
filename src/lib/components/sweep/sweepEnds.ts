import { formatLoss } from '$lib/analysis/results.ts';
import type { Chart } from 'chart.js';
import { fontOf } from '../chart/lossPicture.ts';
import { spread } from '../chart/spread.ts';
import { lineWords, type SweepLine, type SweepPicture } from './sweepPicture.ts';

const gap = 10; // px between a line's end and its label

interface LineEnd {
	line: SweepLine;
	left: number;
	centre: number;
}

/** Width to keep free at the right for names, and for values while a size is pointed at. */
export function gutterWidth(ctx: CanvasRenderingContext2D, picture: SweepPicture): number {
	ctx.font = fontOf(picture, 600);
	const widths = Object.values(lineWords).map((words) => ctx.measureText(words).width);
	return Math.ceil(gap + Math.max(...widths) + 2);
}

/** Labels at the ends of the lines, moved apart so that none covers another. */
export function arrangeEnds({ chartArea, scales }: Chart, picture: SweepPicture): LineEnd[] {
	const isInView = ({ y }: { y: number }) =>
		scales.y.getPixelForValue(y) < chartArea.bottom + picture.size;
	const ended = picture.lines.filter(({ points }) => points.length > 0 && isInView(points.at(-1)!));
	const within = (y: number) => Math.max(chartArea.top, Math.min(chartArea.bottom, y));
	const wanted = ended.map(({ points }) => within(scales.y.getPixelForValue(points.at(-1)!.y)));
	const centres = spread(wanted, 1.3 * picture.size, chartArea.top, chartArea.bottom);
	const right = Math.max(
		chartArea.left,
		...ended.map(({ points }) => scales.x.getPixelForValue(points.at(-1)!.x))
	);
	return ended.map((line, i) => ({ line, left: right + gap, centre: centres[i] }));
}

/** Names at rest; with a size, what each line is worth there. */
export function drawEnds(
	{ ctx }: Chart,
	ends: readonly LineEnd[],
	picture: SweepPicture,
	x: number | null
) {
	ctx.save();
	ctx.font = fontOf(picture, 600);
	ctx.textAlign = 'left';
	ctx.textBaseline = 'middle';
	ctx.lineJoin = 'round';
	ctx.lineWidth = 4;
	ctx.strokeStyle = picture.palette.card;
	for (const { line, left, centre } of ends) {
		const at = line.points.find((point) => point.x === x);
		const words = x === null ? lineWords[line.name] : at ? formatLoss(at.y) : '–';
		ctx.fillStyle = line.color;
		ctx.strokeText(words, left, centre);
		ctx.fillText(words, left, centre);
	}
	ctx.restore();
}

export type { LineEnd };

import { formatLoss } from '$lib/analysis/results.ts';
import type { Chart } from 'chart.js';
import { fontOf } from '../chart/lossPicture.ts';
import { spread } from '../chart/spread.ts';
import { lineWords, type SweepLine, type SweepPicture } from './sweepPicture.ts';

const gap = 10; // px between a line's end and its label

interface LineEnd {
	/** Null for the noise floor. */
	line: SweepLine | null;
	left: number;
	centre: number;
}

/** Width to keep free at the right for names, and for values while a size is pointed at. */
export function gutterWidth(ctx: CanvasRenderingContext2D, picture: SweepPicture): number {
	ctx.font = fontOf(picture, 600);
	const widths = Object.values(lineWords).map((words) => ctx.measureText(words).width);
	return Math.ceil(gap + Math.max(...widths) + 2);
}

/** Labels at the ends of the lines, moved apart so that none covers another; the noise floor's, at
 * this height, among them. */
export function arrangeEnds(
	{ chartArea, scales }: Chart,
	picture: SweepPicture,
	floor: number | null
): LineEnd[] {
	const isInView = ({ y }: { y: number }) =>
		scales.y.getPixelForValue(y) < chartArea.bottom + picture.size;
	const ended = picture.lines.filter(({ points }) => points.length > 0 && isInView(points.at(-1)!));
	const within = (y: number) => Math.max(chartArea.top, Math.min(chartArea.bottom, y));
	const wanted = ended.map(({ points }) => within(scales.y.getPixelForValue(points.at(-1)!.y)));
	const centres = spread(
		floor === null ? wanted : [...wanted, floor],
		1.3 * picture.size,
		chartArea.top,
		chartArea.bottom
	);
	const lines = floor === null ? ended : [...ended, null];
	const left = chartArea.right + gap;
	return lines.map((line, i) => ({ line, left, centre: centres[i] }));
}

function wordsOf(line: SweepLine | null, { floor }: SweepPicture, x: number | null): string {
	if (line === null) return x === null ? 'noise floor' : formatLoss(floor);
	if (x === null) return lineWords[line.name];
	const at = line.points.find((point) => point.x === x);
	return at ? formatLoss(at.y) : '–';
}

/** Names at rest; with a size, what each line is worth there. */
export function drawEnds(
	{ ctx }: Chart,
	ends: readonly LineEnd[],
	picture: SweepPicture,
	x: number | null
) {
	ctx.save();
	ctx.textAlign = 'left';
	ctx.textBaseline = 'middle';
	ctx.lineJoin = 'round';
	ctx.lineWidth = 4;
	ctx.strokeStyle = picture.palette.card;
	for (const { line, left, centre } of ends) {
		ctx.font = fontOf(picture, line ? 600 : 400);
		ctx.fillStyle = line ? line.color : picture.palette.muted;
		const words = wordsOf(line, picture, x);
		ctx.strokeText(words, left, centre);
		ctx.fillText(words, left, centre);
	}
	ctx.restore();
}

export type { LineEnd };

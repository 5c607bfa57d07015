import { formatLoss } from '$lib/format.ts';
import type { Chart } from 'chart.js';
import { fontOf } from '../../chart/look.ts';
import { spread } from '../../chart/spread.ts';
import { writeRimmed } from '../../chart/strokes.ts';
import { lineWords, type SweepLine, type SweepPicture } from './sweepPicture.ts';

const gap = 10; // px between a line's end and its label

export interface LineEnd {
	/** Null for the noise floor. */
	line: SweepLine | null;
	left: number;
	centre: number;
}

/** Width to keep free at the right for names, and for values while a size is pointed at. */
export function gutterWidth({ widthOf }: SweepPicture): number {
	const widths = Object.values(lineWords).map((words) => widthOf(words, 600));
	return Math.ceil(gap + Math.max(...widths) + 2);
}

export function endHeight({ size }: SweepPicture): number {
	return 1.3 * size;
}

/** Where the noise floor lies, in px; null outside of the axis. A logarithmic one has no place for 0. */
export function floorHeight(
	{ chartArea, scales }: Pick<Chart, 'chartArea' | 'scales'>,
	{ floor, scale }: SweepPicture
): number | null {
	if (floor === null || (floor <= 0 && scale === 'log')) return null;
	const y = scales.y.getPixelForValue(floor);
	return y >= chartArea.top && y <= chartArea.bottom ? y : null;
}

/** Labels at the ends of the lines and of the noise floor, moved apart so that none covers another. */
export function arrangeEnds({ chartArea, scales }: Chart, picture: SweepPicture): LineEnd[] {
	const { top, bottom, right } = chartArea;
	const floor = floorHeight({ chartArea, scales }, picture);
	const within = (y: number) => Math.max(top, Math.min(bottom, y));
	const ends: { line: SweepLine | null; y: number }[] = picture.lines
		.flatMap((line) => {
			const last = line.points.at(-1);
			return last ? { line, y: scales.y.getPixelForValue(last.y) } : [];
		})
		.filter(({ y }) => y < bottom + picture.size);
	if (floor !== null) ends.push({ line: null, y: floor });
	const wanted = ends.map(({ y }) => within(y));
	const centres = spread(wanted, endHeight(picture), top, bottom);
	return ends.map(({ line }, i) => ({ line, left: right + gap, centre: centres[i] }));
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
	for (const { line, left, centre } of ends) {
		ctx.font = fontOf(picture, line ? 600 : 400);
		ctx.fillStyle = line ? line.color : picture.palette.muted;
		writeRimmed(ctx, wordsOf(line, picture, x), { x: left, y: centre }, picture, { rim: 4 });
	}
	ctx.restore();
}

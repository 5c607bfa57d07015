/** What the charts draw by hand around Chart.js's lines. */
import type { Chart } from 'chart.js';
import type { Pixel } from './chartKind.ts';
import { fontOf, type Look } from './look.ts';
import type { Box } from './occupancy.ts';

/** Draws within the plot only. */
export function clipped({ ctx, chartArea: { left, top, width, height } }: Chart, draw: () => void) {
	ctx.save();
	ctx.beginPath();
	ctx.rect(left, top, width, height);
	ctx.clip();
	draw();
	ctx.restore();
}

/** Fills what lies between two lines, which both run from left to right. */
export function fillBetween(
	ctx: CanvasRenderingContext2D,
	one: readonly Pixel[],
	other: readonly Pixel[],
	color: string
) {
	ctx.beginPath();
	for (const { x, y } of [...one, ...other.toReversed()]) ctx.lineTo(x, y);
	ctx.fillStyle = color;
	ctx.fill();
}

/** An upright line through the plot, which ends `beyond` px under it. */
export function drawHairline(
	{ ctx, chartArea }: Chart,
	x: number,
	{ color, width = 1, beyond = 0 }: { color: string; width?: number; beyond?: number }
) {
	ctx.strokeStyle = color;
	ctx.lineWidth = width;
	ctx.beginPath();
	ctx.moveTo(x, chartArea.top);
	ctx.lineTo(x, chartArea.bottom + beyond);
	ctx.stroke();
}

/** Straight lines of small round dots. */
export function drawDotted(
	ctx: CanvasRenderingContext2D,
	color: string,
	lines: readonly (readonly [from: Pixel, to: Pixel])[]
) {
	ctx.save();
	ctx.strokeStyle = color;
	ctx.lineWidth = 1.5;
	ctx.lineCap = 'round';
	ctx.setLineDash([0.5, 5]);
	ctx.beginPath();
	for (const [from, to] of lines) {
		ctx.moveTo(from.x, from.y);
		ctx.lineTo(to.x, to.y);
	}
	ctx.stroke();
	ctx.restore();
}

/** A filled dot with a rim. */
export function drawDot(
	ctx: CanvasRenderingContext2D,
	{ x, y }: Pixel,
	radius: number,
	{ color, rim, width }: { color: string; rim: string; width: number }
) {
	ctx.beginPath();
	ctx.arc(x, y, radius, 0, 2 * Math.PI);
	ctx.fillStyle = color;
	ctx.strokeStyle = rim;
	ctx.lineWidth = width;
	ctx.fill();
	ctx.stroke();
}

/** Words with a rim in the colour of the card, which parts them from the lines under them. */
export function writeRimmed(
	ctx: CanvasRenderingContext2D,
	words: string,
	{ x, y }: Pixel,
	{ palette }: Look,
	{ rim, most }: { rim: number; most?: number }
) {
	ctx.lineJoin = 'round';
	ctx.lineWidth = rim;
	ctx.strokeStyle = palette.card;
	ctx.strokeText(words, x, y, most);
	ctx.fillText(words, x, y, most);
}

/** Where a tag stands that is centred at `x`, as far as the chart has room. */
export function tagBox(
	{ width: room }: Chart,
	{ size, widthOf }: Look,
	words: string,
	x: number
): Omit<Box, 'top'> {
	const width = widthOf(words, 600) + size;
	return { left: Math.max(0, Math.min(room - width, x - width / 2)), width, height: 1.6 * size };
}

/** Words in a rounded box. */
export function drawTag(
	ctx: CanvasRenderingContext2D,
	words: string,
	{ left, top, width, height }: Box,
	look: Look,
	{ ground, color, rim = null }: { ground: string; color: string; rim?: string | null }
) {
	ctx.beginPath();
	ctx.roundRect(left, top, width, height, height / 2);
	ctx.fillStyle = ground;
	ctx.fill();
	if (rim !== null) {
		ctx.strokeStyle = rim;
		ctx.lineWidth = 1;
		ctx.stroke();
	}
	ctx.font = fontOf(look, 600);
	ctx.fillStyle = color;
	ctx.textAlign = 'center';
	ctx.textBaseline = 'middle';
	ctx.fillText(words, left + width / 2, top + height / 2 + 0.5);
}

import { formatCount } from '$lib/format.ts';
import type { Chart } from 'chart.js';
import { fontOf } from '../loss/lossPicture.ts';
import { xOf, type PointedSize, type SweepPicture } from './sweepPicture.ts';

function unitOf({ axis }: SweepPicture): string {
	return axis === 'training' ? 'training points' : 'parameters';
}

/** Under the axis: what its numbers count. */
export function drawUnit({ ctx, chartArea, height }: Chart, picture: SweepPicture) {
	ctx.font = fontOf(picture);
	ctx.fillStyle = picture.palette.muted;
	ctx.textAlign = 'center';
	ctx.textBaseline = 'bottom';
	ctx.fillText(unitOf(picture), (chartArea.left + chartArea.right) / 2, height - 1);
}

function drawHairline({ ctx, chartArea }: Chart, x: number, color: string, width: number) {
	ctx.strokeStyle = color;
	ctx.lineWidth = width;
	ctx.beginPath();
	ctx.moveTo(x, chartArea.top);
	ctx.lineTo(x, chartArea.bottom);
	ctx.stroke();
}

/** The size in a box, in the place of the unit. */
function drawSize(chart: Chart, picture: SweepPicture, x: number, text: string) {
	const { ctx, height } = chart;
	const { palette, size } = picture;
	ctx.font = fontOf(picture, 600);
	const width = ctx.measureText(text).width + size;
	const boxHeight = 1.6 * size;
	const left = Math.max(0, Math.min(chart.width - width, x - width / 2));
	const top = height - boxHeight - 1;
	ctx.beginPath();
	ctx.roundRect(left, top, width, boxHeight, boxHeight / 2);
	ctx.fillStyle = palette.ink;
	ctx.fill();
	ctx.fillStyle = palette.card;
	ctx.textAlign = 'center';
	ctx.textBaseline = 'middle';
	ctx.fillText(text, left + width / 2, top + boxHeight / 2 + 0.5);
}

export function placeOf(chart: Chart, { points, axis }: SweepPicture, value: number | null) {
	const point = points.find((candidate) => candidate.value === value);
	if (point === undefined) return null;
	const x = xOf(point, axis);
	return { x, pixel: chart.scales.x.getPixelForValue(x) };
}

/** The size that is looked at, under the lines. */
export function drawChosenLine(chart: Chart, picture: SweepPicture, { chosen }: PointedSize) {
	const place = placeOf(chart, picture, chosen);
	if (place) drawHairline(chart, place.pixel, picture.palette.muted, 1);
}

/** The network that is looked at. */
export function drawChosen(chart: Chart, picture: SweepPicture, { chosen, loss }: PointedSize) {
	const { ctx, chartArea, scales } = chart;
	const place = placeOf(chart, picture, chosen);
	const y = loss === null ? NaN : scales.y.getPixelForValue(loss);
	if (!place || !(y >= chartArea.top - 2 && y <= chartArea.bottom + 2)) return;
	ctx.save();
	ctx.beginPath();
	ctx.arc(place.pixel, y, 4.5, 0, 2 * Math.PI);
	ctx.fillStyle = picture.palette.ink;
	ctx.strokeStyle = picture.palette.card;
	ctx.lineWidth = 2;
	ctx.fill();
	ctx.stroke();
	ctx.restore();
}

/** The size under the pointer. Returns where it lies on the axis. */
export function drawHovered(
	chart: Chart,
	picture: SweepPicture,
	{ hover }: PointedSize
): number | null {
	const place = placeOf(chart, picture, hover);
	if (!place) return null;
	chart.ctx.save();
	drawHairline(chart, place.pixel, picture.palette.muted, 1);
	drawSize(chart, picture, place.pixel, `${formatCount(place.x)} ${unitOf(picture)}`);
	chart.ctx.restore();
	return place.x;
}

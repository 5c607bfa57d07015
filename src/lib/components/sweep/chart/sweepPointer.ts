import { axisValueInWords } from '$lib/analysis/sweep/axisValue.ts';
import { formatCount } from '$lib/format.ts';
import type { Chart } from 'chart.js';
import { drawDot, drawHairline, drawTag, tagBox } from '../../chart/strokes.ts';
import {
	allPoints,
	isOfParameters,
	unitOf,
	xOf,
	type PointedSize,
	type SweepPicture
} from './sweepPicture.ts';

/** The size in a box, in the place of the unit. */
function drawSize(chart: Chart, picture: SweepPicture, x: number, text: string) {
	const { ink, card } = picture.palette;
	const box = tagBox(chart, picture, text, x);
	const top = chart.height - box.height - 1;
	drawTag(chart.ctx, text, { ...box, top }, picture, { ground: ink, color: card });
}

export function placeOf(chart: Chart, picture: SweepPicture, value: number | null) {
	const point = allPoints(picture).find((candidate) => candidate.value === value);
	if (point === undefined) return null;
	const x = xOf(point, picture);
	return { x, pixel: chart.scales.x.getPixelForValue(x) };
}

/** The size that is looked at, under the lines. */
export function drawChosenLine(chart: Chart, picture: SweepPicture, { chosen }: PointedSize) {
	const place = placeOf(chart, picture, chosen);
	if (place) drawHairline(chart, place.pixel, { color: picture.palette.muted });
}

/** The network that is looked at. */
export function drawChosen(chart: Chart, picture: SweepPicture, { chosen, loss }: PointedSize) {
	const { ctx, chartArea, scales } = chart;
	const place = placeOf(chart, picture, chosen);
	const y = loss === null ? NaN : scales.y.getPixelForValue(loss);
	if (!place || !(y >= chartArea.top - 2 && y <= chartArea.bottom + 2)) return;
	const { ink, card } = picture.palette;
	ctx.save();
	drawDot(ctx, { x: place.pixel, y }, 4.5, { color: ink, rim: card, width: 2 });
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
	drawHairline(chart, place.pixel, { color: picture.palette.muted });
	const { axis } = picture;
	const text = isOfParameters(axis)
		? `${formatCount(place.x)} ${unitOf(picture)}`
		: axisValueInWords(hover!, axis);
	drawSize(chart, picture, place.pixel, text);
	chart.ctx.restore();
	return place.x;
}

import { formatStep } from '$lib/format.ts';
import type { Chart } from 'chart.js';
import { evaluationAt } from './lossChart.ts';
import { fontOf, pointAt, translucent, type LossPicture, type Pointed } from './lossPicture.ts';

function drawHairline({ ctx, chartArea }: Chart, x: number, color: string, width: number) {
	ctx.strokeStyle = color;
	ctx.lineWidth = width;
	ctx.beginPath();
	ctx.moveTo(x, chartArea.top);
	ctx.lineTo(x, chartArea.bottom + 4);
	ctx.stroke();
}

/** Takes away the axis' numbers between `left` and `right`. */
function coverTicks(
	{ ctx, chartArea, height, scales: { x } }: Chart,
	left: number,
	right: number,
	{ palette, size }: LossPicture
) {
	ctx.fillStyle = palette.card;
	for (const { value } of x.ticks) {
		const half = 0.5 * ctx.measureText(formatStep(value)).width + 2;
		const at = x.getPixelForValue(value);
		if (at + half < left - 0.2 * size || at - half > right + 0.2 * size) continue;
		ctx.fillRect(at - half, chartArea.bottom + 2, 2 * half, height - chartArea.bottom);
	}
}

/** The step in a box in the place of the axis' numbers. */
function drawStep(chart: Chart, picture: LossPicture, x: number, text: string, isHandle: boolean) {
	const { ctx, chartArea } = chart;
	const { palette, size } = picture;
	ctx.font = fontOf(picture, 600);
	const width = ctx.measureText(text).width + size;
	const height = 1.6 * size;
	const left = Math.max(0, Math.min(chart.width - width, x - width / 2));
	const top = Math.min(chartArea.bottom + 4, chart.height - height - 1);
	coverTicks(chart, left, left + width, picture);
	ctx.beginPath();
	ctx.roundRect(left, top, width, height, height / 2);
	ctx.fillStyle = isHandle ? palette.ink : palette.card;
	ctx.fill();
	ctx.strokeStyle = isHandle ? palette.ink : palette.muted;
	ctx.lineWidth = 1;
	ctx.stroke();
	ctx.fillStyle = isHandle ? palette.card : palette.ink;
	ctx.textAlign = 'center';
	ctx.textBaseline = 'middle';
	ctx.fillText(text, left + width / 2, top + height / 2 + 0.5);
}

function drawDots({ ctx, chartArea, scales: { x, y } }: Chart, picture: LossPicture, step: number) {
	for (const line of picture.lines) {
		const { part, color, faded } = line;
		const at = evaluationAt(line.history, step);
		const point = at && pointAt(line, at.step);
		if (!point) continue;
		const pixel = y.getPixelForValue(point.y);
		if (pixel < chartArea.top - 2) continue;
		ctx.beginPath();
		ctx.arc(x.getPixelForValue(point.x), pixel, faded ? 2.5 : 3.5, 0, 2 * Math.PI);
		ctx.fillStyle = part === 'validation' ? color : picture.palette.card;
		ctx.strokeStyle = part === 'validation' ? picture.palette.card : color;
		ctx.lineWidth = 1.5;
		ctx.fill();
		ctx.stroke();
	}
}

/** What lies to the right of the step that rewinding shows steps back. */
export function drawVeil({ ctx, chartArea }: Chart, { palette }: LossPicture, x: number) {
	if (x >= chartArea.right) return;
	ctx.fillStyle = translucent(palette.card, 65);
	ctx.fillRect(x, chartArea.top - 3, chartArea.right - x + 1, chartArea.height + 4);
}

export function drawCrosshair(chart: Chart, picture: LossPicture, { hover, cursor }: Pointed) {
	const { ctx, scales } = chart;
	const { palette } = picture;
	ctx.save();
	for (const [step, isHandle] of [
		[cursor, true],
		[hover, false]
	] as const) {
		if (step === null || (!isHandle && step === cursor)) continue;
		const x = scales.x.getPixelForValue(step);
		drawHairline(chart, x, isHandle ? palette.ink : palette.muted, isHandle ? 1.5 : 1);
		if (step === (hover ?? cursor)) drawDots(chart, picture, step);
		drawStep(chart, picture, x, (isHandle ? 'step ' : '') + formatStep(step), isHandle);
	}
	ctx.restore();
}

/** "steps", behind the last number of the axis. */
export function drawUnit({ ctx, chartArea, scales: { x } }: Chart, picture: LossPicture) {
	const last = x.ticks.at(-1);
	if (!last) return;
	ctx.font = fontOf(picture);
	const half = ctx.measureText(formatStep(last.value)).width / 2;
	ctx.fillStyle = picture.palette.muted;
	ctx.textAlign = 'left';
	ctx.textBaseline = 'middle';
	const left =
		Math.max(chartArea.right, x.getPixelForValue(last.value) + half) + 0.3 * picture.size;
	ctx.fillText('steps', left, chartArea.bottom + 6 + 0.6 * picture.size);
}

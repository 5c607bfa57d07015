import { formatStep } from '$lib/format.ts';
import type { Chart } from 'chart.js';
import { translucent } from '../chart/look.ts';
import { drawDot, drawHairline, drawTag, tagBox } from '../chart/strokes.ts';
import { evaluationAt } from './lossChart.ts';
import { pointAt, type LossPicture, type Pointed } from './lossPicture.ts';

/** Takes away the axis' numbers between `left` and `right`. */
function coverTicks(
	{ ctx, chartArea, scales: { x } }: Chart,
	left: number,
	right: number,
	{ palette, size, widthOf }: LossPicture
) {
	ctx.fillStyle = palette.card;
	for (const { value } of x.ticks) {
		const half = 0.5 * widthOf(formatStep(value), 600) + 2;
		const at = x.getPixelForValue(value);
		if (at + half < left - 0.2 * size || at - half > right + 0.2 * size) continue;
		ctx.fillRect(at - half, chartArea.bottom + 2, 2 * half, 1.6 * size + 4);
	}
}

/** The step in a box in the place of the axis' numbers. */
function drawStep(chart: Chart, picture: LossPicture, x: number, text: string, isHandle: boolean) {
	const { palette } = picture;
	const box = tagBox(chart, picture, text, x);
	const top = Math.min(chart.chartArea.bottom + 4, chart.height - box.height - 1);
	coverTicks(chart, box.left, box.left + box.width, picture);
	const colors = isHandle
		? { ground: palette.ink, color: palette.card, rim: palette.ink }
		: { ground: palette.card, color: palette.ink, rim: palette.muted };
	drawTag(chart.ctx, text, { ...box, top }, picture, colors);
}

function drawDots({ ctx, chartArea, scales: { x, y } }: Chart, picture: LossPicture, step: number) {
	for (const line of picture.lines) {
		const { part, color, faded } = line;
		const evaluation = evaluationAt(line.history, step);
		const point = evaluation && pointAt(line, evaluation.step);
		if (!point) continue;
		const pixel = y.getPixelForValue(point.y);
		if (pixel < chartArea.top - 2) continue;
		const { card } = picture.palette;
		const colors = part === 'training' ? { color: card, rim: color } : { color, rim: card };
		const at = { x: x.getPixelForValue(point.x), y: pixel };
		drawDot(ctx, at, faded ? 2.5 : 3.5, { ...colors, width: 1.5 });
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
		const hairline = isHandle ? { color: palette.ink, width: 1.5 } : { color: palette.muted };
		drawHairline(chart, x, { ...hairline, beyond: 4 });
		if (step === (hover ?? cursor)) drawDots(chart, picture, step);
		drawStep(chart, picture, x, (isHandle ? 'step ' : '') + formatStep(step), isHandle);
	}
	ctx.restore();
}

import type { NamedScale } from '$lib/data/tables/readersUnits.ts';
import { unscale } from '$lib/data/tables/scaling.ts';
import { ticksBetween, tickTexts } from './axes.ts';
import type { Pen } from './surface.svelte.ts';

export interface Axes {
	x: readonly [minimum: number, maximum: number];
	y: readonly [minimum: number, maximum: number];
	/** What the axis shows, written at its end. */
	xTitle?: string;
	yTitle?: string;
}

/** Where the data lies in a plot, and how it gets there. */
export interface Frame {
	left: number;
	top: number;
	width: number;
	height: number;
	x: (value: number) => number;
	y: (value: number) => number;
}

/** Hairlines at the ticks of y, muted numbers at those of both. */
export function drawFrame(pen: Pen, axes: Axes): Frame {
	const { context, palette, fontSize } = pen;
	context.font = `${fontSize}px ${palette.sans}`;
	const yTicks = ticksBetween(...axes.y, pen.height / (fontSize * 4));
	const yTexts = tickTexts(yTicks);
	const textWidth = Math.max(0, ...yTexts.map((text) => context.measureText(text).width));
	const top = axes.yTitle ? fontSize * 1.9 : fontSize * 0.6;
	const bottom = fontSize * (axes.xTitle ? 3.1 : 1.9);
	const left = Math.ceil(textWidth + fontSize * 0.7);
	const width = pen.width - left - fontSize * 0.6;
	const height = pen.height - top - bottom;
	const inset = fontSize * 0.5;
	const inner = width - 2 * inset;
	const frame: Frame = {
		left,
		top,
		width,
		height,
		x: (value) => left + inset + ((value - axes.x[0]) / (axes.x[1] - axes.x[0])) * inner,
		y: (value) => top + ((axes.y[1] - value) / (axes.y[1] - axes.y[0])) * height
	};
	const xTicks = ticksBetween(...axes.x, width / (fontSize * 8));

	context.strokeStyle = palette.hairline;
	context.lineWidth = 1;
	context.beginPath();
	for (const tick of yTicks) {
		const y = Math.round(frame.y(tick)) + 0.5;
		context.moveTo(left, y);
		context.lineTo(left + width, y);
	}
	context.stroke();

	context.fillStyle = palette.muted;
	context.textBaseline = 'middle';
	context.textAlign = 'right';
	yTicks.forEach((tick, i) => {
		context.fillText(yTexts[i], left - fontSize * 0.6, frame.y(tick));
	});
	context.textBaseline = 'top';
	writeXTicks(context, frame, xTicks, top + height + fontSize * 0.7, pen.width);
	if (axes.yTitle) {
		context.textAlign = 'left';
		context.fillText(axes.yTitle, 0, 0);
	}
	if (axes.xTitle) {
		context.textAlign = 'right';
		context.textBaseline = 'bottom';
		context.fillText(axes.xTitle, left + width, pen.height - 1);
	}
	return frame;
}

/** Centred under their ticks, but never over the picture's edge. */
function writeXTicks(
	context: CanvasRenderingContext2D,
	frame: Frame,
	ticks: readonly number[],
	y: number,
	pictureWidth: number
) {
	const texts = tickTexts(ticks);
	context.textAlign = 'left';
	ticks.forEach((tick, i) => {
		const { width } = context.measureText(texts[i]);
		const x = Math.min(Math.max(frame.x(tick) - width / 2, 0), pictureWidth - width);
		context.fillText(texts[i], x, y);
	});
}

/** Draws within the frame only. */
export function clipped(context: CanvasRenderingContext2D, frame: Frame, draw: () => void) {
	context.save();
	context.beginPath();
	context.rect(frame.left, frame.top, frame.width, frame.height);
	context.clip();
	draw();
	context.restore();
}

/** What each axis was scaled by; null where it was not. */
export interface AxisUnits {
	x: NamedScale | null;
	y: NamedScale | null;
}

/** A frame whose ticks are the reader's own numbers, while values come as networks have them. */
export function drawFrameIn(pen: Pen, { x, y }: AxisUnits, axes: Axes): Frame {
	const own = (unit: NamedScale | null) => (value: number) => (unit ? unscale(unit, value) : value);
	const [ownX, ownY] = [own(x), own(y)];
	const frame = drawFrame(pen, {
		...axes,
		x: [ownX(axes.x[0]), ownX(axes.x[1])],
		y: [ownY(axes.y[0]), ownY(axes.y[1])]
	});
	return { ...frame, x: (value) => frame.x(ownX(value)), y: (value) => frame.y(ownY(value)) };
}

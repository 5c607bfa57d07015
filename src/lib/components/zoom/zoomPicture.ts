import { inWords } from '$lib/format.ts';
import type { Pen } from '../drawing/surface.svelte.ts';
import { strength, type SquareColours } from '../drawing/parameterSquares.ts';
import type { Palette } from '../palette.ts';
import type { SmallNetwork } from './smallNetwork.ts';
import type { Stop } from './stops.ts';
import { gridFor, gridLevels, labelHeights, sidePx } from './zoomGeometry.ts';
import {
	fieldStrength,
	gatheredAt,
	roomiest,
	stopStrength,
	unitAt,
	zoomFrame,
	type PlacedNetwork,
	type ZoomFrame
} from './zoomFrame.ts';

/** A network whose single squares are drawn in the colours of their values. */
export interface SquaredNetwork {
	count: number;
	parameters: Float32Array;
}

export interface ZoomRequest {
	count: number;
	/** Smallest first. */
	stops: readonly Stop[];
	/** The first one, which the range begins with, in either arrangement. */
	first: SquaredNetwork & { row: SmallNetwork; column: SmallNetwork };
	/** A larger one, as an image of a pixel a parameter. */
	second: { count: number; image: HTMLCanvasElement };
	colours: SquareColours;
}

/** The colour of each parameter in this theme, from the first on. */
export function pixelsOf(parameters: Float32Array, { ramp }: SquareColours): Uint32Array {
	const half = (ramp.length - 1) / 2;
	return Uint32Array.from(parameters, (value) => ramp[Math.round(half + half * strength(value))]);
}

/** A pixel a parameter, row by row from the bottom. */
export function imageOf(network: SquaredNetwork, colours: SquareColours): HTMLCanvasElement {
	const { columns, rows } = gridFor(network.count);
	const image = document.createElement('canvas');
	image.width = columns;
	image.height = rows;
	const context = image.getContext('2d')!;
	const data = context.createImageData(columns, rows);
	const pixels = new Uint32Array(data.data.buffer);
	for (const [at, pixel] of pixelsOf(network.parameters, colours).entries()) {
		pixels[(rows - 1 - Math.floor(at / columns)) * columns + (at % columns)] = pixel;
	}
	context.putImageData(data, 0, 0);
	return image;
}

export function drawZoom(pen: Pen, request: ZoomRequest) {
	const { count, first, second } = request;
	const frame = zoomFrame(pen.width, pen.height, pen.fontSize);
	const placed = roomiest(first.row, first.column, frame.room, pen.fontSize);
	const unit = unitAt(count, first.count, frame.side, placed.unit);
	const side = sidePx(count, unit);
	const times = count / first.count;
	const shown = fieldStrength(times);
	if (shown > 0) {
		drawField(pen, frame, unit, side, shown);
		drawPatches(pen, frame, unit, request, side);
		if (stopStrength(second.count, count) > 0) drawSecond(pen, frame, unit, side, request);
	}
	drawFirst(pen, frame, placed, unit, request);
	if (shown > 0) drawLabels(pen, frame, unit, request);
}

function drawField(
	{ context, palette }: Pen,
	{ left, bottom }: ZoomFrame,
	unit: number,
	side: number,
	shown: number
) {
	const top = bottom - side;
	context.globalAlpha = shown;
	context.fillStyle = palette.zero;
	context.fillRect(left, top, side, side);
	context.fillStyle = palette.card;
	for (const { spacing, strength } of gridLevels(unit, side)) {
		const width = Math.min(2, Math.max(0.8, spacing / 40));
		context.globalAlpha = shown * strength;
		for (let at = spacing; at < side; at += spacing) {
			context.fillRect(left + at - width / 2, top, width, side);
			context.fillRect(left, bottom - at - width / 2, side, width);
		}
	}
	context.globalAlpha = 1;
}

/** On whole device pixels. */
function snap(value: number, ratio: number): number {
	return Math.round(value * ratio) / ratio;
}

/** The square of every stop but those whose single parameters are drawn, the largest first. */
function drawPatches(
	{ context, palette, ratio }: Pen,
	{ left, bottom }: ZoomFrame,
	unit: number,
	{ stops, count, first, second }: ZoomRequest,
	side: number
) {
	for (const stop of stops.toReversed()) {
		const alpha = stopStrength(stop.count, count);
		if (alpha === 0 || stop.count === first.count || stop.count === second.count) continue;
		const length = Math.min(side, sidePx(stop.count, unit));
		const colour = markOf(stop, palette);
		context.fillStyle = colour;
		context.globalAlpha = 0.09 * alpha;
		context.fillRect(left, bottom - length, length, length);
		context.globalAlpha = 0.8 * alpha;
		outline(context, left, bottom, length, ratio, 1);
	}
	context.globalAlpha = 1;
}

/** The top and the right edge: the others are the corner's. */
function outline(
	context: CanvasRenderingContext2D,
	left: number,
	bottom: number,
	length: number,
	ratio: number,
	width: number
) {
	const [right, top] = [snap(left + length, ratio), snap(bottom - length, ratio)];
	context.fillRect(left, top, right - left, width);
	context.fillRect(right - width, top, width, bottom - top);
}

function markOf({ letter }: Stop, { ink, networks }: Palette): string {
	return letter === null ? ink : networks[letter];
}

function drawSecond(
	{ context, palette, ratio }: Pen,
	{ left, bottom }: ZoomFrame,
	unit: number,
	side: number,
	{ count, second, stops }: ZoomRequest
) {
	const { count: many, image } = second;
	const length = sidePx(many, unit);
	const alpha = stopStrength(many, count);
	context.save();
	context.beginPath();
	context.rect(left, bottom - side, side, side);
	context.clip();
	context.globalAlpha = alpha;
	context.imageSmoothingEnabled = length < 1.5 * image.width;
	context.drawImage(image, left, bottom - length, length, length);
	const [across, down] = [length / image.width, length / image.height];
	if (across > 3.5) {
		context.globalAlpha = alpha * Math.min(1, (across - 3.5) / 2);
		context.fillStyle = palette.card;
		for (let at = 1; at < image.width; at++) {
			context.fillRect(left + at * across - 0.4, bottom - length, 0.8, length);
		}
		for (let at = 1; at < image.height; at++) {
			context.fillRect(left, bottom - at * down - 0.4, length, 0.8);
		}
	}
	const stop = stops.find((one) => one.count === many);
	if (stop && length > 4) {
		context.globalAlpha = alpha;
		context.fillStyle = markOf(stop, palette);
		outline(context, left, bottom, Math.min(side, length), ratio, 1.5);
	}
	context.restore();
}

function drawFirst(
	{ context, palette, ratio, height, fontSize }: Pen,
	{ left, bottom, room }: ZoomFrame,
	{ small: { squares, frames, words, width, height: high }, words: wordsPx }: PlacedNetwork,
	unit: number,
	{ count, first, colours, stops }: ZoomRequest
) {
	const gathered = gatheredAt(count / first.count);
	const length = sidePx(first.count, unit);
	const x0 = room.left + (room.width - width * unit - wordsPx) / 2;
	const y0 = (height - high * unit) / 2 - (1 - gathered) * fontSize * 0.5;
	const gap = Math.min(1.5, 0.1 * unit);
	const pixels = pixelsOf(first.parameters, colours);
	for (const { index, spread, gathered: end } of squares) {
		const x = mixed(x0 + spread.x * unit, left + end.x * unit, gathered);
		const y = mixed(y0 + spread.y * unit, bottom - (end.y + 1) * unit, gathered);
		context.fillStyle = styleOf(pixels[index]);
		context.fillRect(x, y, unit - gap, unit - gap);
	}
	const apart = 1 - Math.min(1, 3 * gathered);
	if (apart > 0) {
		context.globalAlpha = apart;
		context.strokeStyle = palette.ink;
		context.lineWidth = 1.5;
		for (const one of frames) {
			context.strokeRect(
				snap(x0 + one.x * unit - 3, ratio),
				snap(y0 + one.y * unit - 3, ratio),
				one.width * unit + 6 - gap,
				one.height * unit + 6 - gap
			);
		}
		context.font = `400 ${fontSize}px ${palette.sans}`;
		context.fillStyle = palette.muted;
		context.textBaseline = 'middle';
		for (const { text, x, y, align } of words) {
			context.textAlign = align;
			const isBelow = align === 'center';
			context.fillText(
				text,
				x0 + x * unit + (isBelow ? 0 : 0.9 * fontSize),
				y0 + y * unit + (isBelow ? 1.4 * fontSize : 0)
			);
		}
	}
	const stop = stops.find((one) => one.count === first.count);
	if (stop && gathered > 0.9 && length > 3) {
		context.globalAlpha = (gathered - 0.9) * 10;
		context.fillStyle = markOf(stop, palette);
		outline(context, left, bottom, length + 1, ratio, 1.5);
	}
	context.globalAlpha = 1;
}

function mixed(from: number, to: number, share: number): number {
	return from + (to - from) * share;
}

const styles = new Map<number, string>();

/** The style of a pixel of `ImageData`, seen through a `Uint32Array`. */
function styleOf(pixel: number): string {
	let style = styles.get(pixel);
	if (style === undefined) {
		const [red, green, blue] = new Uint8Array(new Uint32Array([pixel]).buffer);
		style = `rgb(${red} ${green} ${blue})`;
		styles.set(pixel, style);
	}
	return style;
}

function drawLabels(
	{ context, palette, fontSize }: Pen,
	{ left, bottom, side, labels }: ZoomFrame,
	unit: number,
	{ stops, count, first }: ZoomRequest
) {
	const gathered = fieldStrength(count / first.count);
	const shown = stops
		.map((stop) => ({ stop, alpha: gathered * stopStrength(stop.count, count) }))
		.filter(({ alpha }) => alpha > 0);
	const gap = 1.5 * fontSize;
	const natural = shown.map(({ stop }) => Math.min(side, sidePx(stop.count, unit)));
	const heights = labelHeights(
		natural.map((height) => Math.max(height - 0.6 * fontSize, 0.7 * fontSize)),
		gap,
		side - 0.75 * fontSize
	);
	const isInside = labels.align === 'right';
	context.textBaseline = 'middle';
	context.textAlign = 'left';
	for (const [at, { stop, alpha }] of shown.entries()) {
		const figure = inWords(stop.count);
		context.font = `500 ${fontSize}px ${palette.sans}`;
		const nameWidth = context.measureText(stop.short).width;
		context.font = `400 ${fontSize}px ${palette.sans}`;
		const figureWidth = context.measureText(figure).width;
		const between = 0.6 * fontSize;
		const width = nameWidth + between + figureWidth;
		const x = isInside ? labels.x - width : labels.x;
		const y = bottom - heights[at];
		const corner = { x: left + natural[at], y: bottom - natural[at] };
		context.globalAlpha = alpha;
		if (corner.x + 40 < x) {
			context.globalAlpha = 0.8 * alpha;
			context.strokeStyle = palette.muted;
			context.lineWidth = 1;
			context.beginPath();
			context.moveTo(corner.x + 2, corner.y);
			context.lineTo(Math.max(corner.x + 2, x - 6 - 1.5 * fontSize), y);
			context.lineTo(x - 6, y);
			context.stroke();
			context.globalAlpha = alpha;
		}
		const write = (text: string, place: number, weight: number, colour: string) => {
			context.font = `${weight} ${fontSize}px ${palette.sans}`;
			if (isInside) {
				context.strokeStyle = palette.card;
				context.lineWidth = 4;
				context.lineJoin = 'round';
				context.strokeText(text, place, y);
			}
			context.fillStyle = colour;
			context.fillText(text, place, y);
		};
		write(stop.short, x, 500, markOf(stop, palette));
		write(figure, x + nameWidth + between, 400, palette.muted);
	}
	context.globalAlpha = 1;
}

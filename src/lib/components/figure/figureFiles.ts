/** A figure as a file: PNG at twice its size, or SVG. */
import { context2d } from '../drawing/context2d.ts';
import type { Look } from '../chart/look.ts';
import { drawFigure, type FigureWords } from './figure.ts';
import { fontFaces } from './fontFaces.ts';

import { element, SvgContext } from './svgContext.ts';

/** Pixels of a PNG for each CSS pixel. */
export const pngRatio = 2;

export interface Picture {
	width: number;
	height: number;
}

export function newCanvas(width: number, height: number): HTMLCanvasElement {
	const canvas = document.createElement('canvas');
	Object.assign(canvas, { width, height });
	return canvas;
}

/** `draw` paints the picture on a canvas that has `pngRatio` times its size. */
export async function pngOf(
	words: FigureWords,
	picture: Picture,
	look: Look,
	draw: (canvas: HTMLCanvasElement) => void
): Promise<Uint8Array> {
	const { width, height, left, top } = drawFigure(null, words, picture, look);
	const canvas = newCanvas(width * pngRatio, height * pngRatio);
	const context = context2d(canvas);
	context.scale(pngRatio, pngRatio);
	drawFigure(context, words, picture, look);
	const inner = newCanvas(picture.width * pngRatio, picture.height * pngRatio);
	draw(inner);
	context.drawImage(inner, left, top, picture.width, picture.height);
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
	if (blob === null) throw new Error('This browser made no picture.');
	return new Uint8Array(await blob.arrayBuffer());
}

/** A canvas whose context writes SVG. */
export function svgCanvas(prefix: string): { canvas: HTMLCanvasElement; context: SvgContext } {
	const canvas = newCanvas(1, 1);
	const context = new SvgContext(canvas, context2d(newCanvas(1, 1)), prefix);
	Object.defineProperty(canvas, 'getContext', { value: () => context });
	return { canvas, context };
}

/** `draw` draws the picture on a canvas whose context writes SVG. */
export async function svgOf(
	words: FigureWords,
	picture: Picture,
	look: Look,
	draw: (canvas: HTMLCanvasElement) => void
): Promise<string> {
	const frame = svgCanvas('frame');
	const { width, height, left, top } = drawFigure(frame.context, words, picture, look);
	const inner = svgCanvas('plot');
	draw(inner.canvas);
	const attributes = {
		xmlns: 'http://www.w3.org/2000/svg',
		width,
		height,
		viewBox: `0 0 ${width} ${height}`,
		role: 'img'
	};
	const style = element('style', {}, await fontFaces());
	const title = element('title', {}, words.title);
	const moved = element('g', { transform: `translate(${left} ${top})` }, inner.context.content);
	return element('svg', attributes, `${title}${style}${frame.context.content}${moved}`);
}

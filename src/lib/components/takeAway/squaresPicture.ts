/** Every parameter as a square, as a picture for a file. */
import type { KnownNetwork } from '$lib/export/exported.ts';
import { matricesOf } from '$lib/network/matrices.ts';
import type { NetworkSpec } from '$lib/network/spec.ts';
import { context2d } from '../drawing/context2d.ts';
import { coloursOfSquares, paintSquares } from '../drawing/parameterSquares.ts';
import { layoutSquares, type SquareLayout } from '../drawing/squares/squareLayout.ts';
import { fontOf } from '../chart/look.ts';
import { newCanvas, pngRatio } from '../figure/figureFiles.ts';
import { paperLook } from '../figure/paperLook.ts';

const margin = 4;
const least = 480;
/** The first of these that has room for all. */
const rooms = [
	[least, 420],
	[least, 1200],
	[1100, 3000],
	[2600, 8000]
];

function layoutOf(network: NetworkSpec): SquareLayout {
	const layers = matricesOf(network);
	for (const [width, height] of rooms) {
		const layout = layoutSquares(layers, width, height);
		if (layout) return layout;
	}
	throw new Error('There is no room for so many squares.');
}

export function squaresSize(network: NetworkSpec) {
	const layout = layoutOf(network);
	return {
		width: Math.max(least, layout.width + 2 * margin),
		height: layout.height + 2 * margin
	};
}

export function drawSquares(canvas: HTMLCanvasElement, { network, parameters }: KnownNetwork) {
	const layout = layoutOf(network);
	const look = paperLook();
	const small = newCanvas(layout.width + 2 * margin, layout.height + 2 * margin);
	const image = new ImageData(small.width, small.height);
	const pixels = new Uint32Array(image.data.buffer);
	paintSquares(layout, parameters, coloursOfSquares(look.palette), pixels, small.width, margin);
	context2d(small).putImageData(image, 0, 0);
	const context = context2d(canvas);
	context.imageSmoothingEnabled = false;
	context.drawImage(small, 0, 0, pngRatio * small.width, pngRatio * small.height);
	context.scale(pngRatio, pngRatio);
	context.fillStyle = look.palette.muted;
	context.textAlign = 'center';
	for (const { text, x, y, size } of layout.labels) {
		context.font = fontOf({ ...look, size });
		context.fillText(text, x + margin, y + margin);
	}
}

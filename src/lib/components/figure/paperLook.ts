import { fontOf, type Look } from '../chart/look.ts';
import { context2d } from '../drawing/context2d.ts';
import { paletteOf } from '../palette.ts';

/** Size of text in a file's picture, in px. */
const size = 14;

let measure: CanvasRenderingContext2D | undefined;

/** The look of pictures that leave the page: its present colours, and letters of a size of their own. */
export function paperLook(): Look {
	const palette = paletteOf(document.documentElement);
	measure ??= context2d(document.createElement('canvas'));
	const context = measure;
	return {
		palette,
		size,
		widthOf(words, weight) {
			context.font = fontOf({ palette, size }, weight);
			return context.measureText(words).width;
		}
	};
}

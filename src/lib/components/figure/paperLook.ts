import { fontOf, type Look } from '../chart/look.ts';
import { context2d } from '../drawing/context2d.ts';
import { paletteOf } from '../palette.ts';
import { paperFamily } from './fontFaces.ts';

/** Size of text in a file's picture, in px. */
const size = 14;

let measure: CanvasRenderingContext2D | undefined;

/** The look of pictures that leave the page: its present colours, and letters of their own, once these are
 * loaded. */
export function paperLook(): Look {
	const page = paletteOf(document.documentElement);
	const palette = { ...page, sans: `"${paperFamily}", ${page.sans}` };
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

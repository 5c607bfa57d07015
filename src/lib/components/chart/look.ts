import { context2d } from '../drawing/context2d.ts';
import { paletteOf, type Palette } from '../palette.ts';

/** The colours of a chart and its letters. */
export interface Look {
	palette: Palette;
	/** Size of text in px. */
	size: number;
	/** Width of words in px; `weight` is 400 where it is not given. */
	widthOf(words: string, weight?: number): number;
	/** Whether the plot has a margin at its right for the names of its lines. Default: no. */
	hasMargin?: boolean;
}

/** The look that the page gives a canvas now. */
export function lookOf(canvas: HTMLCanvasElement): Look {
	const palette = paletteOf(canvas);
	const size = parseFloat(getComputedStyle(canvas).fontSize);
	return { palette, size, widthOf: measuring(context2d(canvas), { palette, size }) };
}

export function fontOf({ palette, size }: Pick<Look, 'palette' | 'size'>, weight = 400): string {
	return `${weight} ${size}px ${palette.sans}`;
}

export function translucent(color: string, percent: number): string {
	return `color-mix(in srgb, ${color} ${percent}%, transparent)`;
}

/** Height of what is kept free above the plot for a line of notes, where no curve comes. */
export function headroom({ size }: Look): number {
	return 1.3 * size + 6;
}

/**
 * Measures each text once. A chart asks for the same many times a second, and setting a font makes the
 * page compute its styles.
 */
function measuring(
	context: CanvasRenderingContext2D,
	look: Pick<Look, 'palette' | 'size'>
): Look['widthOf'] {
	const widths = new Map<string, number>();
	return (words, weight) => {
		const font = fontOf(look, weight);
		const key = `${font} ${words}`;
		let width = widths.get(key);
		if (width === undefined) {
			context.save();
			context.font = font;
			width = context.measureText(words).width;
			context.restore();
			widths.set(key, width);
		}
		return width;
	};
}

/** Draws what one unit makes of the inputs: a map over two of them, a curve over one. */
import { diverging, parseColour } from '../colour.ts';
import { context2d } from '../context2d.ts';
import type { Palette } from '../../palette.ts';
import type { Pen } from '../surface.svelte.ts';

/** In CSS pixels. */
export interface Square {
	left: number;
	top: number;
	side: number;
}

/** Keeps what does not change from frame to frame. */
export class UnitPictures {
	#palette: Palette | undefined;
	#ramp: Uint32Array = new Uint32Array();
	#small: CanvasRenderingContext2D | undefined;
	#image: ImageData | undefined;

	/** Shares from −1 to 1 as in `unitShares`, null for an empty frame; `rows` of the grid that they are over, 1
	 * for a curve. */
	draw(pen: Pen, square: Square, shares: Float32Array | null, rows: number) {
		const { context, palette } = pen;
		const { left, top, side } = square;
		context.fillStyle = palette.card;
		context.fillRect(left, top, side, side);
		if (shares && rows > 1) this.#map(pen, square, shares, rows);
		else if (shares) drawCurve(pen, square, shares);
		context.strokeStyle = palette.muted;
		context.lineWidth = 1;
		context.strokeRect(left + 0.5, top + 0.5, side - 1, side - 1);
	}

	#map({ context, palette }: Pen, { left, top, side }: Square, shares: Float32Array, rows: number) {
		this.#look(palette);
		const columns = shares.length / rows;
		this.#small ??= context2d(document.createElement('canvas'));
		if (this.#image?.width !== columns || this.#image.height !== rows) {
			this.#small.canvas.width = columns;
			this.#small.canvas.height = rows;
			this.#image = new ImageData(columns, rows);
		}
		const pixels = new Uint32Array(this.#image.data.buffer);
		const half = (this.#ramp.length - 1) / 2;
		for (let i = 0; i < pixels.length; i++) {
			const share = Math.max(-1, Math.min(1, shares[i]));
			pixels[i] = this.#ramp[Math.round(half + half * (Number.isNaN(share) ? 0 : share))];
		}
		this.#small.putImageData(this.#image, 0, 0);
		context.imageSmoothingEnabled = true;
		context.drawImage(this.#small.canvas, left, top, side, side);
	}

	#look(palette: Palette) {
		if (this.#palette === palette) return;
		this.#palette = palette;
		const fills = [palette.negativeFill, palette.card, palette.positiveFill].map(parseColour);
		this.#ramp = diverging(fills[0], fills[1], fills[2], 512);
	}
}

/** A line through zero, and the unit's values over the one input. */
function drawCurve({ context, palette }: Pen, { left, top, side }: Square, shares: Float32Array) {
	const inset = side / 12;
	context.save();
	context.beginPath();
	context.rect(left, top, side, side);
	context.clip();
	context.strokeStyle = palette.hairline;
	context.lineWidth = 1;
	context.strokeRect(left - 1, top + side / 2, side + 2, side);
	context.beginPath();
	for (let i = 0; i < shares.length; i++) {
		const x = left + (side * i) / (shares.length - 1);
		context.lineTo(x, top + side / 2 - (side / 2 - inset) * shares[i]);
	}
	context.strokeStyle = palette.ink;
	context.lineWidth = 1.6;
	context.stroke();
	context.restore();
}

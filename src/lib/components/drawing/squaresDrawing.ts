import { paintSquares, type SquareColours } from './parameterSquares.ts';
import { context2d } from './context2d.ts';
import type { SquareLayout } from './squareLayout.ts';
import type { EditedValue } from './valueEdit.svelte.ts';

/** Pixels round the squares, so that the mark of one at the edge has room. */
export const squaresMargin = 4;

export interface SquaresPicture {
	layout: SquareLayout;
	parameters: Float32Array | null;
	/** Shown in place of the parameter's value. */
	edit: EditedValue | null;
	colours: SquareColours;
	/** Pixels of a square. */
	side: number;
	/** Cell to put a ring around; −1 for none. */
	marked: number;
	ink: string;
	rim: string;
}

/** Paints one pixel a square off the page and copies it enlarged. */
export class SquaresDrawing {
	#small: CanvasRenderingContext2D | undefined;
	#image: ImageData | undefined;

	draw(canvas: HTMLCanvasElement, picture: SquaresPicture) {
		const { layout, parameters, edit, colours, side } = picture;
		const context = context2d(canvas);
		context.clearRect(0, 0, canvas.width, canvas.height);
		context.imageSmoothingEnabled = false;
		const small = this.#paint(layout, withEdit(parameters, edit), colours);
		const [width, height] = [layout.columns * side, layout.rows * side];
		context.drawImage(small, squaresMargin, squaresMargin, width, height);
		if (picture.marked >= 0) drawRing(context, picture);
	}

	#paint(layout: SquareLayout, parameters: Float32Array | null, colours: SquareColours) {
		const { columns, rows } = layout;
		this.#small ??= context2d(document.createElement('canvas'));
		const { canvas } = this.#small;
		if (!this.#image || canvas.width !== columns || canvas.height !== rows) {
			canvas.width = columns;
			canvas.height = rows;
			this.#image = new ImageData(columns, rows);
		}
		paintSquares(layout, parameters, colours, new Uint32Array(this.#image.data.buffer));
		this.#small.putImageData(this.#image, 0, 0);
		return canvas;
	}
}

function withEdit(parameters: Float32Array | null, edit: EditedValue | null) {
	if (!parameters || !edit) return parameters;
	const changed = parameters.slice();
	changed[edit.index] = edit.value;
	return changed;
}

function drawRing(
	context: CanvasRenderingContext2D,
	{ layout, side, marked, ink, rim }: SquaresPicture
) {
	const left = squaresMargin + (marked % layout.columns) * side;
	const top = squaresMargin + Math.floor(marked / layout.columns) * side;
	context.lineWidth = 1;
	for (const [distance, colour] of [
		[1.5, rim],
		[2.5, ink]
	] as const) {
		context.strokeStyle = colour;
		const length = side + 2 * distance;
		context.strokeRect(left - distance, top - distance, length, length);
	}
}

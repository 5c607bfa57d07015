import { paintSquares, type SquareColours } from '../parameterSquares.ts';
import { context2d } from '../context2d.ts';
import type { SquareLayout } from './squareLayout.ts';
import type { EditedValue } from '../valueEdit.svelte.ts';

/** Pixels round the squares, so that the mark of one at the edge has room. */
export const squaresMargin = 4;

export interface SquaresValues {
	layout: SquareLayout;
	parameters: Float32Array | null;
	/** Shown in place of the parameter's value. */
	edit: EditedValue | null;
	colours: SquareColours;
	/** A 1 for each parameter that is pruned, or frozen; null for none. */
	pruned?: Uint8Array | null;
	frozen?: Uint8Array | null;
}

export interface SquaresPicture extends SquaresValues {
	/** Square to put a ring around; −1 for none. */
	marked: number;
	ink: string;
	rim: string;
}

/** Paints the squares anew only where a value has changed. */
export class SquaresDrawing {
	#image: ImageData | undefined;
	#painted: SquaresValues | undefined;

	draw(canvas: HTMLCanvasElement, picture: SquaresPicture) {
		const context = context2d(canvas);
		context.putImageData(this.#paint(canvas, picture), 0, 0);
		if (picture.marked >= 0) drawRing(context, picture);
	}

	#paint({ width, height }: HTMLCanvasElement, values: SquaresValues): ImageData {
		const { layout, parameters, edit, colours, pruned = null, frozen = null } = values;
		const last = this.#painted;
		const isNew = this.#image?.width !== width || this.#image.height !== height;
		const image = isNew || !this.#image ? new ImageData(width, height) : this.#image;
		const isSame =
			!isNew &&
			last?.layout === layout &&
			last.parameters === parameters &&
			last.edit === edit &&
			last.colours === colours &&
			last.pruned === pruned &&
			last.frozen === frozen;
		if (!isSame) {
			const pixels = new Uint32Array(image.data.buffer);
			const shown = withEdit(parameters, edit);
			paintSquares(layout, shown, colours, pixels, width, squaresMargin, pruned, frozen);
			this.#image = image;
			this.#painted = { layout, parameters, edit, colours, pruned, frozen };
		}
		return image;
	}
}

function withEdit(parameters: Float32Array | null, edit: EditedValue | null) {
	if (!parameters || !edit) return parameters;
	const changed = parameters.slice();
	changed[edit.index] = edit.value;
	return changed;
}

function drawRing(context: CanvasRenderingContext2D, { layout, marked, ink, rim }: SquaresPicture) {
	const left = squaresMargin + layout.left[marked];
	const top = squaresMargin + layout.top[marked];
	context.lineWidth = 1;
	for (const [distance, colour] of [
		[1.5, rim],
		[2.5, ink]
	] as const) {
		context.strokeStyle = colour;
		const length = layout.side + 2 * distance;
		context.strokeRect(left - distance, top - distance, length, length);
	}
}

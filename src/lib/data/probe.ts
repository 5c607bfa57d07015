import type { Dataset, Options } from './dataset.ts';

/** Inputs at which a picture asks the network what it has learned. */
export interface Probe {
	columns: number;
	/** 1 for a line. */
	rows: number;
	/** `[rows · columns, 1 or 2]`; row 0 of a grid is its top, where y is largest. */
	inputs: Float32Array;
}

const linePoints = 201;
/** Cells along each side of a grid: as fine as pictures need. */
export const finestGrid = 56;

/**
 * For one input a line over the window, both ends included; for two a grid of cell centres over it;
 * null for more, which cannot be drawn so. `gridSide` is the number of cells along each side. `window` is the
 * part that pictures show; default: the data set's own.
 */
export function probeOf(
	dataset: Dataset,
	options: Options,
	gridSide = finestGrid,
	window = dataset.window
): Probe | null {
	const [left, right] = window.x;
	switch (dataset.inputs(options)) {
		case 1: {
			const inputs = Float32Array.from(
				{ length: linePoints },
				(_, i) => left + ((right - left) * i) / (linePoints - 1)
			);
			return { columns: linePoints, rows: 1, inputs };
		}
		case 2: {
			const [bottom, top] = window.y;
			const inputs = new Float32Array(gridSide * gridSide * 2);
			for (let row = 0; row < gridSide; row++) {
				for (let column = 0; column < gridSide; column++) {
					const start = 2 * (row * gridSide + column);
					inputs[start] = left + ((right - left) * (column + 0.5)) / gridSide;
					inputs[start + 1] = top - ((top - bottom) * (row + 0.5)) / gridSide;
				}
			}
			return { columns: gridSide, rows: gridSide, inputs };
		}
		default:
			return null;
	}
}

/** A plane through many inputs: two of them vary, the others stay as a point has them. */
import type { Table } from '../../data/table.ts';

export interface Slice {
	/** The inputs that vary from left to right and from bottom to top. */
	across: number;
	up: number;
	/** The inputs of the point that the plane goes through. */
	point: ArrayLike<number>;
}

export interface SliceWindow {
	x: readonly [minimum: number, maximum: number];
	y: readonly [minimum: number, maximum: number];
}

/** Inputs of the cell centres of a grid over the window, `[side · side, inputs]`; row 0 is its top. */
export function sliceInputs(
	{ across, up, point }: Slice,
	{ x, y }: SliceWindow,
	side: number
): Float32Array {
	const width = point.length;
	const inputs = new Float32Array(side * side * width);
	for (let row = 0; row < side; row++) {
		for (let column = 0; column < side; column++) {
			const start = (row * side + column) * width;
			for (let i = 0; i < width; i++) inputs[start + i] = point[i];
			inputs[start + across] = x[0] + ((x[1] - x[0]) * (column + 0.5)) / side;
			inputs[start + up] = y[1] - ((y[1] - y[0]) * (row + 0.5)) / side;
		}
	}
	return inputs;
}

/** Two columns of a table, as a table of two inputs. */
export function twoColumns({ rows, inputs, targets }: Table, across: number, up: number): Table {
	const width = inputs.length / rows;
	const two = new Float32Array(rows * 2);
	for (let row = 0; row < rows; row++) {
		two[2 * row] = inputs[row * width + across];
		two[2 * row + 1] = inputs[row * width + up];
	}
	return { rows, inputs: two, targets };
}

/** Where the points of tables of two inputs lie, with some room on each side. */
export function windowOf(tables: readonly Table[]): SliceWindow {
	const range = (column: 0 | 1): readonly [number, number] => {
		let [minimum, maximum] = [Infinity, -Infinity];
		for (const { inputs } of tables) {
			for (let i = column; i < inputs.length; i += 2) {
				minimum = Math.min(minimum, inputs[i]);
				maximum = Math.max(maximum, inputs[i]);
			}
		}
		if (!(minimum <= maximum)) return [-1, 1];
		const room = 0.08 * (maximum - minimum) || 1;
		return [minimum - room, maximum + room];
	};
	return { x: range(0), y: range(1) };
}

/**
 * Newton's method for a convex loss of few weights: from all zeros down to where it hardly falls any
 * more.
 */

const mostSteps = 30;

/** A loss of weights, with what Newton's method needs of it there. */
export interface Convex {
	/** How many weights. */
	size: number;
	lossAt(weights: readonly number[]): number;
	/** Both are used up by the step. `curvature` is `[size, size]`. */
	slopesAt(weights: readonly number[]): { gradient: number[]; curvature: number[][] };
}

/** Solves `matrix · x = right` by elimination; both are used up. */
function solve(matrix: number[][], right: number[]): number[] {
	const size = right.length;
	for (let column = 0; column < size; column++) {
		let pivot = column;
		for (let row = column + 1; row < size; row++) {
			if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) pivot = row;
		}
		[matrix[column], matrix[pivot]] = [matrix[pivot], matrix[column]];
		[right[column], right[pivot]] = [right[pivot], right[column]];
		for (let row = column + 1; row < size; row++) {
			const factor = matrix[row][column] / matrix[column][column];
			for (let i = column; i < size; i++) matrix[row][i] -= factor * matrix[column][i];
			right[row] -= factor * right[column];
		}
	}
	for (let row = size - 1; row >= 0; row--) {
		for (let i = row + 1; i < size; i++) right[row] -= matrix[row][i] * right[i];
		right[row] /= matrix[row][row];
	}
	return right;
}

export function lowestLossOf({ size, lossAt, slopesAt }: Convex): number {
	let weights: readonly number[] = new Array<number>(size).fill(0);
	let lowest = lossAt(weights);
	for (let count = 0; count < mostSteps; count++) {
		const { gradient, curvature } = slopesAt(weights);
		const step = solve(curvature, gradient);
		const begin = weights;
		const before = lowest;
		// A whole step may overshoot the lowest point of a cross-entropy.
		for (let share = 1; lowest === before && share > 1e-3; share /= 2) {
			const next = begin.map((weight, i) => weight - share * step[i]);
			const found = lossAt(next);
			if (found < lowest) [weights, lowest] = [next, found];
		}
		if (lowest > before * (1 - 1e-6)) break;
	}
	return lowest;
}

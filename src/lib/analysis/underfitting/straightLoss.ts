import type { Table } from '../../data/table.ts';
import { scoreOutputs, type Loss } from '../../network/loss.ts';

/**
 * The lowest loss that any straight line (any plane, with more inputs) has on these points, by
 * Newton's method: for the squared error it is linear regression and one step is enough, for the
 * binary cross-entropy logistic regression.
 */

const mostSteps = 30;
/** On the diagonal, in units of the rows: keeps points that lie on one line solvable. */
const ridge = 1e-9;

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

function outputsOf({ rows, inputs }: Table, weights: readonly number[]): Float64Array {
	const width = weights.length - 1;
	return Float64Array.from({ length: rows }, (_, row) => {
		let sum = weights[width];
		for (let i = 0; i < width; i++) sum += weights[i] * inputs[row * width + i];
		return sum;
	});
}

/** Where Newton's method goes from here: gradient over curvature. */
function newtonStep(
	loss: Loss,
	{ rows, inputs, targets }: Table,
	outputs: Float64Array,
	size: number
) {
	const gradient = new Array<number>(size).fill(0);
	const curvature = Array.from({ length: size }, (_, i) =>
		Array.from({ length: size }, (_, j) => (i === j ? ridge * rows : 0))
	);
	const x = new Array<number>(size).fill(1); // the last one is the bias
	for (let row = 0; row < rows; row++) {
		for (let i = 0; i < size - 1; i++) x[i] = inputs[row * (size - 1) + i];
		const isSquared = loss === 'meanSquaredError';
		const predicted = isSquared ? outputs[row] : 1 / (1 + Math.exp(-outputs[row]));
		const bend = isSquared ? 1 : predicted * (1 - predicted);
		for (let i = 0; i < size; i++) {
			gradient[i] += (predicted - targets[row]) * x[i];
			for (let j = 0; j < size; j++) curvature[i][j] += bend * x[i] * x[j];
		}
	}
	return solve(curvature, gradient);
}

/** Targets are one column. */
export function straightLoss(loss: Loss, points: Table): number {
	const size = points.inputs.length / points.rows + 1;
	const lossAt = (weights: number[]) =>
		scoreOutputs(loss, outputsOf(points, weights), points.targets, 1).loss;
	let weights = new Array<number>(size).fill(0);
	let lowest = lossAt(weights);
	for (let count = 0; count < mostSteps; count++) {
		const step = newtonStep(loss, points, outputsOf(points, weights), size);
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

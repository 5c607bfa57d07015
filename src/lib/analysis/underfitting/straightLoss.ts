import type { Table } from '../../data/table.ts';
import { probabilitiesOf } from '../../network/classes.ts';
import { scoreOutputs, type Loss } from '../../network/loss.ts';
import { lowestLossOf } from './newton.ts';

/**
 * The lowest loss that any straight line (any plane, with more inputs) has on these points, by
 * Newton's method: for the squared error it is linear regression and one step is enough, for the
 * binary cross-entropy logistic regression, and for softmax a line for each class but the last, whose
 * logit stays 0: only differences of logits count.
 */

/** On the diagonal, in units of the rows: keeps points that lie on one line solvable. */
const ridge = 1e-9;
/** Products in one of Newton's steps, of which there are a few. */
const affordable = 2e7;

const known = new WeakMap<Table, Map<Loss, number | null>>();

/** Null where it would take too long. Of more than one column, targets are those of a softmax. */
export function straightLoss(loss: Loss, points: Table): number | null {
	const losses = known.get(points) ?? new Map<Loss, number | null>();
	known.set(points, losses);
	if (!losses.has(loss)) losses.set(loss, findLoss(loss, points));
	return losses.get(loss)!;
}

function findLoss(loss: Loss, points: Table): number | null {
	const { rows } = points;
	const width = points.targets.length / rows;
	const lines = Math.max(1, width - 1);
	const terms = points.inputs.length / rows + 1;
	const size = lines * terms;
	if (rows * size ** 2 > affordable) return null;
	return lowestLossOf({
		size,
		lossAt: (weights) => scoreOutputs(loss, outputsOf(points, weights), points.targets, width).loss,
		slopesAt: (weights) => slopesOf(loss, points, outputsOf(points, weights), lines)
	});
}

/** `weights` has each line's factors and, last, its bias. `[rows, width]` */
function outputsOf({ rows, inputs, targets }: Table, weights: readonly number[]): Float64Array {
	const width = targets.length / rows;
	const lines = Math.max(1, width - 1);
	const factors = weights.length / lines - 1;
	const outputs = new Float64Array(rows * width);
	for (let row = 0; row < rows; row++) {
		for (let line = 0; line < lines; line++) {
			const start = line * (factors + 1);
			let sum = weights[start + factors];
			for (let i = 0; i < factors; i++) sum += weights[start + i] * inputs[row * factors + i];
			outputs[row * width + line] = sum;
		}
	}
	return outputs;
}

/** What each line predicts of a row: the value itself, or the probability of its class. */
function predictedOf(loss: Loss, outputs: Float64Array, row: number, width: number): number[] {
	if (loss === 'meanSquaredError') return [outputs[row]];
	const shares = probabilitiesOf(outputs, row, width);
	return width === 1 ? [shares[1]] : shares;
}

/** Gradient and curvature of the summed loss. */
function slopesOf(
	loss: Loss,
	{ rows, inputs, targets }: Table,
	outputs: Float64Array,
	lines: number
): { gradient: number[]; curvature: number[][] } {
	const width = targets.length / rows;
	const terms = inputs.length / rows + 1;
	const size = lines * terms;
	const gradient = new Array<number>(size).fill(0);
	const curvature = Array.from({ length: size }, (_, i) =>
		Array.from({ length: size }, (_, j) => (i === j ? ridge * rows : 0))
	);
	const x = new Array<number>(terms).fill(1); // the last one is the bias
	for (let row = 0; row < rows; row++) {
		for (let i = 0; i < terms - 1; i++) x[i] = inputs[row * (terms - 1) + i];
		const predicted = predictedOf(loss, outputs, row, width);
		for (let a = 0; a < lines; a++) {
			const missed = predicted[a] - targets[row * width + a];
			for (let i = 0; i < terms; i++) gradient[a * terms + i] += missed * x[i];
			for (let b = 0; b < lines; b++) {
				const same = a === b ? 1 : 0;
				const bend = loss === 'meanSquaredError' ? same : predicted[a] * (same - predicted[b]);
				addProducts(curvature, a * terms, b * terms, bend, x);
			}
		}
	}
	return { gradient, curvature };
}

/** `block += bend · x xᵀ` */
function addProducts(
	matrix: number[][],
	top: number,
	left: number,
	bend: number,
	x: readonly number[]
): void {
	for (let i = 0; i < x.length; i++) {
		const line = matrix[top + i];
		for (let j = 0; j < x.length; j++) line[left + j] += bend * x[i] * x[j];
	}
}

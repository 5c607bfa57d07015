/**
 * The losses, once, for every executor and both sets: a plotted training or validation loss always
 * comes from `scoreOutputs` at the same weights, dropout off, penalty apart.
 */
import { exp, log, log1p, square } from '../math/elementary.ts';

export const losses = ['meanSquaredError', 'binaryCrossEntropy', 'softmaxCrossEntropy'] as const;
/** Cross-entropies take logits. */
export type Loss = (typeof losses)[number];

export interface Score {
	/** Mean over rows (for the squared error over rows and outputs), in nats for cross-entropies. */
	loss: number;
	/** Share of rows on the right side, 0–1; NaN for regression. */
	accuracy: number;
}

/** What a network is worth at one step. */
export interface Evaluation {
	/** Optimizer steps done. */
	step: number;
	training: Score;
	validation: Score;
	/** On points of the source task, where the network is judged on those too. */
	sourceTask?: Score;
	/** L1 and L2 terms, which are not in the losses above. */
	penalty: number;
	/** True from the first step at which a loss or a parameter is no finite number. */
	diverged: boolean;
}

/** Whether the network is judged on the task that its parameters come from, too. */
export const isOnSourceTask = (history: readonly Evaluation[]) =>
	history.some(({ sourceTask }) => sourceTask !== undefined);

/** log(1 + eˣ) without overflow. */
function softplus(x: number): number {
	return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}

/** Loss of one row; `outputs` and `targets` are `[width]` slices beginning at `start`. */
export function rowLoss(
	loss: Loss,
	outputs: ArrayLike<number>,
	targets: ArrayLike<number>,
	start: number,
	width: number
): number {
	switch (loss) {
		case 'meanSquaredError': {
			let sum = 0;
			for (let i = start; i < start + width; i++) sum += square(outputs[i] - targets[i]);
			return sum / width;
		}
		case 'binaryCrossEntropy': {
			let sum = 0;
			for (let i = start; i < start + width; i++) {
				sum += softplus(outputs[i]) - targets[i] * outputs[i];
			}
			return sum / width;
		}
		case 'softmaxCrossEntropy': {
			let largest = -Infinity;
			for (let i = start; i < start + width; i++) largest = Math.max(largest, outputs[i]);
			let sum = 0;
			let expected = 0;
			for (let i = start; i < start + width; i++) {
				sum += exp(outputs[i] - largest);
				expected += targets[i] * (outputs[i] - largest);
			}
			return log(sum) - expected;
		}
	}
}

/**
 * Whether one row falls on the right side: logit above 0 for class 1, or the largest logit. A logit
 * that is no number is never right.
 */
export function isRight(
	loss: Loss,
	outputs: ArrayLike<number>,
	targets: ArrayLike<number>,
	start: number,
	width: number
): boolean {
	if (loss === 'softmaxCrossEntropy') {
		let chosen = start;
		let target = start;
		for (let i = start; i < start + width; i++) {
			if (Number.isNaN(outputs[i])) return false;
			if (outputs[i] > outputs[chosen]) chosen = i;
			if (targets[i] > targets[target]) target = i;
		}
		return chosen === target;
	}
	if (Number.isNaN(outputs[start])) return false;
	return outputs[start] > 0 === targets[start] > 0.5;
}

/** Logits as a cross-entropy at this temperature has them. */
function cooled(outputs: ArrayLike<number>, temperature: number): ArrayLike<number> {
	return temperature === 1 ? outputs : Float64Array.from(outputs, (z) => z / temperature);
}

/**
 * `outputs`, `targets` and `labels` are `[rows, width]`, row-major; summed in float64. Which rows are
 * right is told by `labels`.
 *
 * A cross-entropy at temperature T is `T² · loss(z / T)`: the targets are then a teacher's probabilities
 * for its logits by T too (Hinton et al. 2015, https://arxiv.org/abs/1503.02531).
 */
export function scoreOutputs(
	loss: Loss,
	outputs: ArrayLike<number>,
	targets: ArrayLike<number>,
	width: number,
	labels: ArrayLike<number> = targets,
	temperature = 1
): Score {
	const rows = targets.length / width;
	const logits = cooled(outputs, temperature);
	const isRegression = loss === 'meanSquaredError';
	let total = 0;
	let right = 0;
	for (let row = 0; row < rows; row++) {
		total += rowLoss(loss, logits, targets, row * width, width);
		if (!isRegression && isRight(loss, outputs, labels, row * width, width)) right++;
	}
	return {
		loss: (square(temperature) * total) / rows,
		accuracy: isRegression ? NaN : right / rows
	};
}

/**
 * `∂loss/∂outputs` of the mean loss over rows, `[rows, width]`:
 *
 * - mean squared error: 2 (z − y) / (rows · width)
 * - binary cross-entropy: (σ(z) − y) / (rows · width)
 * - softmax cross-entropy: (softmax(z) − y) / rows
 *
 * At temperature T, T times the gradient at z / T.
 */
export function lossGradient(
	loss: Loss,
	outputs: ArrayLike<number>,
	targets: ArrayLike<number>,
	width: number,
	temperature = 1
): Float64Array {
	if (temperature !== 1) {
		const gradient = lossGradient(loss, cooled(outputs, temperature), targets, width);
		return gradient.map((value) => temperature * value);
	}
	const rows = targets.length / width;
	switch (loss) {
		case 'meanSquaredError':
			return Float64Array.from(outputs, (z, i) => (2 * (z - targets[i])) / (rows * width));
		case 'binaryCrossEntropy':
			return Float64Array.from(
				outputs,
				(z, i) => (1 / (1 + exp(-z)) - targets[i]) / (rows * width)
			);
		case 'softmaxCrossEntropy':
			return Float64Array.from(outputs, (z, i) => {
				const start = i - (i % width);
				let total = 0;
				for (let j = start; j < start + width; j++) total += exp(outputs[j] - z);
				return (1 / total - targets[i]) / rows;
			});
	}
}

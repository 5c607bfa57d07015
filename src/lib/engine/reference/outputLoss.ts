/**
 * The three losses as training needs them: their gradients with respect to the outputs (logits),
 * each in closed form and so stable at any size. Their values come from `network/loss`.
 *
 * - mean squared error: 2 (z − y) / (rows · width)
 * - binary cross-entropy: (σ(z) − y) / (rows · width)
 * - softmax cross-entropy: (softmax(z) − y) / rows
 */
import { customGrad, div, mul, scalar, sigmoid, softmax, sub } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Loss } from '../../network/loss.ts';

function gradient(loss: Loss, outputs: Tensor2D, targets: Tensor2D): Tensor2D {
	const [rows, width] = outputs.shape;
	switch (loss) {
		case 'meanSquaredError':
			return mul(sub(outputs, targets), 2 / (rows * width));
		case 'binaryCrossEntropy':
			return mul(sub(sigmoid(outputs), targets), 1 / (rows * width));
		case 'softmaxCrossEntropy':
			return mul(sub(softmax(outputs), targets), 1 / rows);
	}
}

/** A stand-in for the loss in automatic differentiation: it has the gradient, but not the value. At
 * temperature T it is T times the gradient at z / T. */
export function outputLoss(
	loss: Loss,
	outputs: Tensor2D,
	targets: Tensor2D,
	temperature = 1
): Scalar {
	const lossOf = customGrad((z, save) => {
		(save as (tensors: Tensor[]) => void)([z as Tensor]);
		return {
			value: scalar(0),
			gradFunc: (_upstream, saved) => {
				const [logits] = saved as Tensor2D[];
				if (temperature === 1) return gradient(loss, logits, targets);
				return mul(gradient(loss, div(logits, temperature), targets), temperature);
			}
		};
	});
	return lossOf(outputs) as Scalar;
}

/**
 * What a trained network says of points, as targets for another one (distillation: Hinton et al. 2015,
 * https://arxiv.org/abs/1503.02531). At temperature T its logits are divided by T first, which evens the
 * probabilities out.
 */
import { exp } from '../math/elementary.ts';
import { forward } from './forward.ts';
import type { Loss } from './loss.ts';
import { outputsOf, type NetworkSpec } from './spec.ts';

/** Probabilities for a cross-entropy, and numbers as they are for the squared error; `[rows, outputs]`. */
export function teacherAnswers(
	network: NetworkSpec,
	loss: Loss,
	parameters: ArrayLike<number>,
	inputs: ArrayLike<number>, // [rows, inputs]
	temperature = 1
): Float32Array {
	const outputs = forward(network, parameters, inputs);
	if (loss === 'meanSquaredError') return Float32Array.from(outputs);
	const logits = outputs.map((z) => z / temperature);
	if (loss === 'binaryCrossEntropy') return Float32Array.from(logits, (z) => 1 / (1 + exp(-z)));
	const width = outputsOf(network);
	return Float32Array.from(logits, (z, i) => {
		const start = i - (i % width);
		let total = 0;
		for (let j = start; j < start + width; j++) total += exp(logits[j] - z);
		return 1 / total;
	});
}

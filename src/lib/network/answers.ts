import { exp } from '../math/elementary.ts';
import { forward } from './forward.ts';
import type { Loss } from './loss.ts';
import { outputsOf, type NetworkSpec } from './spec.ts';

/**
 * What a network says of each row, as another one can learn it: the probability of class 1, or of each
 * class, and for regression the value itself. `[rows, outputs]`.
 */
export function answersOf(
	network: NetworkSpec,
	parameters: ArrayLike<number>,
	inputs: ArrayLike<number>,
	loss: Loss
): Float32Array {
	const outputs = forward(network, parameters, inputs);
	if (loss === 'meanSquaredError') return Float32Array.from(outputs);
	if (loss === 'binaryCrossEntropy') return Float32Array.from(outputs, (z) => 1 / (1 + exp(-z)));
	const width = outputsOf(network);
	const answers = new Float32Array(outputs.length);
	for (let start = 0; start < outputs.length; start += width) {
		const row = outputs.subarray(start, start + width);
		const largest = Math.max(...row);
		const powers = row.map((z) => exp(z - largest));
		const sum = powers.reduce((a, b) => a + b, 0);
		answers.set(
			powers.map((power) => power / sum),
			start
		);
	}
	return answers;
}

import { gradientOf } from '../../network/gradient.ts';
import { inputsOf, kernelsOf, outputsOf } from '../../network/spec.ts';
import type { Batch } from './batches.ts';
import type { Member } from '../trainer.ts';

/** The gradient of loss and penalty over this batch, dropout off, worked out in float64; flat, as the
 * parameters. */
export function penalisedGradient(
	{ network, loss, training }: Member,
	parameters: Float32Array,
	{ table, rows }: Batch
): Float32Array {
	const pick = (values: Float32Array, width: number) =>
		rows === null
			? values
			: Float32Array.from(
					{ length: rows.length * width },
					(_, i) => values[rows[Math.floor(i / width)] * width + (i % width)]
				);
	const inputs = pick(table.inputs, inputsOf(network)); // [batch, inputs]
	const targets = pick(table.targets, outputsOf(network)); // [batch, outputs]
	const gradient = gradientOf(network, loss, parameters, inputs, targets);
	for (const { start, end } of kernelsOf(network)) {
		for (let i = start; i < end; i++) {
			gradient[i] += training.l1 * Math.sign(parameters[i]) + 2 * training.l2 * parameters[i];
		}
	}
	return Float32Array.from(gradient);
}

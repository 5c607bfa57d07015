import { gradientOf } from '../../network/gradient.ts';
import { penaltyGradient } from '../../network/optimizerStep.ts';
import { examplesOf, type Batch } from './batches.ts';
import type { Member } from '../trainer.ts';

/**
 * The gradient of loss and penalty over this batch, dropout off, worked out in float64; flat, as the
 * parameters. The penalty is that of what is trained, the loss that of what the network computes with.
 */
export function penalisedGradient(
	{ network, loss, training }: Member,
	{ trained, computed }: { trained: Float32Array; computed: Float32Array },
	batch: Batch
): Float32Array {
	const { inputs, targets } = examplesOf(batch);
	const gradient = gradientOf(network, loss, computed, inputs, targets);
	const penalty = penaltyGradient(network, training, trained);
	return Float32Array.from(gradient, (value, i) => value + penalty[i]);
}

import { gradientOf } from '../../network/gradient.ts';
import { gradientOfUpdate } from '../../network/lora.ts';
import { penaltyGradient } from '../../network/optimizerStep.ts';
import { examplesOf, type Batch } from './batches.ts';
import type { Member } from '../trainer.ts';

/**
 * The gradient of loss and penalty over this batch, dropout off, worked out in float64; flat, as what is
 * trained. The penalty is that of what is trained, the loss that of what the network computes with.
 */
export function penalisedGradient(
	{ network, loss, training, lora, temperature }: Member,
	{ trained, computed }: { trained: Float32Array; computed: Float32Array },
	batch: Batch
): Float32Array {
	const { inputs, targets } = examplesOf(batch);
	let gradient = gradientOf(network, loss, computed, inputs, targets, [], temperature);
	if (lora) gradient = gradientOfUpdate(network, lora.rank, trained, gradient);
	const penalty = penaltyGradient(network, training, trained);
	for (let i = computed.length; i < trained.length; i++) {
		penalty[i] = training.l1 * Math.sign(trained[i]) + 2 * training.l2 * trained[i];
	}
	return Float32Array.from(gradient, (value, i) => value + penalty[i]);
}

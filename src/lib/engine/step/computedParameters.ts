/**
 * What a network computes with, where that is not what its optimizer adjusts. With quantization the
 * passes take the rounded weights, and their gradient moves the weights before rounding, as if rounding
 * were no step (straight-through: Bengio et al. 2013, https://arxiv.org/abs/1308.3432).
 */
import { quantized, type Quantization } from '../../network/compression/quantize.ts';
import type { Member } from '../trainer.ts';

/** How a member's weights are rounded once it has taken so many steps; null where they are not. */
export function roundingAt({ quantization }: Member, steps: number): Quantization | null {
	return quantization && steps >= quantization.from ? quantization : null;
}

/** `trained` are the parameters of a snapshot, and `steps` are its steps. */
export function computedParameters(
	member: Member,
	trained: Float32Array,
	steps: number
): Float32Array {
	const rounding = roundingAt(member, steps);
	return rounding ? quantized(member.network, trained, rounding) : trained;
}

/**
 * What a network computes with, where that is not what its optimizer adjusts. With quantization the
 * passes take the rounded weights, and their gradient moves the weights before rounding, as if rounding
 * were no step (straight-through: Bengio et al. 2013, https://arxiv.org/abs/1308.3432). With LoRA they
 * take kernels with the update added.
 */
import { quantized, type Quantization } from '../../network/compression/quantize.ts';
import { countParameters } from '../../network/cost.ts';
import { countUpdate, merged, withUpdate } from '../../network/lora.ts';
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
	const { network, lora } = member;
	if (lora && trained.length > countParameters(network)) return merged(network, lora.rank, trained);
	const rounding = roundingAt(member, steps);
	return rounding ? quantized(network, trained, rounding) : trained;
}

/** How many numbers a snapshot has as parameters: the network's own, and those of an update. */
export function countTrained({ network, lora }: Member): number {
	return countParameters(network) + (lora ? countUpdate(network, lora.rank) : 0);
}

/** With an update that begins, where the member trains one and `parameters` have none. */
export function trainedFrom(member: Member, parameters: Float32Array): Float32Array {
	const { network, lora, seeds } = member;
	if (!lora || parameters.length === countTrained(member)) return parameters;
	return withUpdate(network, lora.rank, parameters, seeds.weights);
}

/** 0 where something that is trained stays as it is; missing where all move. */
export function trainedMask(member: Member): Uint8Array | undefined {
	if (!member.lora) return member.mask;
	return new Uint8Array(countTrained(member)).fill(1, countParameters(member.network));
}
